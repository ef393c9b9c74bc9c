import { as } from '../../sql/ast.ts';
import type { Ast, Node } from '../../sql/ast.ts';
import type { DroppableKind } from '../operation.ts';
import { relationKindOf } from './alterTable.ts';
import type { Extracted } from './extracted.ts';
import { nameFromParts, partsOf, roleName, routineReference } from './names.ts';
import type { StatementText } from './statementText.ts';

const OBJECT_KINDS: Partial<Record<Ast.ObjectType, DroppableKind>> = {
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'domain',
  OBJECT_SCHEMA: 'schema',
  OBJECT_EXTENSION: 'extension',
  OBJECT_PUBLICATION: 'publication',
  OBJECT_EVENT_TRIGGER: 'eventTrigger',
};

const TWO_WORD_KINDS: ReadonlySet<string> = new Set(['materialized', 'foreign', 'event']);

/** DROP … of one or more objects of a kind. */
export function drop(node: Ast.DropStmt, text: StatementText): readonly Extracted[] {
  const from = text.skipOptions(TWO_WORD_KINDS.has(text.word(1)) ? 3 : 2);
  const places = text.parts(from);
  return (node.objects ?? []).flatMap((object, index) => {
    const place = text.nameAt(places[index]?.[0] ?? from);
    const dropped = dropOne(node, object);
    return dropped === undefined ? [] : [{ ...dropped, nameRange: place }];
  });
}

function dropOne(node: Ast.DropStmt, object: Node): Extracted | undefined {
  const ifExists = node.missing_ok === true;
  const cascade = node.behavior === 'DROP_CASCADE';
  const parts = partsOf(object);
  const type = node.removeType;
  const relationKind = relationKindOf(type);
  if (relationKind !== undefined && relationKind !== 'type') {
    return { kind: 'dropRelation', relationKind, name: nameFromParts(parts), ifExists, cascade };
  }
  switch (type) {
    case 'OBJECT_FUNCTION':
    case 'OBJECT_PROCEDURE':
    case 'OBJECT_ROUTINE':
    case 'OBJECT_AGGREGATE': {
      const routine = routineReference(as(object, 'ObjectWithArgs'));
      return { kind: 'dropRoutine', routine, ifExists, cascade };
    }
    case 'OBJECT_TRIGGER':
    case 'OBJECT_POLICY': {
      const kind = type === 'OBJECT_TRIGGER' ? 'dropTrigger' : 'dropPolicy';
      return { kind, name: parts.at(-1) ?? '', table: nameFromParts(parts.slice(0, -1)), ifExists };
    }
    default: {
      const objectKind = type === undefined ? undefined : OBJECT_KINDS[type];
      if (objectKind === undefined) return undefined;
      return { kind: 'dropObject', objectKind, name: nameFromParts(parts), ifExists, cascade };
    }
  }
}

/** DROP ROLE, USER, GROUP. */
export function dropRole(node: Ast.DropRoleStmt, text: StatementText): readonly Extracted[] {
  return (node.roles ?? []).flatMap((each) => {
    const role = as(each, 'RoleSpec');
    if (role === undefined) return [];
    return [
      {
        kind: 'dropObject',
        objectKind: 'role',
        nameRange: text.nameAtLocation(role.location),
        name: { schema: undefined, name: roleName(role) },
        ifExists: node.missing_ok === true,
        cascade: false,
      },
    ];
  });
}
