// Runs a task of this repository on a machine that has only Node 20 and npm: installs what package-lock.json
// names when it is not there, then starts the task under a Node that runs TypeScript by itself.
// Must stay plain JavaScript that Node 20 takes, with nothing from node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';

/** Type stripping is on by default from here on. */
const oldestNodeForTypeScript = [22, 18];

class CannotStart extends Error {}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Runs npm and waits. `npm_execpath` is there under `npm run`; a shell only where Windows needs one. */
function runNpm(parameters) {
  const npmScript = process.env.npm_execpath;
  const viaNode = npmScript !== undefined && /npm-cli\.c?js$/.test(npmScript) && existsSync(npmScript);
  const result = viaNode
    ? spawnSync(process.execPath, [npmScript, ...parameters], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', parameters, { cwd: root, stdio: 'inherit', shell: isWindows });
  if (result.error !== undefined) throw new CannotStart(`npm could not be run: ${result.error.message}`);
  return result.status === 0;
}

/** What the lock file names and node_modules lacks or has in another version. */
function missingPackages() {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return 'all';
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages);
  const installed = readJson(installedLock).packages;
  return wanted
    .filter(([path, entry]) => path !== '' && entry.optional !== true && entry.link !== true)
    .filter(([path, entry]) => entry.version !== installed[path]?.version)
    .map(([path]) => path);
}

function installPackages() {
  const missing = missingPackages();
  if (missing !== 'all' && missing.length === 0) return;
  const quiet = ['--no-audit', '--no-fund'];
  const what = missing === 'all' ? 'the packages' : `${missing.length} changed packages`;
  console.log(`Installing ${what} of package-lock.json.`);
  // A clean install checks the lock file more strictly than some registries can satisfy.
  const commands = missing === 'all' ? ['ci', 'install'] : ['install'];
  if (!commands.some((command) => runNpm([command, ...quiet]))) {
    throw new CannotStart('npm could not install the packages; its output above says why.');
  }
}

function versionOf(executable) {
  const result = spawnSync(executable, ['--version'], { encoding: 'utf8' });
  const match = /^v(\d+)\.(\d+)\./.exec(result.stdout ?? '');
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

function runsTypeScript(executable) {
  const version = versionOf(executable);
  if (version === undefined) return false;
  const [major, minor] = oldestNodeForTypeScript;
  return version[0] > major || (version[0] === major && version[1] >= minor);
}

/** The platform packages behind the npm package `node`, which each hold one executable. */
function platformPackage() {
  const version = readJson(join(root, 'package.json')).devDependencies.node;
  const platform = isWindows ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return { name: `${prefix}-${platform}-${process.arch}`, version };
}

/** The `node` package gets its executable in an install script; where scripts are blocked, this gets it. */
function fetchNode() {
  const { name, version } = platformPackage();
  const folder = join(root, '.cache', `node-${version}`);
  const executable = join(folder, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  if (runsTypeScript(executable)) return executable;
  console.log(`Fetching Node ${version} for the tasks (npm package ${name}).`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  runNpm(['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`]);
  return runsTypeScript(executable) ? executable : undefined;
}

function findNode() {
  const executables = [
    join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node'),
    join(root, 'node_modules', platformPackage().name, 'bin', isWindows ? 'node.exe' : 'node'),
    process.execPath,
  ];
  const found = executables.find((executable) => existsSync(executable) && runsTypeScript(executable));
  const node = found ?? fetchNode();
  if (node !== undefined) return node;
  throw new CannotStart(
    `The tasks need Node ${oldestNodeForTypeScript.join('.')} or later. The npm package that brings it could not ` +
      `be installed, and this is Node ${process.versions.node}. Install a later Node and try again.`,
  );
}

/** Ends with the task's own exit code; passes signals on, so that the task can end its children. */
function runTask(node, task) {
  const child = spawn(node, [join(root, 'scripts', task), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/**
 * Installs what is missing and runs `scripts/<task>` (TypeScript or JavaScript) with this process' arguments.
 * Sets the exit code to the task's; 2 with one line on stderr when it could not start.
 */
export async function bootstrap(task) {
  try {
    installPackages();
    process.exitCode = await runTask(findNode(), task);
  } catch (error) {
    console.error(error instanceof CannotStart ? error.message : error);
    process.exitCode = 2;
  }
}
