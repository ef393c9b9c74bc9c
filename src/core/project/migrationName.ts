import type { MigrationName } from './types.ts';

const MIGRATION_PATTERN = /^([0-9]+)_(.*)\.sql$/;
const DEPRECATED_INIT_PATTERN = /([0-9]{14})_init\.sql/;
const DEPRECATED_INIT_BEFORE = 20211209000000;

/** Longest slug that `slugify` gives: with version, underscore and `.sql` the file name stays far below 255 bytes. */
const MAX_SLUG_LENGTH = 200;

/** Why the Supabase CLI leaves a file of the migrations folder out. */
export type SkipReason = 'pattern' | 'deprecated-init';

/**
 * Reads a migration's file name as the Supabase CLI does: `^([0-9]+)_(.*)\.sql$`, case-sensitive;
 * the name may be empty. `undefined` for what the CLI skips. The CLI's further rule about an old
 * `_init.sql` needs the file's place in the folder: see `skipReason`.
 */
export function parseMigrationFileName(fileName: string): MigrationName | undefined {
  const match = MIGRATION_PATTERN.exec(fileName);
  if (match === null) return undefined;
  const [, version = '', name = ''] = match;
  return { version, name };
}

/**
 * Why the Supabase CLI skips `fileName`, or `undefined` when it takes it. `first` says that the file
 * is the first entry of its folder in the CLI's order (every entry counts, `.gitkeep` too): there an
 * `<older than 2021-12-09>_init.sql` is skipped (CLI source, all versions; research/cli.md §2.1).
 */
export function skipReason(fileName: string, place: 'first' | 'later'): SkipReason | undefined {
  if (place === 'first') {
    const version = DEPRECATED_INIT_PATTERN.exec(fileName)?.[1];
    if (version !== undefined && Number(version) < DEPRECATED_INIT_BEFORE) return 'deprecated-init';
  }
  return MIGRATION_PATTERN.test(fileName) ? undefined : 'pattern';
}

/**
 * Orders versions by their number, as the CLI's `migration list` pairs them: `9` before `10`,
 * `1` equal to `0001`. Text that is no number sorts after all numbers.
 */
export function compareVersions(left: string, right: string): number {
  const leftDigits = significantDigits(left);
  const rightDigits = significantDigits(right);
  if (leftDigits === undefined || rightDigits === undefined) {
    if (leftDigits !== undefined) return -1;
    if (rightDigits !== undefined) return 1;
    return compareText(left, right);
  }
  return leftDigits.length - rightDigits.length || compareText(leftDigits, rightDigits);
}

/** The same text for versions of the same number: `0001` and `1` both give `1`. */
export function versionKey(version: string): string {
  return significantDigits(version) ?? version;
}

/**
 * Orders file names as the CLI lists, runs and pushes them: by the bytes of their UTF-8 form
 * (CLI 3.1.0: `Buffer.compare`; Go: sorted directory entries). For names that begin with 14-digit
 * versions this is also the order of the versions; `10_x` sorts before `9_y`.
 */
export function compareFileNames(left: string, right: string): number {
  const leftPoints = [...left];
  const rightPoints = [...right];
  const length = Math.min(leftPoints.length, rightPoints.length);
  for (let index = 0; index < length; index++) {
    // UTF-8 keeps the order of code points, which UTF-16 does not.
    const difference = (leftPoints[index]?.codePointAt(0) ?? 0) - (rightPoints[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return leftPoints.length - rightPoints.length;
}

/**
 * Turns what a person types into the name part of a migration: "Add Contact Avatar!" gives
 * `add_contact_avatar`. Accents are folded, everything outside `[a-z0-9]` becomes one underscore,
 * a pasted version in front and a pasted `.sql` behind vanish. May give the empty string.
 */
export function slugify(input: string): string {
  const slug = fold(input.trim())
    .replace(/\.sql$/, '')
    .replace(/^\d{14}_(?=.)/, '')
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return slug.slice(0, MAX_SLUG_LENGTH).replace(/_+$/, '');
}

/** Letters that NFKD does not take apart. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

function fold(input: string): string {
  return input
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[æœøßłđðþı]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}

function significantDigits(version: string): string | undefined {
  return /^[0-9]+$/.test(version) ? version.replace(/^0+(?=.)/, '') : undefined;
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
