import type { TextRange } from '../../text/range.ts';
import type { TypeReference } from '../types.ts';
import type { ColumnFacts, ConstraintFacts, NameReference, UsesReference } from './parts.ts';

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
