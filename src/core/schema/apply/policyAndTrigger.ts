import type { OperationOf } from '../operation.ts';
import type { Origin } from '../types.ts';
import { markUnknown, partKey } from './draft.ts';
import type { Draft } from './draft.ts';
import { resolveRelation, resolveRoutineName, resolveUses } from './resolve.ts';
import { enablesRowLevelSecurity } from './routine.ts';

/** CREATE POLICY. */
export function createPolicy(draft: Draft, operation: OperationOf<'createPolicy'>, origin: Origin): void {
  const table = resolveRelation(draft, operation.table);
  const key = partKey(table, operation.name);
  if (operation.certainty !== 'certain' && draft.policies.has(key)) return;
  const { name, command, permissive, roles, usingText, checkText } = operation;
  const uses = resolveUses(draft, operation.uses);
  draft.policies = draft.policies.set(key, {
    ...{ name, table, command, permissive, roles, usingText, checkText },
    uses,
    origin,
  });
}

/** ALTER POLICY: what the statement does not name stays. */
export function alterPolicy(draft: Draft, operation: OperationOf<'alterPolicy'>): void {
  const key = partKey(resolveRelation(draft, operation.table), operation.name);
  const policy = draft.policies.get(key);
  if (policy === undefined) return;
  const changes = resolveUses(draft, operation.uses);
  const whole = operation.usingText !== undefined && operation.checkText !== undefined;
  draft.policies = draft.policies.set(key, {
    ...policy,
    roles: operation.roles ?? policy.roles,
    usingText: operation.usingText ?? policy.usingText,
    checkText: operation.checkText ?? policy.checkText,
    uses: whole
      ? changes
      : {
          relations: [...policy.uses.relations, ...changes.relations],
          routines: [...policy.uses.routines, ...changes.routines],
          columns: [...policy.uses.columns, ...changes.columns],
        },
  });
}

/** CREATE TRIGGER. */
export function createTrigger(draft: Draft, operation: OperationOf<'createTrigger'>, origin: Origin): void {
  const table = resolveRelation(draft, operation.table);
  const key = partKey(table, operation.name);
  if (operation.certainty !== 'certain' && !operation.replace && draft.triggers.has(key)) return;
  const { name, timing, events, columns, forEach, constraint } = operation;
  const routine = resolveRoutineName(draft, operation.routine);
  const trigger = {
    name,
    table,
    routine,
    timing,
    events,
    columns,
    forEach,
    constraint,
    enabled: true,
    origin,
  };
  draft.triggers = draft.triggers.set(key, trigger);
  for (const child of draft.tables.get(`${table.schema}.${table.name}`)?.children ?? []) {
    const below = draft.tables.get(`${child.schema}.${child.name}`);
    if (below?.partitionOf === undefined || forEach !== 'row') continue;
    createTrigger(draft, { ...operation, table: child }, origin);
  }
}

/** DROP POLICY and DROP TRIGGER. */
export function dropPart(draft: Draft, operation: OperationOf<'dropPolicy' | 'dropTrigger'>): void {
  const table = resolveRelation(draft, operation.table);
  const key = partKey(table, operation.name);
  if (operation.kind === 'dropPolicy') {
    draft.policies = draft.policies.delete(key);
    return;
  }
  draft.triggers = draft.triggers.delete(key);
  for (const child of draft.tables.get(`${table.schema}.${table.name}`)?.children ?? []) {
    dropPart(draft, { ...operation, table: child });
  }
}

/** ALTER POLICY and TRIGGER … RENAME TO. */
export function renamePart(draft: Draft, operation: OperationOf<'renamePolicy' | 'renameTrigger'>): void {
  const table = resolveRelation(draft, operation.table);
  const from = partKey(table, operation.name);
  const to = partKey(table, operation.newName);
  const policy = draft.policies.get(from);
  const trigger = draft.triggers.get(from);
  if (operation.kind === 'renamePolicy' && policy !== undefined) {
    draft.policies = draft.policies.delete(from).set(to, { ...policy, name: operation.newName });
  } else if (operation.kind === 'renameTrigger' && trigger !== undefined) {
    draft.triggers = draft.triggers.delete(from).set(to, { ...trigger, name: operation.newName });
  }
}

/** CREATE EVENT TRIGGER; one whose function enables row level security does so for tables to come. */
export function createEventTrigger(
  draft: Draft,
  operation: OperationOf<'createEventTrigger'>,
  origin: Origin,
): void {
  const routine = resolveRoutineName(draft, operation.routine);
  draft.eventTriggers = draft.eventTriggers.set(operation.name, { routine, origin });
  if (enablesRowLevelSecurity(draft, routine)) markUnknown(draft, ['rowLevelSecurity']);
}
