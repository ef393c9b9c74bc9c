import { as, stringsOf } from '../../sql/ast.ts';
import type { Ast, Node } from '../../sql/ast.ts';
import type { NameReference, RoutineReference } from '../operation.ts';
import type { Grant } from '../types.ts';
import type { Extracted } from './extracted.ts';
import { nameFromParts, partsOf, relationName, roleNames, routineReference } from './names.ts';
import type { StatementText } from './statementText.ts';

type ObjectKinds = Partial<Record<Ast.ObjectType, Grant['objectKind']>>;

const SINGLE: ObjectKinds = {
  OBJECT_TABLE: 'table',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_FUNCTION: 'function',
  OBJECT_PROCEDURE: 'function',
  OBJECT_ROUTINE: 'function',
  OBJECT_SCHEMA: 'schema',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'type',
};
const ALL_IN_SCHEMA: ObjectKinds = {
  OBJECT_TABLE: 'allTables',
  OBJECT_SEQUENCE: 'allSequences',
  OBJECT_FUNCTION: 'allFunctions',
  OBJECT_PROCEDURE: 'allFunctions',
  OBJECT_ROUTINE: 'allFunctions',
};
const DEFAULTS: ObjectKinds = {
  OBJECT_TABLE: 'defaultTables',
  OBJECT_SEQUENCE: 'defaultSequences',
  OBJECT_FUNCTION: 'defaultFunctions',
  OBJECT_ROUTINE: 'defaultFunctions',
};

/** GRANT and REVOKE of privileges on objects. */
export function grant(node: Ast.GrantStmt, text: StatementText): readonly Extracted[] {
  const whole = node.targtype === 'ACL_TARGET_ALL_IN_SCHEMA';
  const objectKind = (whole ? ALL_IN_SCHEMA : SINGLE)[node.objtype ?? 'OBJECT_TABLE'];
  if (objectKind === undefined) return [];
  const objects = (node.objects ?? []).map((object) =>
    whole ? wholeSchema(object) : grantedObject(node, object),
  );
  const on = text.find('on');
  const nameRange = on < 0 ? undefined : grantTarget(text, on);
  return [{ ...grantFacts(node), ...(nameRange && { nameRange }), objectKind, objects }];
}

/** ALTER DEFAULT PRIVILEGES. Only what it grants to objects of the role that runs the migrations. */
export function alterDefaultPrivileges(node: Ast.AlterDefaultPrivilegesStmt): readonly Extracted[] {
  const action = node.action;
  const objectKind = DEFAULTS[action?.objtype ?? 'OBJECT_TABLE'];
  const roles = roleNames(option(node, 'roles'));
  const ours = roles.length === 0 || roles.some((role) => role === 'postgres' || role === 'current_user');
  if (action === undefined || objectKind === undefined || !ours) return [];
  const schemas = stringsOf(option(node, 'schemas'));
  const objects = (schemas.length === 0 ? [''] : schemas).map((schema) => ({ schema, name: '' }));
  return [{ ...grantFacts(action), objectKind, objects }];
}

function option(node: Ast.AlterDefaultPrivilegesStmt, name: string): readonly Node[] | undefined {
  const found = (node.options ?? [])
    .map((each) => as(each, 'DefElem'))
    .find((each) => each?.defname === name);
  return as(found?.arg, 'List')?.items;
}

function grantFacts(node: Ast.GrantStmt) {
  const privileges = (node.privileges ?? []).flatMap((each) => {
    const privilege = as(each, 'AccessPriv');
    if (privilege === undefined) return [];
    return [{ privilege: privilege.priv_name ?? 'all', columns: stringsOf(privilege.cols) }];
  });
  return {
    kind: 'grant',
    granted: node.is_grant === true,
    privileges: privileges.length === 0 ? [{ privilege: 'all', columns: [] }] : privileges,
    roles: roleNames(node.grantees),
    cascade: node.behavior === 'DROP_CASCADE',
  } as const;
}

function wholeSchema(object: Node): NameReference {
  return { schema: as(object, 'String')?.sval ?? '', name: '' };
}

function grantedObject(node: Ast.GrantStmt, object: Node): NameReference | RoutineReference {
  const relation = as(object, 'RangeVar');
  if (relation !== undefined) return relationName(relation);
  const routine = as(object, 'ObjectWithArgs');
  if (routine !== undefined) return routineReference(routine);
  const parts = partsOf(object);
  if (node.objtype === 'OBJECT_SCHEMA') return { schema: undefined, name: parts[0] ?? '' };
  return nameFromParts(parts);
}

const TARGET_WORDS: ReadonlySet<string> = new Set([
  'table',
  'function',
  'procedure',
  'routine',
  'sequence',
  'schema',
  'type',
  'domain',
  'all',
  'tables',
  'functions',
  'procedures',
  'routines',
  'sequences',
  'in',
]);

/** The first object after ON; a word such as TABLE may itself be a name only when quoted. */
function grantTarget(text: StatementText, on: number): { readonly start: number; readonly end: number } {
  let at = on + 1;
  while (TARGET_WORDS.has(text.word(at)) && !text.isMark(at + 1, '.')) at++;
  return text.nameAt(at);
}
