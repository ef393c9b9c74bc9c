import { ignoreFileWord, ignoreWord } from './suppressions.ts';
import type { Fix } from './types.ts';

/** Where an ignore comment goes: before the statement that starts at this offset, or for the whole file. */
export type IgnorePlace = number | 'file';

/** What is needed to write an ignore comment into a file. */
export interface IgnoreTarget {
  readonly rule: string;
  readonly path: string;
  readonly text: string;
  readonly place: IgnorePlace;
}

// The CLI v3 reads this only on the first line (research/cli.md §4.5), so nothing may come before it.
const transactionPragma = /^\ufeff?-- pg-delta: transaction=false[ \t]*(?:\r\n|\r|\n|$)/u;

/**
 * The fix that every finding offers beside its own: an ignore comment on its own line, with the
 * statement's indentation, and the cursor on the reason.
 */
export function ignoreFix(target: IgnoreTarget): Fix {
  const { rule, path, text, place } = target;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  if (place === 'file') {
    const at = transactionPragma.exec(text)?.[0].length ?? (text.startsWith('\ufeff') ? 1 : 0);
    const before = at > 0 && at === text.length && !/[\r\n]$/u.test(text) ? lineBreak : '';
    const newText = `${before}-- ${ignoreFileWord} ${rule}: \${1:reason}${lineBreak}`;
    return {
      title: `Ignore ${rule} in this file, because…`,
      kind: 'snippet',
      edits: [{ path, start: at, end: at, newText }],
    };
  }
  const lineStart = Math.max(text.lastIndexOf('\n', place - 1), text.lastIndexOf('\r', place - 1)) + 1;
  const before = text.slice(lineStart, place);
  const alone = /^[\s\ufeff]*$/u.test(before);
  const indentation = /^[ \t]*/u.exec(before.replace('\ufeff', ''))?.[0] ?? '';
  const newText = `${alone ? '' : lineBreak + indentation}-- ${ignoreWord} ${rule}: \${1:reason}${lineBreak}${indentation}`;
  return {
    title: `Ignore ${rule} here, because…`,
    kind: 'snippet',
    edits: [{ path, start: place, end: place, newText }],
  };
}
