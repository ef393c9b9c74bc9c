/** Postgres cuts longer names off (NAMEDATALEN - 1). */
const longestName = 63;

/** `base` and `suffix` joined to a name that Postgres keeps whole: `base` is shortened where it must be. */
export function fittingName(base: string, suffix: string): string {
  let kept = '';
  for (const character of base) {
    if (utf8Length(kept) + utf8Length(character) + utf8Length(suffix) > longestName) break;
    kept += character;
  }
  return kept + suffix;
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) length += 1;
    else if (point < 0x800) length += 2;
    else length += point < 0x10000 ? 3 : 4;
  }
  return length;
}

/** The day of a migration's version as `20260102`; `undefined` for versions that are no time. */
export function dayOf(version: string | undefined): string | undefined {
  return /^(\d{8})\d{6}$/u.exec(version ?? '')?.[1];
}
