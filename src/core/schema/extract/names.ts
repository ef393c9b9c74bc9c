import { as, stringsOf } from '../../sql/ast.ts';
import type { Ast, Node } from '../../sql/ast.ts';
import type { NameReference, RoutineReference } from '../operation.ts';
import { typeReferenceOf } from '../typeName.ts';

/** The name of a table, view, index or sequence node. */
export function relationName(node: Ast.RangeVar | undefined): NameReference {
  const temporary = node?.relpersistence === 't';
  return { schema: temporary ? 'pg_temp' : node?.schemaname, name: node?.relname ?? '' };
}

/** A qualified name from its parts; a leading database name is left out. */
export function nameFromParts(parts: readonly string[]): NameReference {
  return { schema: parts.length > 1 ? parts.at(-2) : undefined, name: parts.at(-1) ?? '' };
}

/** A qualified name from a list of `String` nodes. */
export function nameOfNodes(nodes: readonly Node[] | undefined): NameReference {
  return nameFromParts(stringsOf(nodes));
}

/** The parts of the name of whatever a DROP, COMMENT or RENAME names. */
export function partsOf(node: Node | undefined): readonly string[] {
  if (node === undefined) return [];
  const text = as(node, 'String')?.sval;
  if (text !== undefined) return [text];
  const list = as(node, 'List');
  if (list !== undefined) return (list.items ?? []).flatMap((item) => partsOf(item));
  const type = as(node, 'TypeName');
  if (type !== undefined) return stringsOf(type.names);
  return stringsOf(as(node, 'ObjectWithArgs')?.objname);
}

/** A function with its argument types, as GRANT, DROP, ALTER and COMMENT name it. */
export function routineReference(node: Ast.ObjectWithArgs | undefined): RoutineReference {
  const name = nameOfNodes(node?.objname);
  if (node === undefined || node.args_unspecified === true) return { ...name, argumentTypes: undefined };
  return {
    ...name,
    argumentTypes: (node.objargs ?? []).flatMap((argument) => {
      const type = as(argument, 'TypeName');
      return type === undefined ? [] : [typeReferenceOf(type)];
    }),
  };
}

/** Role names of a list of `RoleSpec` nodes; `PUBLIC` is `public`, `CURRENT_USER` is `current_user`. */
export function roleNames(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).flatMap((node) => {
    const role = as(node, 'RoleSpec');
    return role === undefined ? [] : [roleName(role)];
  });
}

/** The name of one role; see `roleNames`. */
export function roleName(role: Ast.RoleSpec): string {
  switch (role.roletype) {
    case 'ROLESPEC_PUBLIC':
      return 'public';
    case 'ROLESPEC_CURRENT_ROLE':
    case 'ROLESPEC_CURRENT_USER':
      return 'current_user';
    case 'ROLESPEC_SESSION_USER':
      return 'session_user';
    default:
      return role.rolename ?? '';
  }
}

/** Text of an option's value: `on`, `true`, `100`; an option without one is `true`. */
export function optionText(node: Node | undefined): string {
  if (node === undefined) return 'true';
  const constant = as(node, 'A_Const');
  if (constant !== undefined) return constantText(constant);
  const integer = as(node, 'Integer');
  if (integer !== undefined) return String(integer.ival ?? 0);
  const float = as(node, 'Float');
  if (float !== undefined) return float.fval ?? '0';
  const boolean = as(node, 'Boolean');
  if (boolean !== undefined) return String(boolean.boolval ?? false);
  const type = as(node, 'TypeName');
  if (type !== undefined) return stringsOf(type.names).at(-1) ?? '';
  return partsOf(node).join('.');
}

/** The value of a constant as text; libpg-query leaves zero, false and `''` out of its JSON. */
export function constantText(constant: Ast.A_Const): string {
  if (constant.sval !== undefined) return constant.sval.sval ?? '';
  if (constant.ival !== undefined) return String(constant.ival.ival ?? 0);
  if (constant.fval !== undefined) return constant.fval.fval ?? '0';
  if (constant.boolval !== undefined) return String(constant.boolval.boolval ?? false);
  return '';
}

/** `name → value` of a list of `DefElem` nodes, names in lower case. */
export function optionsOf(nodes: readonly Node[] | undefined): Readonly<Record<string, string>> {
  const options: Record<string, string> = {};
  for (const node of nodes ?? []) {
    const element = as(node, 'DefElem');
    if (element?.defname !== undefined) options[element.defname.toLowerCase()] = optionText(element.arg);
  }
  return options;
}
