import type { NodeKind } from './ast.ts';

/**
 * The fields of raw syntax trees that hold a node without its wrapping, and the node's kind
 * (`@pgsql/types` for Postgres 18: every field whose type is not `Node`).
 */
const KIND_OF_FIELD = new Map<string, NodeKind>([
  ['action', 'GrantStmt'],
  ['alias', 'Alias'],
  ['argType', 'TypeName'],
  ['authrole', 'RoleSpec'],
  ['base', 'CreateStmt'],
  ['bound', 'PartitionBoundSpec'],
  ['collClause', 'CollateClause'],
  ['constrrel', 'RangeVar'],
  ['cycle_clause', 'CTECycleClause'],
  ['datatype', 'TypeName'],
  ['extname', 'String'],
  ['fromsql', 'ObjectWithArgs'],
  ['func', 'ObjectWithArgs'],
  ['funccall', 'FuncCall'],
  ['grantor', 'RoleSpec'],
  ['identitySequence', 'RangeVar'],
  ['infer', 'InferClause'],
  ['into', 'IntoClause'],
  ['intoClause', 'IntoClause'],
  ['join_using_alias', 'Alias'],
  ['larg', 'SelectStmt'],
  ['newowner', 'RoleSpec'],
  ['newrole', 'RoleSpec'],
  ['ofTypename', 'TypeName'],
  ['onConflictClause', 'OnConflictClause'],
  ['opername', 'ObjectWithArgs'],
  ['over', 'WindowDef'],
  ['owner', 'RoleSpec'],
  ['partbound', 'PartitionBoundSpec'],
  ['partspec', 'PartitionSpec'],
  ['pktable', 'RangeVar'],
  ['pubtable', 'PublicationTable'],
  ['rarg', 'SelectStmt'],
  ['rel', 'RangeVar'],
  ['relation', 'RangeVar'],
  ['returnType', 'TypeName'],
  ['returningClause', 'ReturningClause'],
  ['role', 'RoleSpec'],
  ['search_clause', 'CTESearchClause'],
  ['sequence', 'RangeVar'],
  ['setstmt', 'VariableSetStmt'],
  ['sourcetype', 'TypeName'],
  ['storedtype', 'TypeName'],
  ['table', 'RangeVar'],
  ['targettype', 'TypeName'],
  ['tosql', 'ObjectWithArgs'],
  ['typeName', 'TypeName'],
  ['type_name', 'TypeName'],
  ['typevar', 'RangeVar'],
  ['user', 'RoleSpec'],
  ['view', 'RangeVar'],
  ['withClause', 'WithClause'],
]);

/**
 * The kind of the bare node `value` that field `field` holds, or `undefined` when it is wrapped, a
 * list, or of a kind that no one asks for.
 */
export function kindOfField(field: string, value: object): NodeKind | undefined {
  // `PartitionCmd.name` is a RangeVar; every other `name` is text or an ObjectWithArgs.
  if (field === 'name') return 'relname' in value ? 'RangeVar' : undefined;
  const kind = KIND_OF_FIELD.get(field);
  if (kind === undefined || Array.isArray(value)) return undefined;
  // The same name may hold a wrapped node elsewhere (`TypeCast.arg`, `RangeSubselect.alias`).
  for (const key in value) return key.charCodeAt(0) <= 90 ? undefined : kind;
  return kind;
}
