/** What a character can be part of, as bits. */
export const SPACE = 1;
export const IDENTIFIER_START = 2;
export const IDENTIFIER = 4;
export const DIGIT = 8;
export const OPERATOR = 16;

const classes = new Uint8Array(128);
for (const character of ' \t\n\r\f\v') classes[character.charCodeAt(0)] = SPACE;
for (const character of '~!@#^&|`?+-*/%<>=') classes[character.charCodeAt(0)] = OPERATOR;
for (let code = 48; code <= 57; code++) classes[code] = IDENTIFIER | DIGIT;
for (let code = 65; code <= 90; code++) {
  classes[code] = IDENTIFIER_START | IDENTIFIER;
  classes[code + 32] = IDENTIFIER_START | IDENTIFIER;
}
classes['_'.charCodeAt(0)] = IDENTIFIER_START | IDENTIFIER;
classes['$'.charCodeAt(0)] = IDENTIFIER;

/**
 * The class bits of a UTF-16 unit, 0 past the end of a text (`NaN`). Every character outside ASCII
 * is a letter to Postgres (`ident_start` in its scan.l), non-breaking spaces included.
 */
export function classOf(code: number): number {
  if (code < 128) return classes[code] ?? 0;
  return code >= 128 ? IDENTIFIER_START | IDENTIFIER : 0;
}

/** Offset after the run of characters of class `bits` that starts at `at`. */
export function skipClass(text: string, at: number, bits: number): number {
  let end = at;
  while ((classOf(text.charCodeAt(end)) & bits) !== 0) end++;
  return end;
}
