import type { TextRange } from '../../text/range.ts';
import type { IndexKeyFacts, NameReference, RelationKind, TableElement, UsesReference } from './parts.ts';
import type { TableChange } from './tableChange.ts';

/** Facts about tables, indexes, views and what else shares their name space. */
export type RelationFacts =
  | {
      readonly kind: 'createTable';
      readonly table: NameReference;
      readonly tableKind: 'table' | 'partitioned' | 'foreign';
      readonly temporary: boolean;
      readonly ifNotExists: boolean;
      readonly elements: readonly TableElement[];
      readonly inherits: readonly NameReference[];
      readonly partitionOf: NameReference | undefined;
      /** False for CREATE TABLE AS, SELECT INTO and OF TYPE: the columns are not all told. */
      readonly columnsKnown: boolean;
      readonly populated: boolean;
    }
  | ({
      readonly table: NameReference;
      readonly relationKind: RelationKind;
      /** The table's name; `nameRange` is the name of the column or constraint where the command has one. */
      readonly tableRange: TextRange;
      /** The command alone, from its first word to its last. */
      readonly commandRange: TextRange;
    } & TableChange)
  | {
      readonly kind: 'dropRelation';
      readonly relationKind: RelationKind;
      readonly name: NameReference;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'renameRelation';
      readonly relationKind: RelationKind;
      readonly name: NameReference;
      readonly newName: string;
    }
  | {
      readonly kind: 'renameColumn';
      readonly relationKind: RelationKind;
      readonly table: NameReference;
      readonly column: string;
      readonly newName: string;
    }
  | {
      readonly kind: 'renameConstraint';
      readonly table: NameReference;
      readonly constraint: string;
      readonly newName: string;
    }
  | {
      readonly kind: 'setRelationSchema';
      readonly relationKind: RelationKind;
      readonly name: NameReference;
      readonly newSchema: string;
    }
  | {
      readonly kind: 'setRelationOptions';
      readonly relationKind: RelationKind;
      readonly name: NameReference;
      readonly set: Readonly<Record<string, string>>;
      readonly reset: readonly string[];
    }
  | {
      readonly kind: 'createIndex';
      readonly name: string | undefined;
      readonly table: NameReference;
      readonly only: boolean;
      readonly keys: readonly IndexKeyFacts[];
      readonly including: readonly string[];
      readonly unique: boolean;
      readonly nullsNotDistinct: boolean;
      readonly predicateText: string | undefined;
      readonly uses: UsesReference;
      readonly method: string;
      readonly concurrent: boolean;
      readonly ifNotExists: boolean;
    }
  | {
      readonly kind: 'createView';
      readonly view: NameReference;
      readonly materialized: boolean;
      readonly temporary: boolean;
      readonly replace: boolean;
      readonly ifNotExists: boolean;
      readonly options: Readonly<Record<string, string>>;
      readonly uses: UsesReference;
      readonly populated: boolean;
    }
  | { readonly kind: 'refreshView'; readonly view: NameReference; readonly populated: boolean };
