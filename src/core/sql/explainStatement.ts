import type { SqlParser } from '../ports/sqlParser.ts';
import { judgeFix } from './brokenStatement.ts';
import type { BrokenStatement, Invention, Lesson, LessonFix } from './brokenStatement.ts';
import { continuations, inventions, lastResorts } from './inventions.ts';
import { cased, textOf } from './inventions/tools.ts';
import { isKeyword, isReservedWord, similarKeywords } from './keywords.ts';

/** Statements longer than this (UTF-16 units) are not to be explained: it would take too long. */
export const LONGEST_EXPLAINED = 20_000;

/**
 * What can be said at once about a broken statement: the lesson for a common invention, or a key word
 * that was misspelt. Every fix that it holds has been put to the parser.
 */
export function explainStatement(statement: BrokenStatement, parser: SqlParser): Lesson | undefined {
  return (
    firstProved(inventions, statement, parser) ??
    misspeltKeyword(statement, parser) ??
    missingKeyword(statement, parser) ??
    firstProved(lastResorts, statement, parser) ??
    missingName(statement, parser)
  );
}

/**
 * As `explainStatement`, for a statement whose first part is whole by itself, so that most likely only
 * a semicolon is missing: the few inventions that look like that.
 */
export function explainContinuation(statement: BrokenStatement, parser: SqlParser): Lesson | undefined {
  return firstProved(continuations, statement, parser);
}

function firstProved(
  candidates: readonly Invention[],
  statement: BrokenStatement,
  parser: SqlParser,
): Lesson | undefined {
  for (const invention of candidates) {
    const found = invention.explain(statement) ?? [];
    for (const lesson of 'explanation' in found ? [found] : found) {
      if (lesson.fix === undefined || isProved(statement, lesson.fix, parser)) return lesson;
      if (lesson.standsAlone === true) return { explanation: lesson.explanation };
    }
  }
  return undefined;
}

function isProved(statement: BrokenStatement, fix: LessonFix, parser: SqlParser): boolean {
  if (fix.proof === 'none') return true;
  const judgement = judgeFix(statement, fix, parser);
  return fix.proof === 'whole' ? judgement === 'whole' : judgement !== undefined;
}

/** In shorter words anything is similar to something. */
const SHORTEST_SLIP = 4;

/** Before the error only so many words are looked at: `add colum title text` fails two words late. */
const LATE = 3;

/**
 * A key word with a slip in it, at the error or shortly before. At the error it is enough that the
 * parser gets further with the right word; before it, the statement must become whole.
 */
function misspeltKeyword(statement: BrokenStatement, parser: SqlParser): Lesson | undefined {
  let further: Lesson | undefined;
  for (let back = 0; back <= LATE; back++) {
    const index = statement.error - back;
    const word = statement.words[index] ?? '';
    if (word === '' || isReservedWord(word)) continue;
    for (const keyword of similarKeywords(word)) {
      const lesson = changeTo(statement, index, keyword);
      const judgement = lesson.fix === undefined ? undefined : judgeFix(statement, lesson.fix, parser);
      if (judgement === 'whole') return lesson;
      const plain = back === 0 && word.length >= SHORTEST_SLIP && !isKeyword(word);
      if (judgement === 'further' && plain) further ??= lesson;
    }
  }
  return further;
}

function changeTo(statement: BrokenStatement, index: number, keyword: string): Lesson {
  const token = statement.tokens[index];
  const start = token?.start ?? statement.start;
  const end = token?.end ?? start;
  const written = statement.text.slice(start, end);
  const upper = keyword.toUpperCase();
  const newText = written === written.toUpperCase() ? upper : keyword;
  return {
    explanation: `Did you mean ${upper} instead of "${written}"?`,
    expected: [upper],
    fix: { title: `Change "${written}" to ${upper}`, edits: [{ start, end, newText }] },
  };
}

/** Words that are often left out. With `before`, only where one of those words follows. */
const OFTEN_MISSING: readonly { readonly keyword: string; readonly before?: readonly string[] }[] = [
  { keyword: 'as' },
  { keyword: 'from' },
  { keyword: 'on' },
  { keyword: 'to' },
  { keyword: 'into' },
  { keyword: 'key' },
  { keyword: 'add' },
  { keyword: 'set' },
  { keyword: 'values', before: [''] },
  { keyword: 'null', before: [''] },
  { keyword: 'table', before: ['if'] },
  { keyword: 'not', before: ['exists'] },
  { keyword: 'is', before: ['not', 'null'] },
  { keyword: 'for each', before: ['row', 'statement'] },
];

/**
 * A key word that is missing before the error, or before the token before it (`update t a = 1` fails at
 * the `=`). With it the statement must become whole, and not so with any name in its place.
 */
function missingKeyword(statement: BrokenStatement, parser: SqlParser): Lesson | undefined {
  for (const index of [statement.error, statement.error - 1]) {
    if (index < 1 || judgeFix(statement, insertion(statement, index, ANY_NAME), parser) === 'whole') continue;
    for (const { keyword, before } of OFTEN_MISSING) {
      // After AS any word is a name: `select a as from where …` would be whole.
      if (keyword === 'as' && index < statement.error) continue;
      if (before?.includes(statement.words[index] ?? '') === false) continue;
      const fix = insertion(statement, index, cased(statement, keyword));
      if (judgeFix(statement, fix, parser) !== 'whole') continue;
      const upper = keyword.toUpperCase();
      return { explanation: `${upper} is missing ${placeOf(statement, index)}.`, expected: [upper], fix };
    }
  }
  return undefined;
}

/** A name or value is missing before the error: with any one there, the statement is whole. */
function missingName(statement: BrokenStatement, parser: SqlParser): Lesson | undefined {
  const { error } = statement;
  if (error < 1 || textOf(statement, error) === '(') return undefined;
  if (judgeFix(statement, insertion(statement, error, ANY_NAME), parser) !== 'whole') return undefined;
  return { explanation: `A name or value is missing ${placeOf(statement, error)}.`, expected: ['a name'] };
}

function placeOf(statement: BrokenStatement, index: number): string {
  const before = textOf(statement, index);
  return before === '' || before === ';' ? 'at the end' : `before "${before}"`;
}

const ANY_NAME = 'x';

/** `word` put before token number `index`, with the blanks that it needs. */
function insertion(statement: BrokenStatement, index: number, word: string): LessonFix {
  const offset = statement.tokens[index]?.start ?? statement.end;
  const previousEnd = statement.tokens[index - 1]?.end ?? offset;
  const touches = offset === previousEnd;
  const edit = touches ? ` ${word}` : `${word} `;
  return { title: `Insert ${word.toUpperCase()}`, edits: [{ start: offset, end: offset, newText: edit }] };
}
