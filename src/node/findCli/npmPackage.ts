import { dirname, join } from 'node:path';
import { brokenInstall } from '../../core/supabase/errors/program.ts';
import type { CliInfo } from '../../core/supabase/types.ts';
import { parseVersion } from '../../core/supabase/version.ts';
import type { Candidate, Sighting, Trial } from './candidate.ts';
import { isProgram, packageVersion, realPathOf } from './candidate.ts';
import type { Machine } from './machine.ts';
import { platformPackages, programName } from './machine.ts';

/**
 * The program behind an installed npm package `supabase`, whose folder is given. From 2.100 on it lies in a
 * platform package, found as the package's own shim finds it: upward from its real place, which covers npm,
 * pnpm (links into its store), bun and hoisting. Starting it directly saves the shim's 60 to 150 ms and
 * leaves no orphans. Below 2.100 it is `bin/supabase`, fetched by the package's install script.
 */
export async function lookInPackage(
  folder: string,
  source: CliInfo['source'],
  machine: Machine,
): Promise<Sighting | undefined> {
  const version = await packageVersion(folder);
  if (version === undefined) return undefined;
  const trials: Trial[] = [];
  const override = machine.environment['SUPABASE_CLI_BINARY_OVERRIDE'];
  const places = [
    ...(override === undefined || override === '' ? [] : [override]),
    ...(await nativePlaces(folder, machine)),
  ];
  for (const place of places) {
    const found = await isProgram(place, machine);
    if (found === 'missing') continue;
    if (found === 'program') {
      const candidate: Candidate =
        place === override ? { path: place, source } : { path: place, source, version };
      return { candidates: [candidate], trials };
    }
    trials.push({ place, source, result: 'is there, but not executable' });
  }
  const parsed = parseVersion(version);
  const hasInstallScript =
    parsed !== undefined && parsed.major < 3 && (parsed.major < 2 || parsed.minor < 100);
  trials.push({ place: folder, source, result: `npm package ${version} without a program for this machine` });
  return {
    candidates: [],
    trials,
    problem: brokenInstall(version, hasInstallScript ? 'script' : 'platform'),
  };
}

async function nativePlaces(folder: string, machine: Machine): Promise<readonly string[]> {
  const real = await realPathOf(folder);
  const names = platformPackages(machine);
  const inPlatformPackages = [...new Set([...ancestors(real), ...ancestors(folder)])].flatMap((ancestor) =>
    names.map((name) => join(ancestor, 'node_modules', name, 'bin', programName(machine))),
  );
  return [...inPlatformPackages, join(folder, 'bin', programName(machine))];
}

/** A folder and all above it. */
export function ancestors(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

/**
 * The folder of the npm package `supabase` to which a starter script belongs (`node_modules/.bin/supabase`, a
 * global npm link, `supabase.cmd` next to `node_modules`), or `undefined` for a program of its own.
 */
export async function packageOfStarter(path: string): Promise<string | undefined> {
  const real = await realPathOf(path);
  const inside = /^(.*[/\\]node_modules[/\\]supabase)[/\\](?:dist|bin)[/\\][^/\\]+$/.exec(real)?.[1];
  if (inside !== undefined) return inside;
  const folder = dirname(path);
  const beside = /[/\\]node_modules[/\\]\.bin$/.test(folder) ? join(dirname(folder), 'supabase') : undefined;
  const global = /\.(?:cmd|ps1)$/i.test(path) ? join(folder, 'node_modules', 'supabase') : undefined;
  for (const candidate of [beside, global]) {
    if (candidate !== undefined && (await packageVersion(candidate)) !== undefined) return candidate;
  }
  return undefined;
}
