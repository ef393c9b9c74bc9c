import { as, stringsOf } from '../../sql/ast.ts';
import type { Ast } from '../../sql/ast.ts';
import type { TextRange } from '../../text/range.ts';
import type { ConstraintFacts, IndexKeyFacts } from '../operation.ts';
import type { ConstraintKind, ReferentialAction } from '../types.ts';
import { indexKey } from './indexKey.ts';
import { relationName } from './names.ts';
import type { StatementText } from './statementText.ts';
import { NO_USES, usesOf } from './uses.ts';

const KINDS: Partial<Record<Ast.ConstrType, ConstraintKind>> = {
  CONSTR_PRIMARY: 'primaryKey',
  CONSTR_UNIQUE: 'unique',
  CONSTR_FOREIGN: 'foreignKey',
  CONSTR_CHECK: 'check',
  CONSTR_EXCLUSION: 'exclusion',
  CONSTR_NOTNULL: 'notNull',
};

const ACTIONS: Readonly<Record<string, ReferentialAction>> = {
  a: 'noAction',
  r: 'restrict',
  c: 'cascade',
  n: 'setNull',
  d: 'setDefault',
};

/** A constraint written with its column; `first` and `next` are the token indexes it runs over. */
export function columnConstraint(place: {
  readonly constraint: Ast.Constraint;
  readonly text: StatementText;
  readonly first: number;
  readonly next: number;
  readonly column: string;
}): ConstraintFacts {
  const { constraint, text, first, next, column } = place;
  const range = text.rangeOf(first, next);
  const facts = constraintFacts(constraint, { text, first, range });
  // A column's CHECK may mention others, and Postgres goes by those it mentions.
  return facts.kind === 'check' ? facts : { ...facts, columns: [column] };
}

/** A table constraint; `first` is the index of its first token, `end` of the token after its last. */
export function tableConstraint(
  constraint: Ast.Constraint,
  text: StatementText,
  end: number,
): ConstraintFacts {
  const first = text.indexAt(text.offsetOf(constraint.location));
  const facts = constraintFacts(constraint, { text, first, range: text.rangeOf(first, end) });
  const columns = constraint.contype === 'CONSTR_FOREIGN' ? constraint.fk_attrs : constraint.keys;
  return { ...facts, columns: columns === undefined ? facts.columns : stringsOf(columns) };
}

interface Place {
  readonly text: StatementText;
  readonly first: number;
  readonly range: TextRange;
}

function constraintFacts(constraint: Ast.Constraint, place: Place): ConstraintFacts {
  const kind = KINDS[constraint.contype ?? 'CONSTR_CHECK'] ?? 'check';
  const foreign = kind === 'foreignKey';
  const exclusions = (constraint.exclusions ?? []).map((pair) =>
    as(as(pair, 'List')?.items?.[0], 'IndexElem'),
  );
  const uses =
    kind === 'check'
      ? usesOf(constraint.raw_expr)
      : exclusions.length > 0
        ? usesOf(...exclusions.map((key) => key?.expr), constraint.where_clause)
        : NO_USES;
  return {
    name: constraint.conname,
    kind,
    columns: kind === 'check' ? uses.columns : exclusions.flatMap((key) => key?.name ?? []),
    including: stringsOf(constraint.including),
    references: foreign ? references(constraint, place.text) : undefined,
    onDelete: foreign ? (ACTIONS[constraint.fk_del_action ?? 'a'] ?? 'noAction') : undefined,
    onUpdate: foreign ? (ACTIONS[constraint.fk_upd_action ?? 'a'] ?? 'noAction') : undefined,
    deferrable: constraint.deferrable === true,
    expressionText:
      kind === 'check' ? place.text.parenthesised(place.text.find('check', place.first)).text : undefined,
    uses,
    validated: constraint.skip_validation !== true,
    usingIndex: constraint.indexname,
    nullsNotDistinct: constraint.nulls_not_distinct === true,
    keys: exclusionKeys(exclusions, place),
    method: constraint.access_method,
    range: place.range,
  };
}

function references(constraint: Ast.Constraint, text: StatementText): ConstraintFacts['references'] {
  const { start, end } = text.nameAtLocation(constraint.pktable?.location);
  return {
    table: relationName(constraint.pktable),
    columns: stringsOf(constraint.pk_attrs),
    range: { start, end },
  };
}

/** `tstzrange(a, b) WITH &&` without its operator. */
function exclusionKeys(
  keys: readonly (Ast.IndexElem | undefined)[],
  { text, first }: Place,
): readonly IndexKeyFacts[] {
  if (keys.length === 0) return [];
  let open = text.find('exclude', first);
  while (open < text.tokens.length && !text.isMark(open, '(')) open++;
  const parts = text.parts(open + 1, text.closing(open));
  return keys.map((key, index) => {
    const [start, end] = parts[index] ?? [open, open];
    const operator = text.find('with', start, end);
    const range = text.rangeOf(start, operator < 0 ? end : operator);
    return indexKey(key ?? {}, text.slice(range.start, range.end));
  });
}
