import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DatabaseOptions, DatabaseServer } from './databases.ts';
import { endTree, findOnPath, runCommand, startTree } from './processes.ts';
import { supabaseBaseline } from './supabaseBaseline.ts';

/** The folder with `initdb`, `postgres` and `psql`; the newest of several. */
export function findPostgres(): string | undefined {
  const roots = ['/usr/lib/postgresql', '/usr/pgsql', '/opt/homebrew/opt', '/usr/local/opt'];
  const folders = roots.flatMap((root) =>
    existsSync(root) ? readdirSync(root).map((name) => join(root, name, 'bin')) : [],
  );
  const complete = folders.filter((folder) =>
    ['initdb', 'postgres', 'psql'].every((name) => existsSync(join(folder, name))),
  );
  const newest = complete.sort((left, right) => left.localeCompare(right, 'en', { numeric: true })).at(-1);
  const onPath = findOnPath(['initdb']);
  return newest ?? (onPath === undefined ? undefined : join(onPath, '..'));
}

/** Starts a cluster of its own in a temporary folder. Postgres refuses to run as root, so root hands it to `nobody`. */
export async function startPostgres({ port, password }: DatabaseOptions): Promise<DatabaseServer> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('There are no Postgres server programs on this machine.');
  const folder = mkdtempSync(join(tmpdir(), 'supabase-migrations-postgres-'));
  const owner = unprivilegedUser();
  const options: SpawnOptions = owner === undefined ? { cwd: folder } : { cwd: folder, ...owner };
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password ?? 'postgres');
  if (owner !== undefined) chownSync(passwordFile, owner.uid, owner.gid);
  const authentication = `--auth=${password === undefined ? 'trust' : 'scram-sha-256'}`;
  const cluster = [
    '-D',
    data,
    '-U',
    'postgres',
    `--pwfile=${passwordFile}`,
    authentication,
    '--no-locale',
    '-E',
    'UTF8',
    '--no-sync',
  ];
  await runCommand(join(bin, 'initdb'), cluster, options);
  const chosen = port ?? (await freePort());
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'log_min_messages=warning',
  ];
  const server = startTree(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(chosen), ...settings.flatMap((setting) => ['-c', setting])],
    options,
  );
  const close = async (): Promise<void> => {
    await endTree(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(server);
    const database = { bin, port: chosen, password: password ?? 'postgres' };
    await execute(database, supabaseBaseline);
    const secret = password === undefined ? '' : `:${encodeURIComponent(password)}`;
    const url = `postgresql://postgres${secret}@127.0.0.1:${chosen}/postgres?sslmode=disable`;
    return { engine: 'postgres', port: chosen, url, execute: (sql) => execute(database, sql), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A port that nothing listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

function unprivilegedUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number =>
    Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function untilReady(server: ChildProcess): Promise<void> {
  const { stderr } = server;
  if (stderr === null) throw new Error('The server was started without its log.');
  const lines: string[] = [];
  for await (const line of createInterface({ input: stderr })) {
    lines.push(line);
    if (line.includes('database system is ready to accept connections')) {
      // Closing the reader paused the log; a full pipe would stop the server.
      stderr.resume();
      return;
    }
  }
  throw new Error(`Postgres did not start:\n${lines.join('\n')}`);
}

interface Access {
  readonly bin: string;
  readonly port: number;
  readonly password: string;
}

async function execute({ bin, port, password }: Access, sql: string): Promise<void> {
  const address = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', 'postgres'];
  const child = spawn(join(bin, 'psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', ...address], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, PGPASSWORD: password, PGSSLMODE: 'disable' },
  });
  const said: Buffer[] = [];
  child.stderr.on('data', (data: Buffer) => said.push(data));
  child.stdin.end(sql);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`psql: ${Buffer.concat(said).toString().trim()}`);
}
