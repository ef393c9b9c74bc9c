import type { SqlParser } from '../ports/sqlParser.ts';
import { judgeFix } from './brokenStatement.ts';
import type { BrokenStatement, Invention, Lesson, LessonFix } from './brokenStatement.ts';
import { continuations, inventions, lastResorts } from './inventions.ts';
import { isKeyword, isReservedWord, similarKeywords } from './keywords.ts';

/** A statement longer than this (UTF-16 units) gets Postgres' words only. */
export const LONGEST_EXPLAINED = 20_000;

/**
 * What can be said at once about a broken statement: the lesson for a common invention, or a key word
 * that was misspelt. Every fix that it holds has been put to the parser.
 */
export function explainStatement(statement: BrokenStatement, parser: SqlParser): Lesson | undefined {
  if (statement.end - statement.start > LONGEST_EXPLAINED) return undefined;
  return (
    firstProved(inventions, statement, parser) ??
    misspeltKeyword(statement, parser) ??
    firstProved(lastResorts, statement, parser)
  );
}

/**
 * As `explainStatement`, for a statement whose first part is whole by itself, so that most likely only
 * a semicolon is missing: the few inventions that look like that.
 */
export function explainContinuation(statement: BrokenStatement, parser: SqlParser): Lesson | undefined {
  if (statement.end - statement.start > LONGEST_EXPLAINED) return undefined;
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
      if (judgement === 'further' && back === 0 && !isKeyword(word)) further ??= lesson;
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
