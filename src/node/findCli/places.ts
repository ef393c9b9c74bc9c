import { readdir } from 'node:fs/promises';
import { isAbsolute, join, resolve, win32, posix } from 'node:path';
import { configuredCliMissing } from '../../core/supabase/errors/program.ts';
import type { CliInfo } from '../../core/supabase/types.ts';
import { compareVersions, parseVersion } from '../../core/supabase/version.ts';
import type { Candidate, Sighting, Trial } from './candidate.ts';
import { isProgram } from './candidate.ts';
import type { Machine } from './machine.ts';
import { platformPackages, programName } from './machine.ts';
import { ancestors, lookInPackage, packageOfStarter } from './npmPackage.ts';

const nothing: Sighting = { candidates: [], trials: [] };

/** The path that the user set: a program, a starter script, or a folder that holds one; `~` is the home folder. */
export async function lookAtSetting(path: string, projectPath: string, machine: Machine): Promise<Sighting> {
  const expanded = path.replace(/^~(?=$|[/\\])/, () => machine.home);
  const place = isAbsolute(expanded) ? expanded : resolve(projectPath, expanded);
  for (const candidate of [place, join(place, programName(machine))]) {
    const sighting = await lookAtProgram(candidate, 'setting', machine);
    if (sighting.candidates.length > 0 || sighting.trials.length > 0) {
      return sighting.candidates.length > 0
        ? sighting
        : { ...sighting, problem: configuredCliMissing(place) };
    }
  }
  const trial: Trial = { place, source: 'setting', result: 'there is no such program' };
  return { candidates: [], trials: [trial], problem: configuredCliMissing(place) };
}

/** What the project installed: its own `node_modules` and each above it, up to the file system's root, as Node looks. */
export async function lookInProject(projectPath: string, machine: Machine): Promise<Sighting> {
  const sightings: Sighting[] = [];
  for (const folder of ancestors(resolve(projectPath))) {
    const sighting = await lookInPackage(join(folder, 'node_modules', 'supabase'), 'project', machine);
    if (sighting !== undefined) sightings.push(sighting);
    sightings.push(await lookInYarnUnplugged(folder, machine));
  }
  const merged = merge(sightings);
  if (merged.candidates.length > 0 || merged.trials.length > 0) return merged;
  return {
    ...nothing,
    trials: [{ place: projectPath, source: 'project', result: 'no npm package supabase in it or above' }],
  };
}

/** Yarn's Plug'n'Play keeps packages with programs unpacked here (`preferUnplugged`); its loader is not run. */
async function lookInYarnUnplugged(folder: string, machine: Machine): Promise<Sighting> {
  const unplugged = join(folder, '.yarn', 'unplugged');
  const entries = await readdir(unplugged).catch(() => []);
  const native = platformPackages(machine).map((name) => ({
    start: `${name.replace('/', '-')}-npm-`,
    inside: name,
  }));
  const kinds = [...native, { start: 'supabase-npm-', inside: 'supabase' }];
  const found: (Candidate & { readonly version: string })[] = [];
  for (const entry of entries) {
    const kind = kinds.find(({ start }) => entry.startsWith(start));
    const version =
      kind === undefined
        ? undefined
        : parseVersion(entry.slice(kind.start.length).replace(/-[0-9a-f]+$/, ''));
    if (kind === undefined || version === undefined) continue;
    const path = join(unplugged, entry, 'node_modules', kind.inside, 'bin', programName(machine));
    if ((await isProgram(path, machine)) !== 'program') continue;
    found.push({ path, source: 'project', version: `${version.major}.${version.minor}.${version.patch}` });
  }
  return { candidates: found.sort(newestFirst), trials: [] };
}

function newestFirst(left: { readonly version: string }, right: { readonly version: string }): number {
  const [a, b] = [parseVersion(left.version), parseVersion(right.version)];
  return a === undefined || b === undefined ? 0 : compareVersions(b, a);
}

