import { isComment, isWord } from './tokens.ts';
import type { Token } from './types.ts';

/** Whether the tokens from index `first` on are `COPY … FROM stdin …`. */
export function isCopyFromStdin(text: string, tokens: readonly Token[], first: number): boolean {
  let index = first;
  for (let token = tokens[index]; token !== undefined && isComment(token); token = tokens[index]) index++;
  if (!isWord(text, tokens[index], 'copy')) return false;
  for (let next = index + 1; next < tokens.length; next++) {
    if (isWord(text, tokens[next], 'stdin') && isWord(text, tokens[next - 1], 'from')) return true;
  }
  return false;
}

/**
 * The rows that psql reads after `COPY … FROM stdin;`: from the next line up to a line that holds
 * only `\.`. `undefined` when no such line follows.
 */
export function scanCopyData(text: string, from: number): Token | undefined {
  const end = /^\\\.[ \t]*$/mu;
  const match = end.exec(text.slice(from));
  if (match === null) return undefined;
  const lineBreak = text.indexOf('\n', from);
  if (lineBreak < 0) return undefined;
  return {
    kind: 'psqlMetaCommand',
    start: lineBreak + 1,
    end: from + match.index + match[0].length,
    terminated: true,
  };
}
