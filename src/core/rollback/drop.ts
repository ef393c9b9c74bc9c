import type { Ast, Node } from '../sql/ast.ts';
import { as } from '../sql/ast.ts';
import { quoteIdentifier } from '../sql/identifier.ts';
import { keyOf, nameOf, partsOf, routineKeyOf, signatureOf, sql } from './names.ts';
import type { Reversal } from './reversal.ts';
import { lost } from './reversal.ts';
import type { Reversers } from './reversers.ts';

/** DROP: what is gone cannot be made again from the file, unless the same file made it. */
export const dropReversers: Reversers = {
  DropStmt: (node) => (node.objects ?? []).flatMap((object) => dropped(node, object)),
  DropRoleStmt: (node) =>
    (node.roles ?? []).flatMap((role) =>
      lost(`drop role ${quoteIdentifier(as(role, 'RoleSpec')?.rolename ?? '')}`),
    ),
};

interface Dropped {
  /** How SQL names it, without the kind. */
  readonly name: string;
  readonly key: string;
}

function dropped(node: Ast.DropStmt, object: Node): readonly Reversal[] {
  const type = node.removeType ?? 'OBJECT_TABLE';
  const word = wordOf(type);
  const { name, key } = describe(type, object);
  const data = type === 'OBJECT_TABLE' ? ' (its rows are gone, too)' : '';
  const unsure = node.missing_ok === true ? ', if there was one' : '';
  return lost(`drop ${word} ${name}${data}${unsure}`, { drops: [key] });
}

function describe(type: Ast.ObjectType, object: Node): Dropped {
  const parts = partsOf(object);
  const name = nameOf(parts);
  switch (type) {
    case 'OBJECT_POLICY':
    case 'OBJECT_TRIGGER':
    case 'OBJECT_RULE': {
      const table = nameOf(parts.slice(0, -1));
      return {
        name: `${quoteIdentifier(name.name)} on ${sql(table)}`,
        key: keyOf(wordOf(type), table, name.name),
      };
    }
    case 'OBJECT_FUNCTION':
    case 'OBJECT_PROCEDURE':
    case 'OBJECT_ROUTINE':
    case 'OBJECT_AGGREGATE': {
      const routine = as(object, 'ObjectWithArgs');
      return { name: signatureOf(routine), key: routineKeyOf(routine) };
    }
    case 'OBJECT_TYPE':
    case 'OBJECT_DOMAIN':
      return { name: sql(name), key: keyOf('type', name) };
    case 'OBJECT_TABLE':
    case 'OBJECT_VIEW':
    case 'OBJECT_MATVIEW':
    case 'OBJECT_SEQUENCE':
    case 'OBJECT_FOREIGN_TABLE':
      return { name: sql(name), key: keyOf('table', name) };
    default:
      return { name: sql(name), key: keyOf(wordOf(type), name) };
  }
}

/** `OBJECT_EVENT_TRIGGER` → `event trigger`. */
function wordOf(type: Ast.ObjectType): string {
  const word = type.slice('OBJECT_'.length).toLowerCase().replaceAll('_', ' ');
  const special: Readonly<Record<string, string>> = {
    matview: 'materialized view',
    fdw: 'foreign data wrapper',
    'foreign server': 'server',
    'statistic ext': 'statistics',
  };
  return special[word] ?? word;
}
