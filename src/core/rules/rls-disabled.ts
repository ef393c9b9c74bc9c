import type { NodeKind } from '../sql/ast.ts';
import type { FileEdit, Fix, HistoryContext, Related, Rule, Severity } from '../lint/types.ts';
import type { Operation } from '../schema/operation.ts';
import type { Origin, Table } from '../schema/types.ts';
import { isBaseline, isCertain, isExposed, rowLevelSecurityOf } from '../schema/queries.ts';
import { displayName, sqlName } from './support/tables.ts';
import { apiRolesWithAccess } from './support/apiAccess.ts';
import { newMigration } from './support/edits.ts';

/** Finds tables that the Data API serves without row level security when all migrations have run. */
export const rlsDisabled: Rule = {
  id: 'rls-disabled',
  scope: 'history',
  title: 'A table in an exposed schema has row level security off.',
  severity: 'error',
  profile: 'default',
  needs: ['history', 'config'],
  appliesTo: 'always',
  replaces: ['splinter:0013_rls_disabled_in_public'],
  check(context) {
    const open = [...context.catalog.tables.values()].filter((table) => isOpen(context, table));
    if (open.length === 0 || callsEnabler(context)) return;
    for (const table of open) {
      const name = displayName(table.name);
      const { severity, access } = judge(context, table);
      const origin = openedBy(context, table);
      context.report({
        path: origin.path,
        range: origin === table.origin ? origin.nameRange : origin.range,
        anchor: origin.range.start,
        severity,
        message: `${name} lies in the exposed schema ${table.name.schema} and row level security is off when all migrations have run: ${access} Enable it, and add a policy for each way in which the table may be used.`,
        related: madeElsewhere(table, origin),
        fixes: fixesFor(context, table),
      });
    }
  },
  docs: {
    what: 'A table in a schema that the Data API exposes (`[api].schemas` of config.toml) whose row level security is still off at the end of the history.',
    why: 'Anyone who has the project’s URL and its public key can reach such a table through the Data API; as far as `anon` and `authenticated` have privileges, they read and change every row. A table made with SQL never has row level security on by itself; the dashboard’s switch does that only for tables made there.',
    instead:
      '`alter table … enable row level security;` right after `CREATE TABLE`, then policies for what should be possible. Without a policy nobody but the service role gets in, which is right for a table that only the server uses. A table that no client needs may also live in a schema that is not exposed.',
    bad: 'create table public.contacts (id uuid primary key, name text);',
    good: 'create table public.contacts (id uuid primary key, name text);\nalter table public.contacts enable row level security;',
    exceptions: [
      'It is enabled anywhere later in the history, also in a file that is not applied yet.',
      'The schema is not exposed; temporary and foreign tables; partitions.',
      'A `DO` block with dynamic SQL, a function with dynamic SQL that a migration calls, or an event trigger may enable it.',
      'Where no API role can have a privilege on the table it is a warning.',
      'In a file that is already applied it is a hint.',
    ],
    sources: [
      'https://supabase.com/docs/guides/database/postgres/row-level-security',
      'Supabase database linter 0013_rls_disabled_in_public',
    ],
  },
};

/**
 * Whether a migration calls a function of the project that switches row level security on by dynamic
 * SQL: for which tables, only running it tells.
 */
function callsEnabler(context: HistoryContext): boolean {
  const { files } = context;
  const names = files.flatMap(({ fileOperations }) => enablersIn(fileOperations));
  if (names.length === 0) return false;
  return files.some(({ parsed }) =>
    parsed.statements.some((statement) => {
      if (!callers.has(statement.kind)) return false;
      const text = parsed.source.slice(statement.range);
      return names.some((name) => text.includes(name));
    }),
  );
}

const enablers = new WeakMap<readonly Operation[], readonly string[]>();

/** Names of the functions made there that switch row level security on; kept, for a file seldom changes. */
function enablersIn(operations: readonly Operation[]): readonly string[] {
  const known = enablers.get(operations);
  if (known !== undefined) return known;
  const names = operations.flatMap((operation) =>
    operation.kind === 'createRoutine' && enables.test(operation.body ?? '') ? operation.routine.name : [],
  );
  enablers.set(operations, names);
  return names;
}

const enables = /\bexecute\b[^;]*\benable\s+row\s+level\s+security\b/iu;
const callers = new Set<NodeKind>(['SelectStmt', 'CallStmt', 'DoStmt']);

function isOpen(context: HistoryContext, table: Table): boolean {
  if (table.temporary || table.kind === 'foreign' || table.partitionOf !== undefined) return false;
  if (!isExposed(table.name.schema, context.config) || isBaseline(table)) return false;
  return isCertain(table, 'existence') && rowLevelSecurityOf(context.catalog, table) === 'off';
}

function judge(
  context: HistoryContext,
  table: Table,
): { readonly severity: Severity; readonly access: string } {
  const roles = apiRolesWithAccess(context, table);
  if (roles === 'none') {
    return {
      severity: 'warning',
      access: 'only missing grants keep the API roles out, and the next GRANT opens every row.',
    };
  }
  if (roles === 'unknown') {
    return {
      severity: 'error',
      access:
        'anyone with the project’s URL can read and change every row, unless the API roles have no grants.',
    };
  }
  return { severity: 'error', access: 'anyone with the project’s URL can reach every row.' };
}

function madeElsewhere({ origin }: Table, opened: Origin): readonly Related[] {
  if (opened === origin) return [];
  return [{ path: origin.path, range: origin.nameRange, message: 'The table is made here.' }];
}

/** The statement after which the table is open: the last one that disables it, or the one that made it. */
function openedBy(context: HistoryContext, table: Table): Origin {
  const disabled = table.altered.findLast((origin) => {
    const text = context.file(origin.path)?.text.slice(origin.range.start, origin.range.end);
    return /\bdisable\s+row\s+level\s+security\b/iu.test(text ?? '');
  });
  return disabled ?? table.origin;
}

function fixesFor(context: HistoryContext, table: Table): readonly Fix[] {
  const sql = `alter table ${sqlName(table.name)} enable row level security;`;
  const title = `Enable row level security on ${displayName(table.name)}`;
  const origin = openedBy(context, table);
  if (!origin.pending) {
    const followUp = {
      name: `enable_row_level_security_on_${table.name.name}`,
      purpose: `Close ${displayName(table.name)} to the Data API until policies open it`,
      sql,
      rollback: `alter table ${sqlName(table.name)} disable row level security;`,
    };
    return [{ title, kind: 'split', edits: [newMigration(context, followUp)] }];
  }
  const edit = insertionAfter(context, origin, sql);
  return edit === undefined ? [] : [{ title, kind: 'edit', edits: [edit] }];
}

/** Puts a statement on the line after another one; none inside a string that EXECUTE runs. */
function insertionAfter(context: HistoryContext, origin: Origin, sql: string): FileEdit | undefined {
  const text = context.file(origin.path)?.text;
  if (text === undefined || /['$]/u.test(text[origin.range.start - 1] ?? '')) return undefined;
  const semicolon = /^(?:\s|--[^\n]*\n)*;/u.exec(text.slice(origin.range.end))?.[0].length;
  const at = origin.range.end + (semicolon ?? 0);
  const lineStart = text.lastIndexOf('\n', origin.range.start - 1) + 1;
  const indentation = /^[ \t]*/u.exec(text.slice(lineStart))?.[0] ?? '';
  const newText = `${semicolon === undefined ? ';' : ''}\n${indentation}${sql}`;
  return { path: origin.path, start: at, end: at, newText };
}
