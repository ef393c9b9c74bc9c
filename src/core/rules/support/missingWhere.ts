import type { Fix, StatementContext } from '../../lint/types.ts';
import type { NameReference } from '../../schema/operation.ts';
import { isSymbol, wordOf } from '../../sql/tokens.ts';
import type { Token } from '../../sql/types.ts';
import type { TextRange } from '../../text/range.ts';
import { isPlainText } from './commands.ts';
import { edit, insertion } from './edits.ts';
import { placeholder } from './snippetText.ts';
import { displayName } from './tables.ts';
import { statementTokens } from './words.ts';

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

/**
 * The fix that adds a WHERE clause to be filled in, or puts `condition` in the place of one that always
 * holds. `after` is the offset behind the table's name, also inside a WITH clause.
 */
export function missingWhereFixes(
  context: StatementContext,
  place: { readonly after: number; readonly condition: string },
): readonly Fix[] {
  if (!isPlainText(context)) return [];
  const condition = placeholder(1, place.condition);
  const { where, last } = clauses(context, place.after);
  const replaced = where === undefined ? undefined : { start: where.end, end: last.end };
  return [
    {
      title: replaced === undefined ? 'Add a WHERE clause' : 'Write a condition that leaves rows out',
      kind: 'snippet',
      edits: [
        replaced === undefined
          ? insertion(context, last.end, ` where ${condition}`)
          : edit(context, replaced, ` ${condition}`),
      ],
    },
  ];
}

/** The word WHERE of a row change, and its last token before RETURNING or the end. */
function clauses(
  context: StatementContext,
  after: number,
): { readonly where: Token | undefined; readonly last: TextRange } {
  const { text } = context.parsed.source;
  const tokens = statementTokens(context.parsed, context.statement);
  let depth = 0;
  let where: Token | undefined;
  let last: TextRange = { start: after, end: after };
  for (const token of tokens) {
    if (token.start < after) continue;
    if (isSymbol(text, token, '(')) depth++;
    if (isSymbol(text, token, ')')) depth--;
    if (depth < 0 || (depth === 0 && wordOf(text, token) === 'returning')) break;
    if (depth === 0 && wordOf(text, token) === 'where') where = token;
    last = token;
  }
  return { where, last };
}
