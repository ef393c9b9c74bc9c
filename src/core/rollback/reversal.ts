import type { ParsedSql, Statement } from '../sql/types.ts';

/** What identifies an object inside one file: `table public.contacts`, `policy public.contacts "Read"`. */
export type ObjectKey = string;

/** What one step of a migration takes to undo. */
export interface Reversal {
  /**
   * `statement`: SQL that undoes the step. `lost`: the step cannot be undone from this file alone,
   * `text` names it. `data`: rows were changed, `text` says which.
   */
  readonly kind: 'statement' | 'lost' | 'data';
  /** SQL without its semicolon, or words. */
  readonly text: string;
  /** The object that the step makes. */
  readonly creates?: ObjectKey;
  /** Objects that the step drops. */
  readonly drops?: readonly ObjectKey[];
  /** Objects whose removal undoes the step, too: the table of an index, the function of a grant. */
  readonly partOf?: readonly ObjectKey[];
  /** Whether the step may refer to further objects (a policy's functions, a foreign key's table). */
  readonly dependsOnOthers?: boolean;
  /** What must be known before the statement is run; one sentence without its full stop. */
  readonly caution?: string;
}

/** What a reverser may look at besides the syntax tree. */
export interface ReverseContext {
  readonly parsed: ParsedSql;
  readonly statement: Statement;
}

/** SQL that undoes a step. */
export function undo(text: string, more: Omit<Reversal, 'kind' | 'text'> = {}): readonly Reversal[] {
  return [{ kind: 'statement', text, ...more }];
}

/** A step that the file alone cannot undo. */
export function lost(text: string, more: Omit<Reversal, 'kind' | 'text'> = {}): readonly Reversal[] {
  return [{ kind: 'lost', text, ...more }];
}

export const CAUTION = {
  ifNotExists: 'only if this migration made it (it says IF NOT EXISTS)',
  orReplace: 'if it replaced an earlier definition, run that one again instead',
  usingIndex: 'the index that the constraint took over goes with it; build it again if it shall stay',
  conditional: 'only if the DO block of this migration did its part',
  rowSecurity: 'only if row level security was off before',
  granted: 'unless these privileges were granted before',
  comment: 'or the earlier comment, where there was one',
  revoked: 'as far as these privileges were granted before',
} as const;

/** Spreads into a reversal: the caution for a statement that may have found the object there. */
export function cautionIf(
  flag: boolean | undefined,
  caution: keyof typeof CAUTION,
): { readonly caution?: string } {
  return flag === true ? { caution: CAUTION[caution] } : {};
}

/** The lines of a plan for a statement, without its semicolon, that needs a caution. */
export function cautioned(caution: keyof typeof CAUTION, statement: string): readonly string[] {
  return [`-- ${CAUTION[caution]}:`, `${statement};`];
}
