import { resolve } from 'node:path';
import type { Command } from '../command.ts';
import { UsageError, type CommandLine, type CommandSpec } from '../commandLine.ts';
import type { ExitCode, Terminal } from '../terminal.ts';

const spec: CommandSpec = {
  name: 'lint',
  positionals: '[PATH…]',
  summary:
    'Lint migrations: files, a migrations folder, or every project inside a folder (default: this one).',
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['text', 'json', 'sarif', 'github'],
      help: 'How to write the findings.',
    },
    {
      name: 'fail-on',
      value: 'SEVERITY',
      choices: ['error', 'warning', 'info', 'never'],
      help: 'Exit with 1 from this severity on.',
    },
    { name: 'profile', value: 'PROFILE', help: 'default or strict, over what migrations.config.json says.' },
    {
      name: 'applied-through',
      value: 'VERSION',
      help: 'Files up to this version are applied, later ones pending. Otherwise: the configuration, else what is on the default branch of git.',
    },
    { name: 'stdin', help: 'Lint the text on standard input.' },
    {
      name: 'stdin-filename',
      value: 'NAME',
      help: 'The migration that the text on standard input stands for.',
    },
    { name: 'fix', help: 'Apply the safe fixes to pending files and say what was changed.' },
    { name: 'no-cache', help: 'Neither read nor keep facts about files between runs.' },
  ],
};

/** `lint`: the engine of the editor for terminals, git hooks and CI. */
export const lint: Command = { spec, run: runLint };

async function runLint(line: CommandLine, terminal: Terminal): Promise<ExitCode> {
  checkUsage(line);
  const stdin = line.has('stdin') ? await terminal.readStdin() : undefined;
  const { lintAndReport } = await import('../lintAndReport.ts');
  const stdinName = line.value('stdin-filename');
  return lintAndReport(
    {
      paths: line.positionals,
      format: line.value('format') ?? 'text',
      failOn: line.value('fail-on') ?? 'error',
      profile: profileOf(line),
      appliedThrough: line.value('applied-through'),
      stdin,
      stdinPath: stdinName === undefined ? undefined : resolve(terminal.cwd, stdinName),
      fix: line.has('fix'),
      useCache: !line.has('no-cache'),
    },
    terminal,
  );
}

function checkUsage(line: CommandLine): void {
  if (line.has('stdin') && line.positionals.length > 0) {
    throw new UsageError('Give either --stdin or paths, not both.');
  }
  if (line.has('stdin-filename') && !line.has('stdin')) {
    throw new UsageError('--stdin-filename says what --stdin stands for; give --stdin too.');
  }
  if (line.has('stdin') && line.has('fix')) {
    throw new UsageError('--fix writes files; it cannot be used with --stdin.');
  }
  const through = line.value('applied-through');
  if (through !== undefined && !/^\d+$/u.test(through)) {
    throw new UsageError(`--applied-through takes a version such as 20260131120000, not "${through}".`);
  }
}

function profileOf(line: CommandLine): 'default' | 'strict' | undefined {
  const profile = line.value('profile');
  if (profile === undefined || profile === 'default' || profile === 'strict') return profile;
  throw new UsageError(`--profile takes default or strict, not "${profile}".`);
}
