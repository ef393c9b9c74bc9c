import { as, stringsOf, type Ast, type Node } from '../sql/ast.ts';
import type { Rule, StatementContext } from '../lint/types.ts';
import { isSymbol } from '../sql/tokens.ts';
import type { TextRange } from '../text/range.ts';
import { insertion } from './support/edits.ts';
import { relationName } from '../schema/extract/names.ts';
import { displayName } from './support/tables.ts';
import { statementTokens } from './support/words.ts';

/** Finds calls in policies that Postgres repeats for every row although their value stays the same. */
export const policyAuthInitplan: Rule = {
  id: 'policy-auth-initplan',
  scope: 'statement',
  title: 'A bare auth.uid() in a policy is computed again for every row.',
  severity: 'warning',
  profile: 'default',
  needs: ['file'],
  appliesTo: 'pending',
  replaces: ['splinter:0003_auth_rls_initplan'],
  statements: ['CreatePolicyStmt', 'AlterPolicyStmt'],
  options: {
    functions: {
      kind: 'stringList',
      description:
        'Functions of the project that take no argument and are STABLE, such as `private.current_team_id`: they are treated like auth.uid().',
    },
  },
  check(context) {
    const policy =
      as(context.statement.tree, 'CreatePolicyStmt') ?? as(context.statement.tree, 'AlterPolicyStmt');
    const table = displayName(relationName(policy?.table));
    for (const call of bareCalls([policy?.qual, policy?.with_check], context.options['functions'] ?? [])) {
      const range = callRange(context, call);
      if (range === undefined) continue;
      const words = context.parsed.source.slice(range);
      context.report({
        range,
        message: `${words} stands here on its own, so Postgres computes it again for every row of ${table} that the policy looks at. As (select ${words}) it is computed once per query, with the same result.`,
        fixes: [
          {
            title: `Write (select ${words})`,
            kind: 'edit',
            edits: [insertion(context, range.start, '(select '), insertion(context, range.end, ')')],
          },
        ],
      });
    }
  },
  docs: {
    what: '`auth.uid()`, `auth.jwt()`, `auth.role()`, `auth.email()` or `current_setting(…)` in a policy, not wrapped in a sub-select.',
    why: 'The call is part of the condition, so it runs for every row that the query touches: each time the settings are read and the JWT is parsed. Wrapped in `(select …)` it becomes an InitPlan that runs once per query. On large tables that is the difference between milliseconds and seconds.',
    instead: 'Wrap the call: `(select auth.uid()) = user_id`. The result is the same.',
    bad: 'create policy "own rows" on public.contacts for select to authenticated using (auth.uid() = user_id);',
    good: 'create policy "own rows" on public.contacts for select to authenticated using ((select auth.uid()) = user_id);',
    exceptions: [
      'Calls inside a sub-select.',
      'Calls with a column as an argument, whose value does change from row to row.',
      'Policies of files that are already applied.',
    ],
    sources: [
      'https://supabase.com/docs/guides/database/postgres/row-level-security#call-functions-with-select',
      'Supabase database linter 0003_auth_rls_initplan',
    ],
  },
};

const authFunctions = new Set(['uid', 'role', 'email', 'jwt']);

function bareCalls(
  expressions: readonly (Node | undefined)[],
  own: readonly string[],
): readonly Ast.FuncCall[] {
  const found: Ast.FuncCall[] = [];
  for (const expression of expressions) collect(expression, own, found);
  return found;
}

/** Walks everything but sub-selects: what stands in one may be computed once. */
function collect(value: unknown, own: readonly string[], found: Ast.FuncCall[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, own, found);
    return;
  }
  if (typeof value !== 'object' || value === null || 'SubLink' in value) return;
  const call = 'FuncCall' in value ? (value.FuncCall as Ast.FuncCall) : undefined;
  if (call !== undefined && isSteady(call, own)) {
    found.push(call);
    return;
  }
  for (const part of Object.values(value)) collect(part, own, found);
}

/** Whether a call gives the same value for every row of a query. */
function isSteady(call: Ast.FuncCall, own: readonly string[]): boolean {
  const parts = stringsOf(call.funcname);
  const name = parts.at(-1) ?? '';
  const schema = parts.length > 1 ? parts.at(-2) : undefined;
  if (schema === 'auth' && authFunctions.has(name)) return call.args === undefined;
  if (name === 'current_setting' && (schema === undefined || schema === 'pg_catalog')) {
    return (call.args ?? []).every((argument) => as(argument, 'A_Const') !== undefined);
  }
  return call.args === undefined && own.includes(parts.join('.'));
}

/** From the first word of the call to its closing parenthesis. */
function callRange(context: StatementContext, call: Ast.FuncCall): TextRange | undefined {
  const start = context.statement.offsetOf(call.location);
  const { text } = context.parsed.source;
  const tokens = statementTokens(context.parsed, context.statement);
  let depth = 0;
  for (const token of tokens) {
    if (token.start < start) continue;
    if (isSymbol(text, token, '(')) depth++;
    if (isSymbol(text, token, ')') && --depth === 0) return { start, end: token.end };
  }
  return undefined;
}
