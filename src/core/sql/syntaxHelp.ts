import type { ExpectedTokens } from '../ports/expectedTokens.ts';
import type { SqlParser } from '../ports/sqlParser.ts';
import { SourceText } from '../text/sourceText.ts';
import { brokenStatement, judgeFix } from './brokenStatement.ts';
import type { BrokenStatement, Lesson, LessonFix } from './brokenStatement.ts';
import { LONGEST_EXPLAINED } from './explainStatement.ts';
import { cased, lastToken } from './inventions/tools.ts';
import { similarWords } from './keywords.ts';
import { tokenize } from './lexer.ts';
import { nextPiece } from './split.ts';
import { wordsOf } from './syntaxProblem.ts';
import type { ParsedSql, SyntaxProblem } from './types.ts';

/**
 * The statements that pgsql-ast-parser knows well enough to be asked about, by their first words.
 * Of policies, grants, triggers and most functions it knows nothing (measured on 92,136 statements).
 */
const KNOWN = [
  ['create', 'table'],
  ['create', 'unlogged', 'table'],
  ['create', 'temporary', 'table'],
  ['create', 'temp', 'table'],
  ['create', 'index'],
  ['create', 'unique', 'index'],
  ['create', 'type'],
  ['alter', 'table'],
  ['drop', 'table'],
  ['drop', 'index'],
  ['insert'],
  ['update'],
  ['delete'],
  ['select'],
];

/** Expectations are put to the parser one by one, so a grammar that would take anything is cut off. */
const MOST_CANDIDATES = 30;

/**
 * Adds to `problem` what could have stood there, where that is not known yet: asks `expectedTokens` and
 * keeps an expectation only when Postgres' own parser then gets further. The same problem otherwise.
 */
export async function explainProblem(
  parsed: ParsedSql,
  problem: SyntaxProblem,
  help: { readonly expectedTokens: ExpectedTokens; readonly parser: SqlParser; readonly signal: AbortSignal },
): Promise<SyntaxProblem> {
  if (problem.explanation !== undefined || problem.inBody === true) return problem;
  const { parser, expectedTokens, signal } = help;
  const statement = askable(parsed, problem, parser);
  if (statement === undefined) return problem;
  const text = statement.text.slice(statement.start, statement.end);
  const expected = await expectedTokens.expectedAt(text, signal);
  if (signal.aborted) return problem;
  const lesson = trusted(statement, expected, parser);
  return lesson === undefined ? problem : { ...problem, ...wordsOf(lesson) };
}

/** The broken statement of `problem`, when it is one that pgsql-ast-parser may be asked about. */
function askable(parsed: ParsedSql, problem: SyntaxProblem, parser: SqlParser): BrokenStatement | undefined {
  const { text } = parsed.source;
  const { start } = problem.statementRange;
  const semicolon = text[problem.statementRange.end] === ';' ? 1 : 0;
  const end = problem.statementRange.end + semicolon;
  if (end - start > LONGEST_EXPLAINED) return undefined;
  const tokens = tokenize(text.slice(0, end), start);
  const piece = nextPiece(text, tokens, 0);
  if (piece === undefined || tokens.some((token) => !token.terminated)) return undefined;
  const outcome = parser.parse(text.slice(start, end));
  if (outcome.ok) return undefined;
  const offset = start + new SourceText(text.slice(start, end)).codePointToOffset(outcome.cursorPosition);
  const statement = brokenStatement({ text, tokens }, piece, { offset, message: outcome.message });
  const known = KNOWN.some((words) => words.every((word, index) => statement.words[index] === word));
  return known ? statement : undefined;
}

interface Trusted {
  readonly token: string;
  readonly fix: LessonFix;
  readonly whole: boolean;
}

/** The lesson of those expectations with which the parser gets further. */
function trusted(
  statement: BrokenStatement,
  expected: readonly string[],
  parser: SqlParser,
): Lesson | undefined {
  const kept: Trusted[] = [];
  for (const token of [...new Set(expected)].slice(0, MOST_CANDIDATES)) {
    const found = trial(statement, token, parser);
    if (found !== undefined) kept.push(found);
  }
  const meant = withoutNames(kept);
  if (meant.length === 0) return undefined;
  const names = meant.map(({ token }) => displayed(token));
  const fix = bestFix(statement, meant);
  return {
    explanation: `Postgres expects ${listed(names)} here.`,
    expected: names,
    ...(fix === undefined ? {} : { fix }),
  };
}

/** Where a name may stand, key words are names as well; and a dot may follow any name. */
function withoutNames(kept: readonly Trusted[]): readonly Trusted[] {
  const name = kept.some(({ token }) => token === 'identifier');
  const meant = kept.filter(({ token }) => !(name && /^[A-Z]/u.test(token)));
  const more = meant.filter(({ token }) => token !== '.');
  return more.length === 0 ? meant : more;
}

/** The fix that makes the statement whole, or puts the word that was nearly written; never a made-up value. */
function bestFix(statement: BrokenStatement, meant: readonly Trusted[]): LessonFix | undefined {
  const word = statement.words[statement.error] ?? '';
  const similar = similarWords(
    word,
    meant.map(({ token }) => token.toLowerCase()),
  );
  const real = meant.filter(({ token }) => !Object.hasOwn(SAMPLES, token));
  const best =
    real.find(({ token }) => token.toLowerCase() === similar[0]) ?? real.find(({ whole }) => whole);
  return best?.fix;
}

/** What stands for a kind of token when it is tried. */
const SAMPLES: Readonly<Record<string, string>> = { identifier: 'x', string: "'x'", number: '1' };

/** Puts `token` before the error, or in place of the token there; `undefined` when neither helps. */
function trial(statement: BrokenStatement, token: string, parser: SqlParser): Trusted | undefined {
  const place = statement.tokens[statement.error];
  const start = place?.start ?? statement.end;
  const end = place?.end ?? start;
  const newText = SAMPLES[token] ?? (/^\w/u.test(token) ? cased(statement, token) : token);
  const last = statement.tokens[lastToken(statement) - 1]?.end ?? statement.end;
  const trials: LessonFix[] = [
    { title: `Insert ${token}`, edits: [{ start, end: start, newText: ` ${newText} ` }] },
    { title: `Change to ${token}`, edits: [{ start, end, newText }] },
  ];
  if (token === '(' && last > start) {
    const edits = [
      { start, end: start, newText: '(' },
      { start: last, end: last, newText: ')' },
    ];
    trials.unshift({ title: 'Put it in parentheses', edits });
  }
  const judged = trials.map((fix) => ({ fix, judgement: judgeFix(statement, fix, parser) }));
  const found =
    judged.find(({ judgement }) => judgement === 'whole') ??
    judged.find(({ judgement }) => judgement !== undefined);
  return found === undefined ? undefined : { token, fix: found.fix, whole: found.judgement === 'whole' };
}

function displayed(token: string): string {
  if (token === 'identifier') return 'a name';
  return token === 'string' || token === 'number' ? `a ${token}` : token;
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}
