import type { TextRange } from '../../text/range.ts';
import type { ConstraintKind, ReferentialAction, TypeReference } from '../types.ts';

/** A name as written: `schema` is `undefined` when it is not qualified. Case is already Postgres'. */
export interface NameReference {
  readonly schema: string | undefined;
  readonly name: string;
}

/** What an expression or query mentions, by names as written. */
export interface UsesReference {
  readonly relations: readonly NameReference[];
  readonly routines: readonly NameReference[];
  readonly columns: readonly string[];
}

export interface ColumnFacts {
  readonly name: string;
  readonly nameRange: TextRange;
  /** From the name to the last word of the definition. */
  readonly range: TextRange;
  readonly type: TypeReference;
  /** `serial`, `bigserial`, `smallserial`: `type` is then the integer type. */
  readonly serial: boolean;
  readonly notNull: boolean;
  readonly defaultText: string | undefined;
  readonly identity: boolean;
  /** `SEQUENCE NAME` of an identity column. */
  readonly sequence: NameReference | undefined;
  readonly generated: 'stored' | 'virtual' | undefined;
  readonly generatedText: string | undefined;
  readonly uses: UsesReference;
  readonly constraints: readonly ConstraintFacts[];
}

export interface ConstraintFacts {
  /** As written; `undefined` when Postgres makes the name. */
  readonly name: string | undefined;
  readonly kind: ConstraintKind;
  readonly columns: readonly string[];
  readonly including: readonly string[];
  readonly references:
    | { readonly table: NameReference; readonly columns: readonly string[]; readonly range: TextRange }
    | undefined;
  readonly onDelete: ReferentialAction | undefined;
  readonly onUpdate: ReferentialAction | undefined;
  readonly deferrable: boolean;
  readonly expressionText: string | undefined;
  readonly uses: UsesReference;
  readonly validated: boolean;
  /** `USING INDEX name`. */
  readonly usingIndex: string | undefined;
  readonly nullsNotDistinct: boolean;
  /** The keys of an exclusion constraint, without their operators; empty for all others. */
  readonly keys: readonly IndexKeyFacts[];
  /** Index method of an exclusion constraint. */
  readonly method: string | undefined;
  readonly range: TextRange;
}

export interface LikeFacts {
  readonly source: NameReference;
  readonly including: readonly (
    'constraints' | 'defaults' | 'generated' | 'identity' | 'indexes' | 'comments'
  )[];
}

export type TableElement =
  | ({ readonly element: 'column' } & ColumnFacts)
  | ({ readonly element: 'constraint' } & ConstraintFacts)
  | ({ readonly element: 'like' } & LikeFacts);

export interface IndexKeyFacts {
  readonly column: string | undefined;
  /** The name that Postgres builds index names from when the key is an expression: `lower`, `expr`. */
  readonly label: string;
  readonly text: string;
}

/** What a statement takes a relation for. Postgres lets ALTER TABLE name indexes and views too. */
export type RelationKind =
  'table' | 'view' | 'materializedView' | 'index' | 'sequence' | 'foreignTable' | 'type';

/** Names and arguments of a function or procedure; `undefined` arguments when written without a list. */
export interface RoutineReference extends NameReference {
  readonly argumentTypes: readonly TypeReference[] | undefined;
}
