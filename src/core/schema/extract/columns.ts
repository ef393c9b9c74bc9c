import { as } from '../../sql/ast.ts';
import type { Ast, Node } from '../../sql/ast.ts';
import type { ColumnFacts, ConstraintFacts, NameReference } from '../operation.ts';
import { serialBaseType, typeReferenceOf } from '../typeName.ts';
import type { TypeReference } from '../types.ts';
import { columnConstraint } from './constraints.ts';
import { nameFromParts, partsOf } from './names.ts';
import type { StatementText } from './statementText.ts';
import { usesOf } from './uses.ts';

/** What the parts of one column definition say, gathered while walking its constraints. */
interface Gathered {
  notNull: boolean;
  identity: boolean;
  sequence: NameReference | undefined;
  defaultText: string | undefined;
  generated: 'stored' | 'virtual' | undefined;
  generatedText: string | undefined;
  readonly expressions: Node[];
  readonly constraints: ConstraintFacts[];
}

/** The facts of one column definition of CREATE TABLE or ADD COLUMN. */
export function columnFacts(definition: Ast.ColumnDef, text: StatementText): ColumnFacts {
  const first = text.indexAt(text.offsetOf(definition.location));
  const end = elementEnd(text, first);
  const written = typeReferenceOf(definition.typeName ?? {});
  const { type, serial } = withoutSerial(written);
  const gathered = gather(definition, text, end);
  return {
    name: definition.colname ?? '',
    nameRange: text.rangeOf(first, first + 1),
    range: text.rangeOf(first, end),
    type,
    serial,
    notNull: gathered.notNull || serial || gathered.identity,
    defaultText: gathered.defaultText,
    identity: gathered.identity,
    sequence: gathered.sequence,
    generated: gathered.generated,
    generatedText: gathered.generatedText,
    uses: usesOf(...gathered.expressions),
    constraints: gathered.constraints,
  };
}

/** Index after the last token of the list element that starts at `first`. */
export function elementEnd(text: StatementText, first: number): number {
  let depth = 0;
  for (let index = first; index < text.tokens.length; index++) {
    depth += text.nesting(index);
    if (depth < 0 || (depth === 0 && text.isMark(index, ','))) return index;
  }
  return text.tokens.length;
}

function withoutSerial(type: TypeReference): { readonly type: TypeReference; readonly serial: boolean } {
  const base = type.schema === undefined ? serialBaseType(type.name) : undefined;
  return base === undefined ? { type, serial: false } : { type: { ...type, name: base }, serial: true };
}

function gather(definition: Ast.ColumnDef, text: StatementText, end: number): Gathered {
  const gathered: Gathered = {
    notNull: false,
    identity: false,
    sequence: undefined,
    defaultText: undefined,
    generated: undefined,
    generatedText: undefined,
    expressions: [],
    constraints: [],
  };
  const constraints = (definition.constraints ?? []).flatMap((node) => as(node, 'Constraint') ?? []);
  const starts = [...constraints.map((each) => each.location), definition.collClause?.location]
    .filter((location) => location !== undefined)
    .map((location) => text.indexAt(text.offsetOf(location)))
    .sort((left, right) => left - right);
  for (const [position, constraint] of constraints.entries()) {
    const first = text.indexAt(text.offsetOf(constraint.location));
    const next = starts.find((start) => start > first) ?? end;
    noteConstraint(gathered, { constraint, text, first, next, column: definition.colname ?? '' });
    noteAttributes(gathered, constraints[position + 1]?.contype);
  }
  return gathered;
}

interface Place {
  readonly constraint: Ast.Constraint;
  readonly text: StatementText;
  readonly first: number;
  readonly next: number;
  readonly column: string;
}

function noteConstraint(gathered: Gathered, place: Place): void {
  const { constraint, text, first, next } = place;
  const expression = constraint.raw_expr;
  switch (constraint.contype) {
    case 'CONSTR_NOTNULL':
      gathered.notNull = true;
      return;
    case 'CONSTR_IDENTITY':
      gathered.identity = true;
      gathered.sequence = sequenceName(constraint);
      return;
    case 'CONSTR_DEFAULT': {
      if (isNull(expression)) return;
      const range = text.rangeOf(text.find('default', first) + 1, next);
      gathered.defaultText = text.slice(range.start, range.end);
      if (expression !== undefined) gathered.expressions.push(expression);
      return;
    }
    case 'CONSTR_GENERATED':
      gathered.generated = constraint.generated_kind === 'v' ? 'virtual' : 'stored';
      gathered.generatedText = text.parenthesised(first).text;
      if (expression !== undefined) gathered.expressions.push(expression);
      return;
    case 'CONSTR_PRIMARY':
      gathered.notNull = true;
      gathered.constraints.push(columnConstraint(place));
      return;
    case 'CONSTR_UNIQUE':
    case 'CONSTR_CHECK':
    case 'CONSTR_FOREIGN':
      gathered.constraints.push(columnConstraint(place));
      return;
    default:
  }
}

/**
 * Whether a default is NULL, cast or not: Postgres keeps none then (AddRelationNewConstraints in heap.c).
 */
export function isNull(expression: Node | undefined): boolean {
  const cast = as(expression, 'TypeCast');
  if (cast !== undefined) return isNull(cast.arg);
  return as(expression, 'A_Const')?.isnull === true;
}

/** The name in `GENERATED … AS IDENTITY (SEQUENCE NAME s)`. */
export function sequenceName(constraint: Ast.Constraint | undefined): NameReference | undefined {
  const option = (constraint?.options ?? [])
    .map((each) => as(each, 'DefElem'))
    .find((each) => each?.defname === 'sequence_name');
  return option === undefined ? undefined : nameFromParts(partsOf(option.arg));
}

/** `DEFERRABLE` follows its constraint as an entry of its own. */
function noteAttributes(gathered: Gathered, next: Ast.ConstrType | undefined): void {
  if (next !== 'CONSTR_ATTR_DEFERRABLE' && next !== 'CONSTR_ATTR_DEFERRED') return;
  const last = gathered.constraints.pop();
  if (last !== undefined) gathered.constraints.push({ ...last, deferrable: true });
}
