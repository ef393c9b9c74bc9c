/** A release number of the Supabase CLI. Pre-release tags are ignored: `3.2.0-beta.1` counts as 3.2.0. */
export interface CliVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/**
 * Reads a version out of what `--version` prints or a `package.json` says (`3.1.0`, `v1.8.2`, with noise
 * around it). Gives `undefined` when there is none.
 */
export function parseVersion(text: string): CliVersion | undefined {
  const match = /(?:^|[^\d.])v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?![\d.]*\d)/.exec(text);
  if (match === null) return undefined;
  const [, major, minor, patch] = match;
  return { major: Number(major), minor: Number(minor), patch: Number(patch) };
}

/** Below 0 when `a` is older than `b`, above 0 when newer, 0 when equal. */
export function compareVersions(a: CliVersion, b: CliVersion): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** The version as `major.minor.patch`. */
export function formatVersion(version: CliVersion): string {
  return `${version.major}.${version.minor}.${version.patch}`;
}
