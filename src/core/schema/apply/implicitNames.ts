import type { Catalog } from '../types.ts';
import { relationExists } from './resolve.ts';

/** NAMEDATALEN - 1: the longest name in bytes of UTF-8. */
export const LONGEST_NAME = 63;

/** Length of `text` in bytes of UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function cutToBytes(text: string, bytes: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += byteLength(character);
    if (used > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/**
 * `first_second_label` cut to 63 bytes as Postgres does: the longer of the two names gives way byte by
 * byte, the label never (makeObjectName in indexcmds.c).
 */
export function makeObjectName(first: string, second: string | undefined, label: string): string {
  const overhead = (second === undefined ? 0 : 1) + (label === '' ? 0 : byteLength(label) + 1);
  const available = LONGEST_NAME - overhead;
  let firstBytes = byteLength(first);
  let secondBytes = second === undefined ? 0 : byteLength(second);
  while (firstBytes + secondBytes > available) {
    if (firstBytes > secondBytes) firstBytes--;
    else secondBytes--;
  }
  const parts = [cutToBytes(first, firstBytes)];
  if (second !== undefined) parts.push(cutToBytes(second, secondBytes));
  if (label !== '') parts.push(label);
  return parts.join('_');
}

/** What an implicit name is made of. */
export interface NameParts {
  readonly schema: string;
  readonly first: string;
  readonly second: string | undefined;
  readonly label: string;
}

/**
 * A name for an index or sequence that no relation of the schema has, with a number behind the label
 * if need be (ChooseRelationName). `forConstraint` avoids constraint names as well.
 */
export function chooseRelationName(
  catalog: Catalog,
  parts: NameParts,
  forConstraint?: 'forConstraint',
): string {
  return choose(parts, (key) => {
    return relationExists(catalog, key) || (forConstraint !== undefined && catalog.constraintNames.has(key));
  });
}

/** A name for a constraint without an index that no constraint of the schema has (ChooseConstraintName). */
export function chooseConstraintName(catalog: Catalog, parts: NameParts): string {
  return choose(parts, (key) => catalog.constraintNames.has(key));
}

function choose(parts: NameParts, taken: (key: string) => boolean): string {
  for (let pass = 0; ; pass++) {
    const label = pass === 0 ? parts.label : `${parts.label}${String(pass)}`;
    const name = makeObjectName(parts.first, parts.second, label);
    if (!taken(`${parts.schema}.${name}`)) return name;
  }
}

/**
 * Column names joined for the middle of a name, until they are long enough to be cut anyway
 * (ChooseIndexNameAddition).
 */
export function nameAddition(columns: readonly string[]): string {
  let text = '';
  for (const [index, column] of columns.entries()) {
    text += index === 0 ? column : `_${column}`;
    if (byteLength(text) >= LONGEST_NAME + 1) break;
  }
  return text;
}

/** Labels of index keys made unique by a number: `expr`, `expr1` (ChooseIndexColumnNames). */
export function uniqueLabels(labels: readonly string[]): readonly string[] {
  const chosen: string[] = [];
  for (const label of labels) {
    let name = label;
    for (let number = 1; chosen.includes(name); number++) {
      const suffix = String(number);
      name = cutToBytes(label, LONGEST_NAME - suffix.length) + suffix;
    }
    chosen.push(name);
  }
  return chosen;
}
