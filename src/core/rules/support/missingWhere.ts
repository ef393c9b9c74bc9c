import type { Fix, StatementContext } from '../../lint/types.ts';
import type { NameReference } from '../../schema/operation.ts';
import { isSymbol, wordOf } from '../../sql/tokens.ts';
import type { TextRange } from '../../text/range.ts';
import { insertion } from './edits.ts';
import { displayName } from './tables.ts';
import { findWords, statementTokens } from './words.ts';

/** Whether the option `smallTables` lists the table. */
export function isListed(context: StatementContext, reference: NameReference): boolean {
  const name = displayName(reference);
  return (context.options['smallTables'] ?? []).some(
    (listed) => listed === name || listed === `public.${name}`,
  );
}

/** From the word `verb` before a table's name to the end of that name: `update contacts`, `delete from contacts`. */
export function rowChangeRange(
  context: StatementContext,
  place: { readonly location: number | undefined; readonly verb: string },
): TextRange {
  const { text } = context.parsed.source;
  const tokens = statementTokens(context.parsed, context.statement);
  const nameStart = context.statement.offsetOf(place.location);
  const name = tokens.findIndex((token) => token.start >= nameStart);
  const verb = tokens.slice(0, name).findLast((token) => wordOf(text, token) === place.verb);
  let last = name;
  while (isSymbol(text, tokens[last + 1], '.')) last += 2;
  return { start: verb?.start ?? nameStart, end: tokens[last]?.end ?? context.statement.range.end };
}

/** The fix that adds a WHERE clause to be filled in; none where its place is not plain. */
export function missingWhereFixes(
  context: StatementContext,
  shape: { readonly hasWhere: boolean; readonly nested: boolean },
): readonly Fix[] {
  if (shape.hasWhere || shape.nested) return [];
  const returning = findWords(context, ['returning']);
  const at = returning?.start ?? context.statement.range.end;
  const where = returning === undefined ? ' where ${1:condition}' : 'where ${1:condition} ';
  return [{ title: 'Add a WHERE clause', kind: 'snippet', edits: [insertion(context, at, where)] }];
}
