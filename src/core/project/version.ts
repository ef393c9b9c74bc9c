import { compareVersions } from './migrationName.ts';

/** A moment as a version, `YYYYMMDDHHMMSS` in UTC; the year is clamped to four digits. */
export function formatVersion(moment: Date): string {
  const year = Math.min(Math.max(moment.getUTCFullYear(), 0), 9999);
  return [
    pad(year, 4),
    pad(moment.getUTCMonth() + 1, 2),
    pad(moment.getUTCDate(), 2),
    pad(moment.getUTCHours(), 2),
    pad(moment.getUTCMinutes(), 2),
    pad(moment.getUTCSeconds(), 2),
  ].join('');
}

/** The moment that a 14-digit version names, or `undefined` when it names none (13th month, 30 February, 25 o'clock). */
export function versionTime(version: string): Date | undefined {
  if (!/^[0-9]{14}$/.test(version)) return undefined;
  const { year, month, day, hour, minute, second } = fieldsOf(version);
  const moment = utc(year, month - 1, day, hour, minute, second);
  return formatVersion(moment) === version ? moment : undefined;
}

/** Whether a version is a real point in time, written `YYYYMMDDHHMMSS`. */
export function isValidVersionTime(version: string): boolean {
  return versionTime(version) !== undefined;
}

/**
 * The version of a new migration: now (UTC), or one second after the highest known version where
 * that is not earlier. `known` are the versions of all files and of every database asked; text that
 * is no number is ignored.
 *
 * The result is greater than every known version both as a number (how `migration list` pairs) and
 * as text (how `db push` decides what is out of order; CLI 3.1.0 and Go compare strings). It is a
 * real time unless none that late can be written in 14 digits.
 */
export function nextVersion(input: { readonly now: Date; readonly known: readonly string[] }): string {
  const known = input.known.filter((version) => /^[0-9]+$/.test(version));
  const current = formatVersion(input.now);
  if (isAfterAll(current, known)) return current;
  const inTime = timeAfter(floorOf(known));
  if (inTime !== undefined && isAfterAll(inTime, known)) return inTime;
  return numberAfter(known);
}

/** The least 14-digit text that no known version of up to 14 digits exceeds, as number or as text. */
function floorOf(known: readonly string[]): string {
  const padded = known.filter((version) => version.length <= 14).map((version) => version.padEnd(14, '0'));
  return padded.reduce((highest, version) => (version > highest ? version : highest), ''.padEnd(14, '0'));
}

/** The first real time after a 14-digit version, which itself need not be one. */
function timeAfter(version: string): string | undefined {
  const moment = firstMomentAfter(version);
  return moment.getUTCFullYear() > 9999 ? undefined : formatVersion(moment);
}

function firstMomentAfter(version: string): Date {
  const { year, month, day, hour, minute, second } = fieldsOf(version);
  if (month === 0) return utc(year, 0, 1);
  if (month > 12) return utc(year + 1, 0, 1);
  if (day === 0) return utc(year, month - 1, 1);
  if (day > utc(year, month, 0).getUTCDate()) return utc(year, month, 1);
  if (hour > 23) return utc(year, month - 1, day + 1);
  if (minute > 59) return utc(year, month - 1, day, hour + 1);
  if (second > 59) return utc(year, month - 1, day, hour, minute + 1);
  return utc(year, month - 1, day, hour, minute, second + 1);
}

/** A number after all known ones where no time will do: one more than the highest, or one digit longer. */
function numberAfter(known: readonly string[]): string {
  const numbers = known.map((version) => version.replace(/^0+(?=.)/, ''));
  const width = Math.max(14, ...numbers.map((number) => number.length));
  const asNumbers = numbers.map((number) => number.padStart(width, '0'));
  const asTexts = known.map((version) => version.padEnd(width, '0').slice(0, width));
  const highest = [...asNumbers, ...asTexts].reduce((left, right) => (right > left ? right : left));
  const next = (BigInt(highest) + 1n).toString().padStart(width, '0');
  return next.length === width ? next : `${highest}0`;
}

function isAfterAll(version: string, known: readonly string[]): boolean {
  return known.every((other) => compareVersions(version, other) > 0 && version > other);
}

interface VersionFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

function fieldsOf(version: string): VersionFields {
  const field = (start: number, end: number): number => Number(version.slice(start, end));
  return {
    year: field(0, 4),
    month: field(4, 6),
    day: field(6, 8),
    hour: field(8, 10),
    minute: field(10, 12),
    second: field(12, 14),
  };
}

/** `Date.UTC` with carry that takes the years 0 to 99 as written. */
function utc(year: number, month: number, ...rest: readonly number[]): Date {
  const [day = 1, hour = 0, minute = 0, second = 0] = rest;
  const moment = new Date(0);
  moment.setUTCFullYear(year, month, day);
  moment.setUTCHours(hour, minute, second, 0);
  return moment;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
