import type { OperationOf } from '../operation.ts';
import { printType } from '../typeName.ts';
import { keyOf } from '../types.ts';
import type { Catalog, Origin, QualifiedName, Routine, Uses } from '../types.ts';
import { deleteRoutine, putRoutine, putTable, routineKey, sameName } from './draft.ts';
import type { Draft } from './draft.ts';
import { dropGrantsOn, moveGrants } from './privilege.ts';
import { dropConstraint } from './constraint.ts';
import { dropDependents } from './relation.ts';
import { argumentTexts, findRoutines, newName, resolveTypeReference } from './resolve.ts';

/**
 * CREATE FUNCTION and PROCEDURE. OR REPLACE of the same argument types puts security and settings as
 * written in place of the old ones and keeps grants and comment (measured on Postgres 15.18); other
 * argument types make a second overload.
 */
export function createRoutine(draft: Draft, operation: OperationOf<'createRoutine'>, origin: Origin): void {
  const name = newName(draft, operation.routine);
  const argumentTypes = argumentTexts(draft, operation.routine.argumentTypes ?? []);
  const before = draft.routines.get(routineKey(name, argumentTypes));
  if (before !== undefined && operation.certainty !== 'certain' && !operation.replace) return;
  putRoutine(draft, {
    name,
    kind: operation.routineKind,
    argumentTypes,
    argumentNames: operation.argumentNames,
    returns: returnsText(draft, operation),
    returnsSet: operation.returnsSet,
    language: operation.language,
    securityDefiner: operation.securityDefiner,
    volatility: operation.volatility,
    settings: operation.settings,
    body: operation.body,
    comment: before?.comment,
    known: true,
    origin,
  });
}

function returnsText(draft: Draft, operation: OperationOf<'createRoutine'>): string | undefined {
  if (operation.returns === undefined) return operation.returnsText;
  const type = resolveTypeReference(draft, operation.returns);
  return printType({ ...type, schema: type.schema === 'public' ? undefined : type.schema });
}

/** ALTER FUNCTION: what the statement does not name stays. */
export function alterRoutine(draft: Draft, operation: OperationOf<'alterRoutine'>): void {
  for (const routine of findRoutines(draft, operation.routine)) {
    const kept = Object.entries(routine.settings).filter(
      ([name]) => !operation.reset.includes('*') && !operation.reset.includes(name),
    );
    putRoutine(draft, {
      ...routine,
      securityDefiner: operation.securityDefiner ?? routine.securityDefiner,
      volatility: operation.volatility ?? routine.volatility,
      settings: { ...Object.fromEntries(kept), ...operation.set },
    });
  }
}

/** DROP FUNCTION; with CASCADE also what calls it. */
export function dropRoutine(draft: Draft, operation: OperationOf<'dropRoutine'>): void {
  for (const routine of findRoutines(draft, operation.routine))
    removeRoutine(draft, routine, operation.cascade ? 'cascade' : 'restrict');
}

/** Takes one overload away with its grants, and with `cascade` what depends on it. */
export function removeRoutine(draft: Draft, routine: Routine, behaviour: 'cascade' | 'restrict'): void {
  deleteRoutine(draft, routine);
  dropGrantsOn(draft, routine.name, 'function', routine.argumentTypes);
  if (behaviour === 'restrict') return;
  if (routine.argumentTypes.length === 0) {
    draft.triggers = draft.triggers.filter((trigger) => !sameName(trigger.routine, routine.name));
    draft.eventTriggers = draft.eventTriggers.filter((trigger) => !sameName(trigger.routine, routine.name));
  }
  // Uses are known by name only: as long as an overload is left, nobody knows which one is meant.
  if (!draft.routineKeys.has(keyOf(routine.name))) dropCallers(draft, routine.name);
}

function dropCallers(draft: Draft, name: QualifiedName): void {
  const calls = ({ uses }: { readonly uses: Uses }): boolean =>
    uses.routines.some((each) => sameName(each, name));
  if (draft.policies.some(calls)) draft.policies = draft.policies.filter((policy) => !calls(policy));
  if (draft.indexes.some(calls)) draft.indexes = draft.indexes.filter((index) => !calls(index));
  for (const view of draft.views.filter(calls).values()) {
    draft.views = draft.views.delete(keyOf(view.name));
    dropDependents(draft, view.name);
  }
  for (const table of draft.tables.values()) {
    for (const constraint of table.constraints) {
      if (calls(constraint)) dropConstraint(draft, table.name, constraint.name, table.origin);
    }
    const current = draft.tables.get(keyOf(table.name));
    if (current?.columns.some(calls) !== true) continue;
    const columns = current.columns
      .filter((column) => !(calls(column) && column.generated !== undefined))
      .map((column) => (calls(column) ? { ...column, defaultText: undefined } : column));
    putTable(draft, { ...current, columns });
  }
}

/** ALTER FUNCTION … RENAME TO and SET SCHEMA: grants and triggers follow. */
export function moveRoutine(
  draft: Draft,
  operation: OperationOf<'renameRoutine' | 'setRoutineSchema'>,
): void {
  for (const routine of findRoutines(draft, operation.routine)) {
    const from = routine.name;
    const to =
      operation.kind === 'renameRoutine'
        ? { ...from, name: operation.newName }
        : { ...from, schema: operation.newSchema };
    moveOverload(draft, routine, to);
  }
}

/** Gives one overload another name. */
export function moveOverload(draft: Draft, routine: Routine, to: QualifiedName): void {
  const from = routine.name;
  deleteRoutine(draft, routine);
  putRoutine(draft, { ...routine, name: to });
  moveGrants(draft, from, to, ['function']);
  if (routine.argumentTypes.length === 0) {
    draft.triggers = draft.triggers.map((each) =>
      sameName(each.routine, from) ? { ...each, routine: to } : each,
    );
  }
  if (draft.routineKeys.has(keyOf(from))) return;
  const swap = <Each extends { readonly uses: Uses }>(each: Each): Each =>
    each.uses.routines.some((name) => sameName(name, from))
      ? {
          ...each,
          uses: {
            ...each.uses,
            routines: each.uses.routines.map((name) => (sameName(name, from) ? to : name)),
          },
        }
      : each;
  draft.policies = draft.policies.map(swap);
  draft.views = draft.views.map(swap);
}

/** Whether a routine's body switches row level security on. */
export function enablesRowLevelSecurity(catalog: Catalog, name: QualifiedName): boolean {
  return (catalog.routineKeys.get(keyOf(name)) ?? []).some((key) =>
    /\benable\s+row\s+level\s+security\b/iu.test(catalog.routines.get(key)?.body ?? ''),
  );
}
