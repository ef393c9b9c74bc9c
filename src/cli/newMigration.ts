import { join } from 'node:path';
import { parseMigrationFileName } from '../core/project/migrationName.ts';
import { parseValues, planNewMigration, templates, type PlannedFile } from '../core/templates/index.ts';
import { silentLog } from '../node/branchFiles.ts';
import { systemClock } from '../node/clock.ts';
import { localFiles } from '../node/files.ts';
import { createGit } from '../node/git.ts';
import { createProcessRunner } from '../node/processRunner.ts';
import { RefusedError, UsageError } from './commandLine.ts';
import { displayPath } from './displayPath.ts';
import { findProjectRoot } from './projectRoot.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** A `new` command line. */
export interface NewMigrationRequest {
  /** As typed; it is made a slug. */
  readonly name: string;
  readonly templateId: string;
  /** `KEY=VALUE` pairs. */
  readonly settings: readonly string[];
  readonly printOnly: boolean;
  /** As typed. */
  readonly project: string | undefined;
}

/** The templates with what each asks for, for a terminal. */
export function listTemplates(): string {
  const width = Math.max(...templates.map(({ id }) => id.length));
  return templates
    .map(({ id, preview, inputs }) => {
      const keys = Object.entries(inputs).map(([key, { options }]) =>
        options === undefined ? key : `${key}=${options.map(({ value }) => value).join('|')}`,
      );
      const asked = keys.length === 0 ? '' : `${' '.repeat(width)}  --set ${keys.join(', ')}\n`;
      return `${id.padEnd(width)}  ${preview}\n${asked}`;
    })
    .join('');
}

/**
 * Plans a migration and writes its files, or prints their text. Never overwrites a file.
 * @throws UsageError or RefusedError for a name, template or value that will not do; OutsideError when writing fails.
 */
export async function writeNewMigration(request: NewMigrationRequest, terminal: Terminal): Promise<ExitCode> {
  const root = findProjectRoot(request.project, terminal.cwd) ?? terminal.cwd;
  const folder = join(root, 'supabase', 'migrations');
  const { files, warnings } = await plan(request, folder);
  for (const warning of warnings) terminal.complain(warning);
  if (request.printOnly) {
    terminal.write(
      files.map(({ text, fileName }) => printed(text, files.length > 1 ? fileName : undefined)).join('\n'),
    );
    return 0;
  }
  for (const { path, text } of files) {
    await localFiles.createText(path, text);
    terminal.write(`${displayPath(path, terminal.cwd)}\n`);
  }
  return 0;
}

interface Plan {
  readonly files: readonly PlannedFile[];
  readonly warnings: readonly string[];
}

async function plan(request: NewMigrationRequest, folder: string): Promise<Plan> {
  const template = templates.find(({ id }) => id === request.templateId);
  if (template === undefined) {
    throw new UsageError(
      `There is no template "${request.templateId}"; there are ${templates.map(({ id }) => id).join(', ')}.`,
    );
  }
  const given = parseValues(request.settings);
  if (given.outcome === 'refused') throw new UsageError(given.message);
  const existing = (await localFiles.list(folder)).flatMap(({ name }) => parseMigrationFileName(name) ?? []);
  const planned = planNewMigration({
    name: request.name,
    now: systemClock.now(),
    author: await author(folder),
    knownVersions: existing.map(({ version }) => version),
    existingNames: existing.map(({ name }) => name),
    folder,
    template,
    values: given.values,
  });
  if (planned.outcome === 'planned') return planned;
  throw new RefusedError(planned.message);
}

/** The name in git's configuration. The folder may not exist yet, so git is asked from the nearest that does. */
async function author(folder: string): Promise<string | undefined> {
  const runner = createProcessRunner({ log: silentLog });
  try {
    const git = createGit({ runner, log: silentLog });
    const cwd = (await localFiles.exists(folder)) ? folder : process.cwd();
    return (await git.author(cwd, new AbortController().signal)).name;
  } finally {
    runner.dispose();
  }
}

function printed(text: string, fileName: string | undefined): string {
  const complete = text.endsWith('\n') ? text : `${text}\n`;
  return fileName === undefined ? complete : `-- ${fileName}\n${complete}`;
}
