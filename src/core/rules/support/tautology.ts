import { as, type Ast, type Node } from '../../sql/ast.ts';

/**
 * Whether a condition holds for every row whatever the row says: no condition, `true`, `1 = 1`,
 * `'a' = 'a'`, `not false`, and these joined by AND, or by OR with anything. Nothing that mentions a
 * column counts, because it may be NULL.
 */
export function isAlwaysTrue(condition: Node | undefined): boolean {
  if (condition === undefined) return true;
  const constant = as(condition, 'A_Const');
  if (constant !== undefined) return constant.boolval?.boolval === true;
  const cast = as(condition, 'TypeCast');
  if (cast !== undefined) return isTrueLiteral(cast);
  const logic = as(condition, 'BoolExpr');
  if (logic !== undefined) return isTrueLogic(logic);
  const comparison = as(condition, 'A_Expr');
  return comparison !== undefined && isTrueComparison(comparison);
}

/** Whether a condition never holds, whatever the row says. */
export function isAlwaysFalse(condition: Node | undefined): boolean {
  const constant = as(condition, 'A_Const');
  // libpg-query leaves `false` out of its JSON: the value is there, but empty.
  if (constant !== undefined) return constant.boolval !== undefined && constant.boolval.boolval !== true;
  const logic = as(condition, 'BoolExpr');
  return logic?.boolop === 'NOT_EXPR' && isAlwaysTrue(logic.args?.[0] ?? { A_Const: {} });
}

function isTrueLogic(logic: Ast.BoolExpr): boolean {
  const parts = logic.args ?? [];
  if (logic.boolop === 'AND_EXPR') return parts.every(isAlwaysTrue);
  if (logic.boolop === 'OR_EXPR') return parts.some(isAlwaysTrue);
  return logic.boolop === 'NOT_EXPR' && isAlwaysFalse(parts[0]);
}

/** `'true'::boolean` and its shorter spellings. */
function isTrueLiteral(cast: Ast.TypeCast): boolean {
  const text = as(cast.arg, 'A_Const')?.sval?.sval?.trim().toLowerCase();
  const type = as(cast.typeName?.names?.at(-1), 'String')?.sval;
  if (type !== 'bool' || text === undefined)
    return isAlwaysTrue(cast.arg ?? { A_Const: {} }) && type === 'bool';
  return ['t', 'true', 'y', 'yes', 'on', '1'].includes(text);
}

function isTrueComparison(comparison: Ast.A_Expr): boolean {
  if (comparison.kind !== 'AEXPR_OP') return false;
  const operator = as(comparison.name?.at(-1), 'String')?.sval;
  const left = constantText(comparison.lexpr);
  const right = constantText(comparison.rexpr);
  if (left === undefined || right === undefined) return false;
  return operator === '=' ? left === right : operator === '<>' && left !== right;
}

function constantText(node: Node | undefined): string | undefined {
  const constant = as(node, 'A_Const');
  if (constant === undefined || constant.isnull === true) return undefined;
  if (constant.sval !== undefined) return `text ${constant.sval.sval ?? ''}`;
  if (constant.fval !== undefined) return `number ${constant.fval.fval ?? '0'}`;
  if (constant.ival !== undefined) return `number ${String(constant.ival.ival ?? 0)}`;
  return undefined;
}
