import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { hasDisplay } from '../host/choose.ts';
import { writeProfile, type Settings } from '../host/profile.ts';
import { startServer } from '../host/server.ts';
import { endTree, findOnPath, runCommand, startTree } from './processes.ts';
import { makeTemporaryFolder, removeFolder } from './temporaryFolder.ts';

export interface PersonWindow {
  /** One line: which VS Code, and where. */
  readonly description: string;
  /** Resolves when the person closed it; a browser tab tells nobody. */
  readonly closed: Promise<void>;
  readonly close: () => Promise<void>;
}

export interface PersonOptions {
  /** The packaged extension to install. */
  readonly vsix: string;
  readonly folder: string;
  readonly settings: Settings;
  readonly environment: Readonly<Record<string, string>>;
}

/** The desktop's `code`, unless it is the one inside a remote window, which takes no profile of its own. */
function desktopCode(): string | undefined {
  if (!hasDisplay() || process.env['VSCODE_IPC_HOOK_CLI'] !== undefined) return undefined;
  return findOnPath(['code']);
}

/** The launcher starts VS Code away from itself; what carries our own folder in its command line is that VS Code. */
function endProcessesNaming(folder: string): void {
  if (process.platform === 'win32') return;
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' });
  for (const line of stdout.split('\n').filter((candidate) => candidate.includes(folder))) {
    const pid = Number(/^\s*(\d+)/.exec(line)?.[1]);
    if (Number.isNaN(pid) || pid === process.pid) continue;
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

async function openOnDesktop(code: string, options: PersonOptions): Promise<PersonWindow> {
  const dataFolder = await makeTemporaryFolder('vscode-');
  const profile = [
    '--user-data-dir',
    join(dataFolder, 'user'),
    '--extensions-dir',
    join(dataFolder, 'extensions'),
  ];
  const shell = process.platform === 'win32';
  await writeProfile(join(dataFolder, 'user', 'User'), options.settings);
  await runCommand(code, [...profile, '--install-extension', options.vsix], { shell });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const trust = '--disable-workspace-trust';
  const window = startTree(code, [...profile, ...sandbox, trust, '--new-window', '--wait', options.folder], {
    env: { ...process.env, ...options.environment },
    stdio: 'ignore',
    shell,
  });
  return {
    description: `VS Code for the desktop (${code}) shows ${options.folder}`,
    closed: once(window, 'exit').then(() => undefined),
    close: async () => {
      endProcessesNaming(dataFolder);
      await endTree(window);
      await removeFolder(dataFolder);
    },
  };
}

async function openInBrowser(options: PersonOptions): Promise<PersonWindow> {
  const server = await startServer(options);
  return {
    description: `VS Code ${server.version} in the browser: ${server.address(options.folder)}`,
    closed: new Promise(() => undefined),
    close: server.stop,
  };
}

/**
 * Opens a folder for a person, with the extension installed in a fresh profile: in the desktop's own `code` where
 * there is one and a display, in VS Code's server for the browser elsewhere.
 */
export async function openForPerson(options: PersonOptions): Promise<PersonWindow> {
  const forced = process.env['SUPABASE_MIGRATIONS_HOST'];
  const code = forced === 'server' ? undefined : desktopCode();
  return code === undefined ? openInBrowser(options) : openOnDesktop(code, options);
}
