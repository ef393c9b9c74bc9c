import type { FileContext, Fix, Rule } from '../lint/types.ts';
import { parseMigrationFileName, skipReason, slugify } from '../project/migrationName.ts';
import { isVagueName } from '../project/nameCheck.ts';
import { isUuid, renameFix, reportName } from './support/fileNames.ts';
import { suggestName } from './support/suggestName.ts';

/** Finds files that the CLI skips, and names that are hard to read. */
export const migrationFilename: Rule = {
  id: 'migration-filename',
  scope: 'file',
  title: 'The Supabase CLI skips files whose names it does not understand.',
  severity: 'error',
  profile: 'default',
  needs: ['directory'],
  appliesTo: 'pending',
  replaces: [],
  check(context) {
    const folder = subfolderOf(context.file.path);
    if (folder !== undefined) {
      reportName(context, {
        message: `The Supabase CLI looks only at files right in supabase/migrations, so it never runs this one in ${folder}/. Move it up.`,
      });
      return;
    }
    const { fileName } = context.file;
    const place = context.siblings[0]?.file.path === context.file.path ? 'first' : 'later';
    const reason = skipReason(fileName, place);
    if (reason === 'deprecated-init') {
      reportName(context, {
        message: `The Supabase CLI skips a first file called <version>_init.sql from before 2021-12-09, so ${fileName} is never run. Give it another name after the version.`,
        fixes: [renameFix(context, fileName.replace(/_init\.sql$/u, '_initial_schema.sql'))],
      });
    } else if (reason === 'pattern') reportSkipped(context);
    else checkStyle(context);
  },
  docs: {
    what: 'A file of the migrations folder whose name is not `<digits>_<name>.sql`, or that lies in a sub-folder. As information: names with upper case, hyphens, blanks or other characters beside `a-z`, `0-9` and `_`.',
    why: 'The CLI takes only names that match `^([0-9]+)_(.*)\\.sql$`, case-sensitive, and skips every other file with one line on stderr, or with none at all for sub-folders: the migration is never run, and nothing fails. A first file `<version>_init.sql` older than 2021-12-09 is skipped too.',
    instead: 'Name it `YYYYMMDDHHMMSS_descriptive_name.sql`, in UTC, as `supabase migration new` does.',
    bad: 'add_contacts.sql',
    good: '20260131120000_add_contacts.sql',
    exceptions: ['Files that are already applied.'],
    sources: ['Supabase CLI source, pkg/migration/list.go; run with 2.100.0, 2.122.1 and 3.1.0.'],
  },
};

function reportSkipped(context: FileContext): void {
  const { fileName } = context.file;
  reportName(context, {
    message: `The Supabase CLI skips ${fileName}: it takes only names such as 20260131120000_${slugOf(context)}.sql, so this migration is never run on any database.`,
    fixes: [fixForSkipped(context)],
  });
}

function fixForSkipped(context: FileContext): Fix {
  const { fileName } = context.file;
  const version = /^[0-9]{14}(?![0-9])/u.exec(fileName)?.[0];
  const slug = slugOf(context);
  const isFree = context.siblings.every(({ name }) => name?.version !== version);
  if (version !== undefined && isFree) return renameFix(context, `${version}_${slug}.sql`);
  return {
    title: `Rename it to <version>_${slug}.sql`,
    kind: 'snippet',
    edits: [],
    rename: { from: context.file.path, to: context.followUpPath(slug) },
  };
}

function checkStyle(context: FileContext): void {
  const name = parseMigrationFileName(context.file.fileName);
  if (name === undefined || /^[a-z0-9_]*$/u.test(name.name) || isUuid(name.name)) return;
  const slug = slugify(name.name);
  if (slug === '') return;
  reportName(context, {
    severity: 'info',
    message: `The CLI takes this name, but the convention is small letters, digits and underscores: ${name.version}_${slug}.sql. Names that differ only in their punctuation are easily mixed up.`,
    fixes: [renameFix(context, `${name.version}_${slug}.sql`)],
  });
}

/** What of the name can be kept; where that says nothing, a name from what the file does. */
function slugOf(context: FileContext): string {
  const withoutVersion = context.file.fileName.replace(/\.sql$/iu, '').replace(/^[0-9]+[-_. ]*/u, '');
  const slug = slugify(withoutVersion);
  if (slug !== '' && !isVagueName(slug)) return slug;
  return suggestName(context.fileOperations) ?? 'describe_the_change';
}

/** The sub-folder of supabase/migrations that a path lies in. */
function subfolderOf(path: string): string | undefined {
  return /(?:^|[/\\])supabase[/\\]migrations[/\\](.+)[/\\][^/\\]+$/u.exec(path)?.[1];
}
