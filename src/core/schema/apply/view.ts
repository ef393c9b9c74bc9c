import type { OperationOf } from '../operation.ts';
import { keyOf } from '../types.ts';
import type { Origin, View } from '../types.ts';
import type { Draft } from './draft.ts';
import { newName, relationExists, resolveRelation, resolveUses } from './resolve.ts';

/**
 * CREATE VIEW and CREATE MATERIALIZED VIEW. OR REPLACE puts the options as written in place of the old
 * ones (measured on Postgres 15.18: a view replaced without WITH loses `security_invoker`), and keeps
 * comment, grants and triggers.
 */
export function createView(draft: Draft, operation: OperationOf<'createView'>, origin: Origin): void {
  const name = newName(draft, operation.view);
  const key = keyOf(name);
  const before = draft.views.get(key);
  const guarded = operation.ifNotExists || (operation.certainty !== 'certain' && !operation.replace);
  if (guarded && relationExists(draft, key)) return;
  const view: View = {
    name,
    materialized: operation.materialized,
    options: operation.options,
    uses: resolveUses(draft, operation.uses),
    populated: operation.populated,
    temporary: operation.temporary,
    known: true,
    comment: operation.replace ? before?.comment : undefined,
    origin,
  };
  draft.views = draft.views.set(key, view);
}

/** REFRESH MATERIALIZED VIEW. */
export function refreshView(draft: Draft, operation: OperationOf<'refreshView'>): void {
  const key = keyOf(resolveRelation(draft, operation.view));
  const view = draft.views.get(key);
  if (view !== undefined) draft.views = draft.views.set(key, { ...view, populated: operation.populated });
}

/** SET and RESET of options; only those of views are kept. */
export function setRelationOptions(draft: Draft, operation: OperationOf<'setRelationOptions'>): void {
  const key = keyOf(resolveRelation(draft, operation.name));
  const view = draft.views.get(key);
  if (view === undefined) return;
  const kept = Object.entries(view.options).filter(([name]) => !operation.reset.includes(name));
  draft.views = draft.views.set(key, { ...view, options: { ...Object.fromEntries(kept), ...operation.set } });
}
