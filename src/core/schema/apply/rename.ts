import { keyOf } from '../types.ts';
import type { QualifiedName, Uses } from '../types.ts';
import { partKey, putTable, sameName } from './draft.ts';
import type { Draft } from './draft.ts';
import { moveGrants } from './privilege.ts';

/**
 * Replaces the name of a table, view or sequence wherever the catalogue refers to it. The table itself
 * has been moved already.
 */
export function renameEverywhere(draft: Draft, from: QualifiedName, to: QualifiedName): void {
  const swap = (name: QualifiedName): QualifiedName => (sameName(name, from) ? to : name);
  const swapUses = <Each extends { readonly uses: Uses }>(each: Each): Each =>
    each.uses.relations.some((name) => sameName(name, from))
      ? { ...each, uses: { ...each.uses, relations: each.uses.relations.map(swap) } }
      : each;
  renameInTables(draft, from, swap);
  const view = draft.views.get(keyOf(from));
  if (view !== undefined) draft.views = draft.views.delete(keyOf(from)).set(keyOf(to), { ...view, name: to });
  draft.views = draft.views.map(swapUses);
  draft.indexes = draft.indexes.map((index) =>
    sameName(index.table, from) ? { ...index, table: to } : index,
  );
  moveParts(draft, from, to);
  draft.policies = draft.policies.map(swapUses);
  const sequence = draft.sequences.get(keyOf(from));
  if (sequence !== undefined) {
    draft.sequences = draft.sequences.delete(keyOf(from)).set(keyOf(to), { ...sequence, name: to });
  }
  draft.sequences = draft.sequences.map((each) =>
    each.ownedBy !== undefined && sameName(each.ownedBy.table, from)
      ? { ...each, ownedBy: { ...each.ownedBy, table: to } }
      : each,
  );
  draft.publications = draft.publications.map((each) =>
    each.tables === 'all' ? each : { ...each, tables: each.tables.map(swap) },
  );
  moveGrants(draft, from, to, ['table', 'sequence']);
}

function renameInTables(
  draft: Draft,
  from: QualifiedName,
  swap: (name: QualifiedName) => QualifiedName,
): void {
  const isFrom = (name: QualifiedName): boolean => sameName(name, from);
  for (const table of draft.tables.values()) {
    const relatives = [
      ...table.children,
      ...table.inherits,
      ...(table.partitionOf ? [table.partitionOf] : []),
    ];
    const refers = table.constraints.some(
      (each) => each.references !== undefined && isFrom(each.references.table),
    );
    if (!refers && !relatives.some(isFrom)) continue;
    putTable(draft, {
      ...table,
      children: table.children.map(swap),
      inherits: table.inherits.map(swap),
      partitionOf: table.partitionOf && swap(table.partitionOf),
      constraints: table.constraints.map((each) =>
        each.references !== undefined && isFrom(each.references.table)
          ? { ...each, references: { ...each.references, table: swap(each.references.table) } }
          : each,
      ),
    });
  }
}

/** Policies and triggers carry their table in their key. */
function moveParts(draft: Draft, from: QualifiedName, to: QualifiedName): void {
  for (const policy of draft.policies.values()) {
    if (!sameName(policy.table, from)) continue;
    draft.policies = draft.policies
      .delete(partKey(from, policy.name))
      .set(partKey(to, policy.name), { ...policy, table: to });
  }
  for (const trigger of draft.triggers.values()) {
    if (!sameName(trigger.table, from)) continue;
    draft.triggers = draft.triggers
      .delete(partKey(from, trigger.name))
      .set(partKey(to, trigger.name), { ...trigger, table: to });
  }
}
