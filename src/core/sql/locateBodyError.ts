import type { SqlParser } from '../ports/sqlParser.ts';
import type { TextRange } from '../text/range.ts';
import { SourceText } from '../text/sourceText.ts';
import { decodeString } from './embeddedText.ts';
import { tokenize } from './lexer.ts';
import { readPlpgsql } from './plpgsqlReader.ts';
import { endOfStatement } from './split.ts';
import { tokenRange } from './syntaxProblem.ts';
import { isSymbol, isWord, withoutComments, wordOf } from './tokens.ts';
import type { Token } from './types.ts';

const SELECT = 'SELECT ';

/**
 * Where in the PL/pgSQL body `text` the error lies that libpg-query tells of without a position.
 * UTF-16 in the body; the body's first token where nothing better is known.
 */
export function locateBodyError(text: string, message: string, parser: SqlParser): TextRange {
  const tokens = withoutComments(tokenize(text));
  const offset =
    raiseError(text, tokens, message) ??
    loopError(text, tokens, message) ??
    partError(text, message, parser) ??
    structureError(text, tokens, message);
  return tokenRange(text, tokens, offset);
}

/** The format of the first RAISE whose placeholders and parameters differ in number. */
function raiseError(text: string, tokens: readonly Token[], message: string): number | undefined {
  if (!message.endsWith('for RAISE')) return undefined;
  for (const [index, token] of tokens.entries()) {
    if (!isWord(text, token, 'raise')) continue;
    const formatIndex = tokens[index + 1]?.kind === 'word' ? index + 2 : index + 1;
    const format = decodeString(text, tokens[formatIndex]);
    if (format === undefined) continue;
    const wanted = format.text.replaceAll('%%', '').split('%').length - 1;
    if (wanted !== countParameters(text, tokens, formatIndex)) return tokens[formatIndex]?.start;
  }
  return undefined;
}

function countParameters(text: string, tokens: readonly Token[], formatIndex: number): number {
  let depth = 0;
  let count = 0;
  for (let index = formatIndex + 1; index < tokens.length; index++) {
    const token = tokens[index];
    if (isSymbol(text, token, '(') || isSymbol(text, token, '[')) depth++;
    else if (isSymbol(text, token, ')') || isSymbol(text, token, ']')) depth--;
    if (depth > 0) continue;
    if (isSymbol(text, token, ';') || isWord(text, token, 'using')) break;
    if (isSymbol(text, token, ',')) count++;
  }
  return count;
}

/** The loop variable that is named nowhere before its loop. */
function loopError(text: string, tokens: readonly Token[], message: string): number | undefined {
  if (!message.startsWith('loop variable')) return undefined;
  const named = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    const startsLoop = isWord(text, token, 'for') || isWord(text, token, 'foreach');
    const variable = tokens[index + 1];
    const isLoop = startsLoop && isWord(text, tokens[index + 2], 'in');
    if (isLoop && variable !== undefined && !named.has(wordOf(text, variable))) return variable.start;
    named.add(wordOf(text, token));
  }
  return undefined;
}

/** The SQL statement or expression that the SQL parser refuses with the same words. */
function partError(text: string, message: string, parser: SqlParser): number | undefined {
  for (const { part } of readPlpgsql(text).parts) {
    if (part.kind !== 'sql' && part.kind !== 'expression') continue;
    const prefix = part.kind === 'sql' ? '' : SELECT;
    const sql = prefix + part.text;
    const outcome = parser.parse(sql);
    if (outcome.ok || outcome.message !== message) continue;
    return part.start + new SourceText(sql).codePointToOffset(outcome.cursorPosition) - prefix.length;
  }
  return undefined;
}

/** An error in PL/pgSQL's own grammar: where the reader stopped, or else the token that is named. */
function structureError(text: string, tokens: readonly Token[], message: string): number {
  const missing = /^missing "(?<word>[^"]+)"/u.exec(message)?.groups?.['word']?.toLowerCase();
  if (missing !== undefined) return missingWord(text, tokens, missing);
  if (message.endsWith('at end of input')) return text.length;
  const near = /near "(?<token>[\s\S]*)"$/u.exec(message)?.groups?.['token'];
  const stopped = readPlpgsql(text).stoppedAt;
  const candidates = tokens.filter((token) => text.startsWith(near ?? '', token.start));
  const atStop = candidates.find((token) => token.start === stopped);
  return (
    (atStop ?? candidates.find((token) => token.start >= (stopped ?? 0)) ?? candidates[0] ?? tokens[0])
      ?.start ?? 0
  );
}

const HEADS: Readonly<Record<string, readonly string[]>> = {
  then: ['if', 'elsif', 'elseif', 'when'],
  loop: ['for', 'while', 'foreach'],
};

/** The head (`if …`, `for …`) that runs into its semicolon without `word`. */
function missingWord(text: string, tokens: readonly Token[], word: string): number {
  for (const [index, token] of tokens.entries()) {
    if (HEADS[word]?.includes(wordOf(text, token)) !== true) continue;
    if (isWord(text, tokens[index - 1], 'end')) continue;
    const end = endOfStatement(text, tokens, index);
    if (!tokens.slice(index, end).some((inner) => isWord(text, inner, word))) return token.start;
  }
  return tokens[0]?.start ?? 0;
}
