import type { Operation } from '../operation.ts';
import { keyOf } from '../types.ts';
import type {
  Catalog,
  Constraint,
  Index,
  Origin,
  QualifiedName,
  Routine,
  Table,
  TableAspect,
  UnknownFlags,
} from '../types.ts';

/** A catalogue being changed by one statement: the same persistent maps, in fields that may be replaced. */
export type Draft = { -readonly [Field in keyof Catalog]: Catalog[Field] };

/** Where in the history a statement stands. */
export interface Place {
  readonly path: string;
  /** Position of the file in the history, from 0. */
  readonly file: number;
  readonly pending: boolean;
}

/** The origin that an operation gives to what it makes. */
export function originOf(operation: Operation, place: Place): Origin {
  return {
    path: place.path,
    file: place.file,
    range: operation.statement,
    nameRange: operation.nameRange,
    pending: place.pending,
  };
}

/** Key of a policy or trigger. */
export function partKey(table: QualifiedName, name: string): string {
  return `${keyOf(table)}/${name}`;
}

/** Key of a routine overload. */
export function routineKey(name: QualifiedName, argumentTypes: readonly string[]): string {
  return `${keyOf(name)}(${argumentTypes.join(',')})`;
}

/** Whether two qualified names are the same. */
export function sameName(left: QualifiedName, right: QualifiedName): boolean {
  return left.name === right.name && left.schema === right.schema;
}

/** Puts `table` under its own name, in place of what was there, and keeps count of constraint names. */
export function putTable(draft: Draft, table: Table): void {
  const key = keyOf(table.name);
  const before = draft.tables.get(key);
  if (before?.constraints !== table.constraints) {
    if (before !== undefined) countNames(draft, before, -1);
    countNames(draft, table, 1);
  }
  draft.tables = draft.tables.set(key, table);
}

/** Takes the table itself away; what hangs on it is up to the caller. */
export function deleteTable(draft: Draft, name: QualifiedName): void {
  const key = keyOf(name);
  const before = draft.tables.get(key);
  if (before === undefined) return;
  countNames(draft, before, -1);
  draft.tables = draft.tables.delete(key);
}

function countNames(draft: Draft, table: Table, by: number): void {
  if (table.constraints.size === 0) return;
  draft.constraintNames = draft.constraintNames.withMutations((names) => {
    for (const constraint of table.constraints) {
      const key = `${table.name.schema}.${constraint.name}`;
      const count = (names.get(key) ?? 0) + by;
      if (count > 0) names.set(key, count);
      else names.delete(key);
    }
  });
}

/** Replaces the table by what `change` makes of it, and notes `origin` among what altered it. */
export function alterTable(
  draft: Draft,
  name: QualifiedName,
  origin: Origin,
  change: (table: Table) => Table,
): void {
  const table = draft.tables.get(keyOf(name));
  if (table === undefined) return;
  const changed = change(table);
  if (changed === table) return;
  const last = changed.altered.last();
  const noted = last?.range.start === origin.range.start && last.file === origin.file;
  putTable(draft, noted ? changed : { ...changed, altered: changed.altered.push(origin) });
}

/** The table with `aspects` marked as not known. */
export function markUncertain(table: Table, aspects: readonly TableAspect[]): Table {
  const added = aspects.filter((aspect) => !table.uncertain.includes(aspect));
  if (added.length === 0) return table;
  return { ...table, uncertain: [...table.uncertain, ...added], known: false };
}

/** The table with `aspect` known again. */
export function markCertain(table: Table, aspect: TableAspect): Table {
  if (!table.uncertain.includes(aspect)) return table;
  const uncertain = table.uncertain.filter((each) => each !== aspect);
  return { ...table, uncertain, known: uncertain.length === 0 };
}

/** Sets flags of `unknown`. */
export function markUnknown(draft: Draft, flags: readonly (keyof UnknownFlags)[]): void {
  for (const flag of flags) {
    if (!draft.unknown[flag]) draft.unknown = { ...draft.unknown, [flag]: true };
  }
}

/** Puts an index under its own name. */
export function putIndex(draft: Draft, index: Index): void {
  draft.indexes = draft.indexes.set(keyOf(index.name), index);
}

/** Indexes of a table, in the order of the map. */
export function indexesOn(draft: Catalog, table: QualifiedName): readonly Index[] {
  return draft.indexes
    .valueSeq()
    .filter((index) => sameName(index.table, table))
    .toArray();
}

/** Puts a routine under its own key. */
export function putRoutine(draft: Draft, routine: Routine): void {
  const key = routineKey(routine.name, routine.argumentTypes);
  if (!draft.routines.has(key)) {
    const name = keyOf(routine.name);
    draft.routineKeys = draft.routineKeys.set(name, [...(draft.routineKeys.get(name) ?? []), key]);
  }
  draft.routines = draft.routines.set(key, routine);
}

/** Takes one overload away. */
export function deleteRoutine(draft: Draft, routine: Routine): void {
  const key = routineKey(routine.name, routine.argumentTypes);
  const name = keyOf(routine.name);
  const keys = (draft.routineKeys.get(name) ?? []).filter((each) => each !== key);
  draft.routineKeys = keys.length === 0 ? draft.routineKeys.delete(name) : draft.routineKeys.set(name, keys);
  draft.routines = draft.routines.delete(key);
}

/** The constraint of that name. */
export function constraintNamed(table: Table, name: string): Constraint | undefined {
  return table.constraints.find((constraint) => constraint.name === name);
}
