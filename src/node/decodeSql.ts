import { isAscii, isUtf8 } from 'node:buffer';

/** What the bytes of a `.sql` file are: text, or a reason why they are none. */
export type DecodedSql =
  | { readonly ok: true; readonly text: string; readonly byteOrderMark: boolean }
  | { readonly ok: false; readonly reason: UnreadableReason };

export type UnreadableReason = 'utf-16' | 'not-utf8' | 'too-large';

/** Larger files are dumps, not migrations; they would hold up everything else. */
export const largestSqlBytes = 64 * 1024 * 1024;

/**
 * Decodes a file as UTF-8. A byte order mark is left out of the text, as editors do, so offsets
 * count from the first real character.
 */
export function decodeSql(bytes: Buffer): DecodedSql {
  if (bytes.length > largestSqlBytes) return { ok: false, reason: 'too-large' };
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return { ok: false, reason: 'utf-16' };
  if (isAscii(bytes)) return { ok: true, text: bytes.toString('latin1'), byteOrderMark: false };
  if (!isUtf8(bytes)) return { ok: false, reason: 'not-utf8' };
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { ok: true, text: bytes.toString('utf8', byteOrderMark ? 3 : 0), byteOrderMark };
}

const explanations: Readonly<Record<UnreadableReason, string>> = {
  'utf-16': 'is UTF-16; Postgres reads it as garbage. Save it as UTF-8',
  'not-utf8': 'is not UTF-8 text (another encoding, or a binary file); Postgres refuses it. Save it as UTF-8',
  'too-large': `has more than ${largestSqlBytes / 1024 / 1024} MB; that is a dump, not a migration`,
};

/** The reason as the rest of a sentence that begins with the file's name. */
export function explainUnreadable(reason: UnreadableReason): string {
  return explanations[reason];
}
