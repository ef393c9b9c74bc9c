import type { ParsedSql } from '../sql/types.ts';
import type { TextRange } from '../text/range.ts';
import type { RuleNames } from './ruleNames.ts';
import { readSuppressions, type Suppression } from './suppressions.ts';

/** The ignore comments of a parsed file. A file without any is not even lexed. */
export function suppressionsOf(parsed: ParsedSql, names: RuleNames): readonly Suppression[] {
  const { text } = parsed.source;
  if (!text.includes('-ignore')) return [];
  return readSuppressions({ text, tokens: parsed.tokens, statements: statementPlaces(parsed) }, names);
}

function statementPlaces(parsed: ParsedSql): TextRange[] {
  const places: TextRange[] = parsed.problems.map((problem) => problem.statementRange);
  for (const statement of parsed.statements) {
    places.push({ start: statement.range.start, end: statement.fullEnd });
    if (statement.kind !== 'DoStmt') continue;
    for (const inner of parsed.embedded(statement))
      places.push({ start: inner.range.start, end: inner.fullEnd });
  }
  return places;
}
