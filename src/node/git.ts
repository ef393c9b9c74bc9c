import type { Log } from '../core/ports/log.ts';
import type { ProcessResult, ProcessRunner } from '../core/ports/process.ts';

/** Who git says is at work; either part can be missing. */
export interface GitAuthor {
  readonly name: string | undefined;
  readonly email: string | undefined;
}

/** The files of a folder on the default branch, or that this is not known (no git, no repository, no such branch). */
export type BranchFiles =
  | { readonly known: true; readonly branch: string; readonly fileNames: ReadonlySet<string> }
  | { readonly known: false };

/** The few facts of git that are used. A missing git or repository is no error anywhere here. */
export interface Git {
  author(folder: string, signal: AbortSignal): Promise<GitAuthor>;
  filesOnDefaultBranch(folder: string, signal: AbortSignal): Promise<BranchFiles>;
}

const timeoutMs = 10_000;

/** Variables that a git hook sets and that would bind every call to one repository, and what makes git quiet. */
const environment = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_PREFIX: undefined,
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'en_US.UTF-8',
} as const;

/** The default branch as far as git knows it: what the remote says, then the usual names, the remote's first. */
const branchRefs = [
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
  'refs/heads/main',
  'refs/heads/master',
] as const;

/** Git through its program. Run it only in trusted workspaces: a repository's configuration can name programs. */
export function createGit({ runner, log, program = 'git' }: GitOptions): Git {
  const run = async (
    folder: string,
    args: readonly string[],
    signal: AbortSignal,
  ): Promise<string | undefined> => {
    const request = { file: program, args, cwd: folder, env: environment, timeoutMs };
    const result = await runner.run(request, signal);
    if (succeeded(result)) return result.stdout;
    log.debug(`git ${args[0] ?? ''} gave nothing: ${result.outcome}, exit code ${result.exitCode ?? '-'}`);
    return undefined;
  };
  return {
    author: async (folder, signal) => {
      const settings = await run(folder, ['config', '-z', '--get-regexp', '^user\\.(name|email)$'], signal);
      return readAuthor(settings ?? '');
    },
    filesOnDefaultBranch: async (folder, signal) => {
      const found = await run(folder, ['for-each-ref', '--format=%(refname)', ...branchRefs], signal);
      const existing = new Set(found?.split('\n').map((line) => line.trim()));
      const branch = branchRefs.find((ref) => existing.has(ref));
      if (branch === undefined) return { known: false };
      const names = await run(folder, ['ls-tree', '-z', '--name-only', branch, './'], signal);
      if (names === undefined) return { known: false };
      const fileNames = new Set(names.split('\0').filter((name) => name !== ''));
      return { known: true, branch: branch.replace(/^refs\/(?:heads|remotes)\//, ''), fileNames };
    },
  };
}

export interface GitOptions {
  readonly runner: ProcessRunner;
  readonly log: Log;
  readonly program?: string;
}

function succeeded(result: ProcessResult): boolean {
  return result.outcome === 'exited' && result.exitCode === 0;
}

/** `key\nvalue\0` for each; a repository's own setting comes after the user's and wins. */
function readAuthor(settings: string): GitAuthor {
  const values = new Map(
    settings.split('\0').map((entry) => {
      const end = entry.indexOf('\n');
      return [entry.slice(0, end), entry.slice(end + 1).trim()] as const;
    }),
  );
  const valueOf = (key: string): string | undefined => values.get(key) || undefined;
  return { name: valueOf('user.name'), email: valueOf('user.email') };
}
