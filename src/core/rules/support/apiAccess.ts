import type { HistoryContext } from '../../lint/types.ts';
import { grantsTo, isExposed, privilegesOf, type GrantTarget } from '../../schema/queries.ts';
import type { Routine, Table } from '../../schema/types.ts';

const apiRoles = ['anon', 'authenticated', 'public'] as const;

/**
 * Whether `anon`, `authenticated` or PUBLIC has a privilege on the table at the end of the history.
 * `unknown`: no migration says anything, and whether the project grants new tables by default is not
 * settled.
 */
export function apiRolesWithAccess(context: HistoryContext, table: Table): 'some' | 'none' | 'unknown' {
  const target: GrantTarget = { kind: 'table', name: table.name, origin: table.origin };
  const { catalog } = context;
  if (apiRoles.some((role) => privilegesOf(catalog, target, role).size > 0)) return 'some';
  const taken = (['anon', 'authenticated'] as const).every((role) =>
    grantsTo(catalog, target, role).some((grant) => !grant.granted && grant.privilege === 'all'),
  );
  if (taken || context.dataApiGrants === 'revoked') return 'none';
  return context.dataApiGrants === 'granted' ? 'some' : 'unknown';
}

/**
 * Whether the API roles can call the routine through the Data API: its schema is exposed, it is not a
 * trigger function, and EXECUTE, which Postgres gives to PUBLIC, was not revoked from it.
 */
export function isCallableByApi(context: HistoryContext, routine: Routine): boolean {
  if (!isExposed(routine.name.schema, context.config)) return false;
  if (routine.returns === 'trigger' || routine.returns === 'event_trigger') return false;
  const target: GrantTarget = {
    kind: 'function',
    name: routine.name,
    argumentTypes: routine.argumentTypes,
    origin: routine.origin,
  };
  const { catalog } = context;
  const fromPublic = grantsTo(catalog, target, 'public');
  if (fromPublic.at(-1)?.granted ?? true) return true;
  return (['anon', 'authenticated'] as const).some((role) => privilegesOf(catalog, target, role).size > 0);
}
