import type { TextRange } from '../text/range.ts';
import type {
  ConstraintKind,
  Grant,
  ReferentialAction,
  Routine,
  TableAspect,
  Trigger,
  TypeReference,
  UnknownFlags,
} from './types.ts';

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

/**
 * `certain`: runs whenever the file runs. `guarded`: stands under a condition that asks whether it is
 * still to be done (`IF NOT EXISTS (…)`, `EXCEPTION WHEN duplicate_object`), so it holds afterwards like
 * `IF NOT EXISTS`. `maybe`: under any other condition.
 */
export type Certainty = 'certain' | 'guarded' | 'maybe';

/** What all facts carry. Ranges are UTF-16 offsets in the file. */
interface OperationBase {
  readonly statement: TextRange;
  /** The object's name; the statement where it has none. */
  readonly nameRange: TextRange;
  readonly certainty: Certainty;
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

/** An ALTER TABLE command, without what all of them carry. */
export type TableChange =
  | { readonly kind: 'addColumn'; readonly column: ColumnFacts; readonly ifNotExists: boolean }
  | {
      readonly kind: 'dropColumn';
      readonly column: string;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'alterColumnType';
      readonly column: string;
      readonly type: TypeReference;
      readonly typeRange: TextRange;
      readonly usingText: string | undefined;
    }
  | { readonly kind: 'setNotNull' | 'dropNotNull'; readonly column: string }
  | {
      readonly kind: 'setDefault';
      readonly column: string;
      /** `undefined` for DROP DEFAULT. */
      readonly defaultText: string | undefined;
      readonly uses: UsesReference;
    }
  | {
      readonly kind: 'setIdentity';
      readonly column: string;
      readonly identity: boolean;
      readonly sequence: NameReference | undefined;
    }
  | { readonly kind: 'dropExpression'; readonly column: string }
  | { readonly kind: 'addConstraint'; readonly constraint: ConstraintFacts }
  | {
      readonly kind: 'dropConstraint';
      readonly constraint: string;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | { readonly kind: 'validateConstraint'; readonly constraint: string }
  | {
      readonly kind: 'alterConstraint';
      readonly constraint: string;
      readonly deferrable: boolean | undefined;
    }
  | { readonly kind: 'setRowLevelSecurity'; readonly enabled: boolean }
  | { readonly kind: 'forceRowLevelSecurity'; readonly forced: boolean }
  | { readonly kind: 'attachPartition' | 'detachPartition'; readonly partition: NameReference }
  | { readonly kind: 'inherit' | 'noInherit'; readonly parent: NameReference }
  | { readonly kind: 'setTriggerEnabled'; readonly trigger: string | undefined; readonly enabled: boolean }
  | { readonly kind: 'otherTableChange'; readonly command: string };

/** What a statement takes a relation for. Postgres lets ALTER TABLE name indexes and views too. */
export type RelationKind =
  'table' | 'view' | 'materializedView' | 'index' | 'sequence' | 'foreignTable' | 'type';

/** Names and arguments of a function or procedure; `undefined` arguments when written without a list. */
export interface RoutineReference extends NameReference {
  readonly argumentTypes: readonly TypeReference[] | undefined;
}

export type DroppableKind =
  'type' | 'domain' | 'schema' | 'extension' | 'publication' | 'eventTrigger' | 'role';

type Facts =
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
  | { readonly kind: 'refreshView'; readonly view: NameReference; readonly populated: boolean }
  | {
      readonly kind: 'createRoutine';
      readonly routine: RoutineReference;
      readonly routineKind: Routine['kind'];
      readonly replace: boolean;
      readonly argumentNames: readonly (string | undefined)[];
      readonly returns: TypeReference | undefined;
      /** Text for what has no type: `table(…)`, `void`. */
      readonly returnsText: string | undefined;
      readonly returnsSet: boolean;
      readonly language: string;
      readonly securityDefiner: boolean;
      readonly volatility: Routine['volatility'];
      readonly settings: Readonly<Record<string, string>>;
      readonly body: string | undefined;
      readonly bodyRange: TextRange | undefined;
    }
  | {
      readonly kind: 'alterRoutine';
      readonly routine: RoutineReference;
      readonly securityDefiner: boolean | undefined;
      readonly volatility: Routine['volatility'] | undefined;
      readonly set: Readonly<Record<string, string>>;
      /** Names of settings taken away; `*` for RESET ALL. */
      readonly reset: readonly string[];
    }
  | {
      readonly kind: 'dropRoutine';
      readonly routine: RoutineReference;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | { readonly kind: 'renameRoutine'; readonly routine: RoutineReference; readonly newName: string }
  | { readonly kind: 'setRoutineSchema'; readonly routine: RoutineReference; readonly newSchema: string }
  | ({
      readonly kind: 'createTrigger';
      readonly name: string;
      readonly table: NameReference;
      readonly routine: NameReference;
      readonly replace: boolean;
    } & Pick<Trigger, 'timing' | 'events' | 'columns' | 'forEach' | 'constraint'>)
  | {
      readonly kind: 'dropTrigger' | 'dropPolicy';
      readonly name: string;
      readonly table: NameReference;
      readonly ifExists: boolean;
    }
  | {
      readonly kind: 'renameTrigger' | 'renamePolicy';
      readonly name: string;
      readonly table: NameReference;
      readonly newName: string;
    }
  | {
      readonly kind: 'createPolicy';
      readonly name: string;
      readonly table: NameReference;
      readonly command: 'all' | 'select' | 'insert' | 'update' | 'delete';
      readonly permissive: boolean;
      readonly roles: readonly string[];
      readonly usingText: string | undefined;
      readonly checkText: string | undefined;
      readonly uses: UsesReference;
    }
  | {
      readonly kind: 'alterPolicy';
      readonly name: string;
      readonly table: NameReference;
      /** `undefined` where the statement leaves it as it is. */
      readonly roles: readonly string[] | undefined;
      readonly usingText: string | undefined;
      readonly checkText: string | undefined;
      readonly uses: UsesReference;
    }
  | { readonly kind: 'createEnum'; readonly type: NameReference; readonly values: readonly string[] }
  | {
      readonly kind: 'addEnumValue';
      readonly type: NameReference;
      readonly value: string;
      readonly neighbour: string | undefined;
      readonly place: 'before' | 'after';
      readonly ifNotExists: boolean;
    }
  | {
      readonly kind: 'renameEnumValue';
      readonly type: NameReference;
      readonly value: string;
      readonly newValue: string;
    }
  | {
      readonly kind: 'createDomain';
      readonly type: NameReference;
      readonly baseType: TypeReference;
      readonly constrained: boolean;
    }
  | { readonly kind: 'alterDomain'; readonly type: NameReference; readonly adds: boolean }
  | {
      readonly kind: 'createCompositeType';
      readonly type: NameReference;
      readonly attributes: readonly { readonly name: string; readonly type: TypeReference }[];
    }
  | {
      readonly kind: 'addAttribute';
      readonly type: NameReference;
      readonly attribute: string;
      readonly attributeType: TypeReference;
    }
  | { readonly kind: 'dropAttribute'; readonly type: NameReference; readonly attribute: string }
  | { readonly kind: 'renameType'; readonly type: NameReference; readonly newName: string }
  | { readonly kind: 'setTypeSchema'; readonly type: NameReference; readonly newSchema: string }
  | {
      readonly kind: 'createSequence';
      readonly sequence: NameReference;
      readonly ifNotExists: boolean;
      readonly ownedBy: { readonly table: NameReference; readonly column: string } | undefined;
    }
  | {
      readonly kind: 'setSequenceOwner';
      readonly sequence: NameReference;
      readonly ownedBy: { readonly table: NameReference; readonly column: string } | undefined;
    }
  | { readonly kind: 'createSchema'; readonly schema: string; readonly ifNotExists: boolean }
  | { readonly kind: 'renameSchema'; readonly schema: string; readonly newName: string }
  | {
      readonly kind: 'createExtension';
      readonly extension: string;
      readonly schema: string | undefined;
      readonly ifNotExists: boolean;
    }
  | { readonly kind: 'setExtensionSchema'; readonly extension: string; readonly newSchema: string }
  | { readonly kind: 'createRole'; readonly role: string }
  | { readonly kind: 'renameRole'; readonly role: string; readonly newName: string }
  | { readonly kind: 'createEventTrigger'; readonly name: string; readonly routine: NameReference }
  | {
      readonly kind: 'dropObject';
      readonly objectKind: DroppableKind;
      readonly name: NameReference;
      readonly ifExists: boolean;
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'createPublication';
      readonly publication: string;
      readonly tables: readonly NameReference[] | 'all';
    }
  | {
      readonly kind: 'alterPublication';
      readonly publication: string;
      readonly action: 'add' | 'drop' | 'set';
      readonly tables: readonly NameReference[];
    }
  | {
      readonly kind: 'grant';
      readonly granted: boolean;
      readonly privileges: readonly { readonly privilege: string; readonly columns: readonly string[] }[];
      readonly objectKind: Grant['objectKind'];
      readonly objects: readonly (NameReference | RoutineReference)[];
      readonly roles: readonly string[];
      readonly cascade: boolean;
    }
  | {
      readonly kind: 'comment';
      readonly on: 'table' | 'column' | 'view' | 'routine' | 'other';
      readonly object: NameReference | RoutineReference;
      readonly column: string | undefined;
      readonly text: string | undefined;
    }
  | { readonly kind: 'insertInto'; readonly table: NameReference }
  | { readonly kind: 'truncate'; readonly table: NameReference; readonly cascade: boolean }
  | { readonly kind: 'setSearchPath'; readonly schemas: readonly string[] | 'default' }
  /** Dynamic SQL: what it may have touched. An empty `tables` means every table. */
  | {
      readonly kind: 'dynamic';
      readonly aspects: readonly TableAspect[];
      readonly tables: readonly NameReference[];
      readonly flags: readonly (keyof UnknownFlags)[];
      /** Functions that the flag `routines` is about, by names that occur in the text; empty for all. */
      readonly routines: readonly NameReference[];
      /** Views may have been made, changed or dropped. */
      readonly views: boolean;
      /** For the aspect `rowLevelSecurity`: the text can only have switched it on. */
      readonly onlyEnables: boolean;
    };

/**
 * One fact that a statement states about the catalogue. Plain JSON, so the facts of a file can be kept
 * by its content; names are as written and resolved only when the fact is applied.
 */
export type Operation = OperationBase & Facts;

export type OperationKind = Operation['kind'];

/** The operation of kind `Kind`. */
export type OperationOf<Kind extends OperationKind> = Operation & { readonly kind: Kind };
