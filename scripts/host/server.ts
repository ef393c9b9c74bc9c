import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endTree, runCommand, startTree } from '../support/processes.ts';
import { makeTemporaryFolder, removeFolder } from '../support/temporaryFolder.ts';
import { writeProfile, writeSettings, type Settings } from './profile.ts';
import { findServerPackage } from './serverPackage.ts';

export interface ServerOptions {
  /** A packaged extension to install, or several. */
  readonly vsix?: string | readonly string[] | undefined;
  readonly settings?: Settings | undefined;
  /** `restricted` opens folders without workspace trust. */
  readonly trust?: 'trusted' | 'restricted' | undefined;
  /** More environment for the server, and so for the extension host. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

export interface RunningServer {
  /** VS Code's version. */
  readonly version: string;
  /** The profile's folder; `server.log` in it has what the server printed. */
  readonly dataFolder: string;
  /** Host and port, which is also the authority of the files in the window. */
  readonly authority: string;
  /** The address that opens `folder`; `payload` are VS Code's own start parameters. */
  readonly address: (folder: string, payload?: readonly (readonly [string, string])[]) => string;
  /** Ends the server with all its children and removes the profile. */
  readonly stop: () => Promise<void>;
}

const startLimit = 60_000;

function serverParameters(dataFolder: string, tokenFile: string, trust: ServerOptions['trust']): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token-file', tokenFile],
    ...['--accept-server-license-terms', '--disable-telemetry', '--enable-smoke-test-driver'],
    ...['--server-data-dir', dataFolder],
    ...(trust === 'restricted' ? [] : ['--disable-workspace-trust']),
  ];
}

/** The port, as soon as the server says it; rejects with the server's last words when it ends before. */
function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (reason: string): void => reject(new Error(`${reason}\n${printed.slice(-2_000)}`));
    const limit = setTimeout(() => fail('The VS Code server did not start in time.'), startLimit);
    child.stdout?.on('data', (data: Buffer) => {
      printed += data.toString();
      const port = /listening on (\d+)/.exec(printed)?.[1];
      if (port === undefined) return;
      clearTimeout(limit);
      resolve(Number(port));
    });
    child.on('exit', () => {
      clearTimeout(limit);
      fail('The VS Code server ended while starting.');
    });
  });
}

async function installExtensions(main: string, dataFolder: string, options: ServerOptions): Promise<void> {
  const files = typeof options.vsix === 'string' ? [options.vsix] : (options.vsix ?? []);
  for (const file of files) {
    const common = ['--accept-server-license-terms', '--server-data-dir', dataFolder];
    await runCommand(process.execPath, [main, ...common, '--install-extension', file]);
  }
}

async function prepareData(options: ServerOptions): Promise<{ dataFolder: string; token: string }> {
  const dataFolder = await makeTemporaryFolder('vscode-');
  const token = randomBytes(16).toString('hex');
  await writeFile(join(dataFolder, 'token'), token, { mode: 0o600 });
  await writeProfile(join(dataFolder, 'data', 'User'), options.settings ?? {});
  // Settings of the machine's scope count only where the machine keeps them.
  await writeSettings(join(dataFolder, 'data', 'Machine'), options.settings ?? {});
  // The window is a remote one: settings that name something of a machine are read from the server's own.
  await writeProfile(join(dataFolder, 'data', 'Machine'), options.settings ?? {});
  await mkdir(join(dataFolder, 'extensions'), { recursive: true });
  return { dataFolder, token };
}

/** A path of this machine as VS Code's server host names it; `remote` is the authority of what it starts with. */
export function remoteUri(path: string, authority = 'remote'): string {
  const slashed = path.replaceAll('\\', '/');
  return `vscode-remote://${authority}${slashed.startsWith('/') ? '' : '/'}${slashed}`;
}

function addressMaker(authority: string, token: string): RunningServer['address'] {
  return (folder, payload = []) => {
    const parameters = new URLSearchParams({ tkn: token, folder: folder.replaceAll('\\', '/') });
    if (payload.length > 0) parameters.set('payload', JSON.stringify(payload));
    return `http://${authority}/?${parameters.toString()}`;
  };
}

/** On Linux the server's sockets lie in the profile and go with it; paths elsewhere would be too long for one. */
function socketFolder(dataFolder: string): Readonly<Record<string, string>> {
  return process.platform === 'linux' ? { XDG_RUNTIME_DIR: dataFolder } : {};
}

/** Starts VS Code's server on a free port of the loopback interface, with a fresh profile and its own token. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { folder, version } = await findServerPackage();
  const { dataFolder, token } = await prepareData(options);
  const main = join(folder, 'out', 'server-main.js');
  await installExtensions(main, dataFolder, options);
  const child = startTree(
    process.execPath,
    [main, ...serverParameters(dataFolder, join(dataFolder, 'token'), options.trust)],
    { env: { ...process.env, ...socketFolder(dataFolder), ...options.environment } },
  );
  const log = createWriteStream(join(dataFolder, 'server.log'));
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const stop = async (): Promise<void> => {
    await endTree(child);
    log.end();
    await removeFolder(dataFolder);
  };
  try {
    const authority = `127.0.0.1:${await listeningPort(child)}`;
    return { version, dataFolder, authority, address: addressMaker(authority, token), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
