import type { TextRange } from '../../text/range.ts';
import type { Grant, Routine, TableAspect, Trigger, TypeReference, UnknownFlags } from '../types.ts';
import type { NameReference, RoutineReference, UsesReference } from './parts.ts';

export type DroppableKind =
  'type' | 'domain' | 'schema' | 'extension' | 'publication' | 'eventTrigger' | 'role';

/** Facts about routines, triggers, policies, types and objects of the whole database. */
export type ObjectFacts =
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
