import type { FileContext, Fix, Rule } from '../lint/types.ts';
import { isValidVersionTime } from '../project/version.ts';
import { reportName } from './support/fileNames.ts';

/** Finds versions that are no point in time. */
export const invalidVersionTime: Rule = {
  id: 'invalid-version-time',
  scope: 'file',
  title: 'The version is not a point in time (YYYYMMDDHHMMSS).',
  severity: 'info',
  profile: 'default',
  needs: ['directory'],
  appliesTo: 'pending',
  replaces: [],
  check(context) {
    const { name } = context;
    if (name === undefined || isValidVersionTime(name.version)) return;
    const other = disorderedWith(context);
    if (other === undefined) {
      reportName(context, { message: messageFor(name.version) });
      return;
    }
    reportName(context, {
      severity: 'warning',
      message: `The CLI runs files in the order of their names, in which ${context.file.fileName} and ${other} stand the other way round than by their versions. db push then takes one of them for out of order. Give this one a version of 14 digits, YYYYMMDDHHMMSS.`,
      fixes: [newVersion(context, name.name)],
    });
  },
  docs: {
    what: 'A version that is not a time written `YYYYMMDDHHMMSS`: another number of digits, a 13th month, 25 o’clock.',
    why: 'The CLI takes any digits, so nothing fails at first. But versions of different lengths are ordered by name when files are run and by number when they are compared with the history, and the two orders can disagree; a made-up version in the future makes every later migration out of order; and `migration list` cannot show when it was made.',
    instead: 'Let `supabase migration new` or this extension write the version.',
    bad: '20261331120000_add_contacts.sql',
    good: '20260131120000_add_contacts.sql',
    exceptions: ['Files that are already applied, and files that the CLI skips.'],
    sources: ['Supabase CLI 3.1.0, 2.122.1 and 2.100.0 (`migration list`, `db push`).'],
  },
};

function messageFor(version: string): string {
  const wrong =
    version.length === 14 ? 'is no real date and time' : `has ${version.length} digits instead of 14`;
  return `The version ${version} ${wrong}. The CLI takes it, but it says nothing about when the migration was made and may sort in an unexpected place among others; YYYYMMDDHHMMSS in UTC is the convention.`;
}

type Siblings = FileContext['siblings'];

/** For each position the file with the highest version before it, and the one with the lowest behind it. */
interface Neighbours {
  readonly position: ReadonlyMap<string, number>;
  readonly highestBefore: readonly (Siblings[number] | undefined)[];
  readonly lowestBehind: readonly (Siblings[number] | undefined)[];
}

const known = new WeakMap<Siblings, Neighbours>();

/** A file that stands on the other side of this one by name than by version. */
function disorderedWith(context: FileContext): string | undefined {
  const version = context.name?.version ?? '';
  const neighbours = neighboursOf(context.siblings);
  const position = neighbours.position.get(context.file.path) ?? -1;
  const before = neighbours.highestBefore[position];
  if (before?.name !== undefined && before.name.version > version) return before.file.fileName;
  const behind = neighbours.lowestBehind[position];
  return behind?.name !== undefined && behind.name.version < version ? behind.file.fileName : undefined;
}

/** Versions are compared as text here, as `db push` does; made once for each state of the folder. */
function neighboursOf(siblings: Siblings): Neighbours {
  const before = known.get(siblings);
  if (before !== undefined) return before;
  const position = new Map(siblings.map(({ file }, index) => [file.path, index]));
  const made = {
    position,
    highestBefore: running(siblings, (left, right) => left > right),
    lowestBehind: running([...siblings].reverse(), (left, right) => left < right).reverse(),
  };
  known.set(siblings, made);
  return made;
}

/** For each place the extreme of the versions before it. */
function running(
  siblings: Siblings,
  isBeyond: (left: string, right: string) => boolean,
): (Siblings[number] | undefined)[] {
  let extreme: Siblings[number] | undefined;
  return siblings.map((sibling) => {
    const result = extreme;
    const isNext = extreme?.name === undefined || isBeyond(sibling.name?.version ?? '', extreme.name.version);
    if (sibling.name !== undefined && isNext) extreme = sibling;
    return result;
  });
}

function newVersion(context: FileContext, name: string): Fix {
  return {
    title: 'Give it a new version',
    kind: 'snippet',
    edits: [],
    rename: { from: context.file.path, to: context.followUpPath(name === '' ? 'describe_the_change' : name) },
  };
}
