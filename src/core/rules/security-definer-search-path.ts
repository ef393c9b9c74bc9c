import type { Fix, HistoryContext, Rule } from '../lint/types.ts';
import type { Routine } from '../schema/types.ts';
import { isBaseline } from '../schema/queries.ts';
import { newMigration } from './support/edits.ts';
import { isCallableByApi } from './support/apiAccess.ts';
import { isQualified } from './support/qualifiedBody.ts';
import { displayName, sqlName } from './support/tables.ts';
import { tokenize } from '../sql/lexer.ts';
import { isComment, wordOf } from '../sql/tokens.ts';

/** Finds functions that run with their owner's rights and look names up where the caller says. */
export const securityDefinerSearchPath: Rule = {
  id: 'security-definer-search-path',
  scope: 'history',
  title: 'A SECURITY DEFINER function lets the caller choose where its names are looked up.',
  severity: 'warning',
  profile: 'default',
  needs: ['history', 'config'],
  appliesTo: 'always',
  replaces: ['splinter:0011_function_search_path_mutable'],
  check(context) {
    const { unknown } = context.catalog;
    if (unknown.everything || unknown.routines) return;
    for (const routine of context.catalog.routines.values()) {
      if (isBaseline(routine) || !routine.securityDefiner || !interpreted.has(routine.language)) continue;
      if (Object.hasOwn(routine.settings, 'search_path')) continue;
      const callable = isCallableByApi(context, routine);
      const name = displayName(routine.name);
      const reach = callable
        ? 'and it can be called through the Data API'
        : 'so whoever can call it and create objects in some schema can slip in a table or operator of the same name';
      context.report({
        path: routine.origin.path,
        range: routine.origin.nameRange,
        anchor: routine.origin.range.start,
        severity: callable ? 'error' : 'warning',
        message: `${name} runs with the rights of its owner, but looks up unqualified names along the caller’s search_path, ${reach}. Add SET search_path = '' and write every name in the body with its schema.`,
        fixes: fixesFor(context, routine),
      });
    }
  },
  docs: {
    what: 'A function or procedure that is `SECURITY DEFINER` at the end of the history and has no `SET search_path`.',
    why: 'The body runs as the owner, normally `postgres`, which is not bound by row level security. Names without a schema are looked up along the search_path of the session that calls. The caller sets that path, and `pg_temp` comes first on it for tables and types even where it is not named: who can create a temporary table, or a function or operator in any schema, makes the function use theirs, with the owner’s rights.',
    instead:
      "`set search_path = ''` on the function, and every table, type and function of your own written with its schema. `pg_catalog` is searched all the same, so `now()` and the like stay as they are.",
    bad: 'create function public.claim(id uuid) returns void language sql security definer as $$ update public.jobs set taken = true $$;',
    good: "create function public.claim(id uuid) returns void language sql security definer set search_path = '' as $$ update public.jobs set taken = true $$;",
    exceptions: [
      '`ALTER FUNCTION … SET search_path` anywhere later in the history.',
      'Any fixed search_path counts; an empty one is the safest.',
      'Functions in C or internal ones.',
      'Dynamic SQL that may have altered functions.',
      'It is an error where the API roles can call the function: in an exposed schema, not a trigger function, EXECUTE not revoked.',
      'In a file that is already applied it is a hint.',
    ],
    sources: [
      'https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY',
      'Supabase database linter 0011_function_search_path_mutable',
    ],
  },
};

const interpreted = new Set(['sql', 'plpgsql', 'plv8', 'plpython3u', 'plperl', 'pltcl', 'plperlu', 'pltclu']);

function fixesFor(context: HistoryContext, routine: Routine): readonly Fix[] {
  // An empty search_path breaks a body with unqualified names, so it is safe to apply only where there are none.
  const safe = isQualified(routine, context.catalog);
  if (!routine.origin.pending) return [alterLater(context, routine, safe)];
  const text = context.file(routine.origin.path)?.text ?? '';
  const at = endOfSecurityDefiner(text.slice(routine.origin.range.start, routine.origin.range.end));
  if (at === undefined || /['$]/u.test(text[routine.origin.range.start - 1] ?? '')) return [];
  const start = routine.origin.range.start + at;
  const value = safe ? "''" : '${1:public, pg_temp}';
  return [
    {
      title: safe ? "Add set search_path = ''" : 'Fix its search_path',
      kind: safe ? 'edit' : 'snippet',
      edits: [{ path: routine.origin.path, start, end: start, newText: ` set search_path = ${value}` }],
    },
  ];
}

function alterLater(context: HistoryContext, routine: Routine, safe: boolean): Fix {
  const name = `${sqlName(routine.name)}(${routine.argumentTypes.join(', ')})`;
  const value = safe ? "''" : 'public, pg_temp';
  const followUp = {
    name: `fix_search_path_of_${routine.name.name}`,
    purpose: `Look up names of ${displayName(routine.name)} in fixed places`,
    sql: `alter ${routine.kind} ${name} set search_path = ${value};`,
    rollback: `alter ${routine.kind} ${name} reset search_path;`,
  };
  return {
    title: 'Fix its search_path in a further migration',
    kind: 'split',
    edits: [newMigration(context, followUp)],
  };
}

/** Offset behind the words SECURITY DEFINER outside the body. */
function endOfSecurityDefiner(statement: string): number | undefined {
  const tokens = tokenize(statement).filter((token) => !isComment(token));
  const index = tokens.findIndex(
    (token, at) => wordOf(statement, token) === 'security' && wordOf(statement, tokens[at + 1]) === 'definer',
  );
  return index === -1 ? undefined : tokens[index + 1]?.end;
}