/** The PATH. Relative entries are passed over: they would mean another program in each folder. */
export async function lookInPath(machine: Machine): Promise<Sighting> {
  const paths = machine.platform === 'win32' ? win32 : posix;
  const name = Object.keys(machine.environment).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const entries = (machine.environment[name] ?? '')
    .split(paths.delimiter)
    .filter((entry) => paths.isAbsolute(entry));
  const sighting = await lookInFolders(entries, 'path', machine);
  if (sighting.candidates.length > 0 || sighting.trials.length > 0) return sighting;
  return { ...nothing, trials: [{ place: 'PATH', source: 'path', result: 'no supabase in it' }] };
}

/** Places that package managers use and that are often missing from the PATH of an editor started from the desktop. */
export async function lookInCommonPlaces(machine: Machine): Promise<Sighting> {
  const inHome = (...parts: readonly string[]): string => join(machine.home, ...parts);
  const everywhere = [
    inHome('.local', 'bin'),
    inHome('.bun', 'bin'),
    inHome('.volta', 'bin'),
    inHome('.asdf', 'shims'),
    inHome('.local', 'share', 'mise', 'shims'),
    inHome('.nix-profile', 'bin'),
  ];
  const bySystem: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    darwin: ['/opt/homebrew/bin', '/usr/local/bin', '/opt/local/bin'],
    linux: ['/usr/local/bin', '/usr/bin', '/home/linuxbrew/.linuxbrew/bin', '/run/current-system/sw/bin'],
    win32: [inHome('scoop', 'shims'), ...windowsPlaces(machine)],
  };
  const folders = [...(bySystem[machine.platform] ?? []), ...everywhere];
  const sighting = await lookInFolders(folders, 'common-place', machine);
  if (sighting.candidates.length > 0 || sighting.trials.length > 0) return sighting;
  return {
    ...nothing,
    trials: [{ place: folders.join(', '), source: 'common-place', result: 'no supabase in them' }],
  };
}

function windowsPlaces({ environment }: Machine): readonly string[] {
  const folders = [
    [environment['ProgramData'], 'scoop', 'shims'],
    [environment['APPDATA'], 'npm'],
    [environment['LOCALAPPDATA'], 'pnpm'],
  ];
  return folders.flatMap(([root, ...parts]) =>
    root === undefined ? [] : [join(root, ...parts.flatMap((part) => part ?? []))],
  );
}

async function lookInFolders(
  folders: readonly string[],
  source: CliInfo['source'],
  machine: Machine,
): Promise<Sighting> {
  const names = machine.platform === 'win32' ? ['supabase.exe', 'supabase.cmd'] : ['supabase'];
  const sightings: Sighting[] = [];
  for (const folder of new Set(folders)) {
    for (const name of names) sightings.push(await lookAtProgram(join(folder, name), source, machine));
  }
  return merge(sightings);
}

/** A program, or the native one behind it when it is only the starter script of an npm package. */
async function lookAtProgram(path: string, source: CliInfo['source'], machine: Machine): Promise<Sighting> {
  const found = await isProgram(path, machine);
  if (found === 'missing') return nothing;
  const folder = await packageOfStarter(path);
  if (folder !== undefined) {
    const sighting = await lookInPackage(folder, source, machine);
    if (sighting !== undefined) return sighting;
  }
  if (found === 'program' && !/\.cmd$/i.test(path)) return { candidates: [{ path, source }], trials: [] };
  return {
    candidates: [],
    trials: [{ place: path, source, result: 'is there, but is not a program that can be started' }],
  };
}

function merge(sightings: readonly Sighting[]): Sighting {
  const problem = sightings.find((sighting) => sighting.problem !== undefined)?.problem;
  return {
    candidates: sightings.flatMap(({ candidates }) => candidates),
    trials: sightings.flatMap(({ trials }) => trials),
    ...(problem === undefined ? {} : { problem }),
  };
}
