import type { Ast } from '../sql/ast.ts';
import { as } from '../sql/ast.ts';
import { quoteIdentifier } from '../sql/identifier.ts';
import type { WrittenName } from './names.ts';
import { keyOf, nameOf, partsOf, relationOf, signatureOf, sql } from './names.ts';
import type { Reversal } from './reversal.ts';
import { lost, undo } from './reversal.ts';
import type { Reversers } from './reversers.ts';
import { routineWord } from './routines.ts';
import { shortText } from './statementText.ts';

/** RENAME and SET SCHEMA: the same statement with the names exchanged. */
export const renameReversers: Reversers = {
  RenameStmt: (node, { parsed, statement }) => {
    const text = renameBack(node);
    return text === undefined ? lost(shortText(parsed, statement)) : undo(text);
  },
  AlterObjectSchemaStmt: (node, { parsed, statement }) => {
    const text = moveBack(node);
    return text === undefined ? lost(shortText(parsed, statement)) : undo(text);
  },
  AlterOwnerStmt: (node, { parsed, statement }) => ownerChanged(node, shortText(parsed, statement)),
};

const RELATION_WORDS: Partial<Record<Ast.ObjectType, string>> = {
  OBJECT_TABLE: 'table',
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_INDEX: 'index',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_FOREIGN_TABLE: 'foreign table',
};

const PLAIN_WORDS: Partial<Record<Ast.ObjectType, string>> = {
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'domain',
  OBJECT_COLLATION: 'collation',
  OBJECT_CONVERSION: 'conversion',
  OBJECT_STATISTIC_EXT: 'statistics',
  OBJECT_TSCONFIGURATION: 'text search configuration',
  OBJECT_TSDICTIONARY: 'text search dictionary',
};

const UNQUALIFIED_WORDS: Partial<Record<Ast.ObjectType, string>> = {
  OBJECT_SCHEMA: 'schema',
  OBJECT_ROLE: 'role',
  OBJECT_PUBLICATION: 'publication',
  OBJECT_EVENT_TRIGGER: 'event trigger',
  OBJECT_FDW: 'foreign data wrapper',
  OBJECT_FOREIGN_SERVER: 'server',
};

const ROUTINES: ReadonlySet<Ast.ObjectType> = new Set<Ast.ObjectType>([
  'OBJECT_FUNCTION',
  'OBJECT_PROCEDURE',
  'OBJECT_ROUTINE',
]);

function renameBack(node: Ast.RenameStmt): string | undefined {
  const { renameType: type, newname = '', subname = '' } = node;
  if (type === undefined) return undefined;
  const relation = relationOf(node.relation);
  const back = `${quoteIdentifier(newname)} to ${quoteIdentifier(subname)}`;
  const word = RELATION_WORDS[type];
  if (word !== undefined)
    return `alter ${word} ${renamed(relation, newname)} rename to ${quoteIdentifier(relation.name)}`;
  switch (type) {
    case 'OBJECT_COLUMN':
      return `alter ${RELATION_WORDS[node.relationType ?? 'OBJECT_TABLE'] ?? 'table'} ${sql(relation)} rename column ${back}`;
    case 'OBJECT_ATTRIBUTE':
      return `alter type ${sql(relation)} rename attribute ${back}`;
    case 'OBJECT_TABCONSTRAINT':
      return `alter table ${sql(relation)} rename constraint ${back}`;
    case 'OBJECT_DOMCONSTRAINT':
      return `alter domain ${sql(nameOf(partsOf(node.object)))} rename constraint ${back}`;
    case 'OBJECT_POLICY':
    case 'OBJECT_TRIGGER':
    case 'OBJECT_RULE': {
      const noun = type.slice('OBJECT_'.length).toLowerCase();
      return `alter ${noun} ${quoteIdentifier(newname)} on ${sql(relation)} rename to ${quoteIdentifier(subname)}`;
    }
    default:
      return renameObjectBack(node, type);
  }
}

function renameObjectBack(node: Ast.RenameStmt, type: Ast.ObjectType): string | undefined {
  const { newname = '' } = node;
  const old = nameOf(partsOf(node.object));
  if (ROUTINES.has(type)) {
    const routine = signatureOf(as(node.object, 'ObjectWithArgs'), { ...old, name: newname });
    return `alter ${routineWord(type)} ${routine} rename to ${quoteIdentifier(old.name)}`;
  }
  const plain = PLAIN_WORDS[type];
  if (plain !== undefined)
    return `alter ${plain} ${renamed(old, newname)} rename to ${quoteIdentifier(old.name)}`;
  const word = UNQUALIFIED_WORDS[type];
  const name = node.subname ?? old.name;
  return word === undefined || name === ''
    ? undefined
    : `alter ${word} ${quoteIdentifier(newname)} rename to ${quoteIdentifier(name)}`;
}

function moveBack(node: Ast.AlterObjectSchemaStmt): string | undefined {
  const { objectType: type, newschema = '' } = node;
  if (type === undefined) return undefined;
  const word = RELATION_WORDS[type];
  const old = word === undefined ? nameOf(partsOf(node.object)) : relationOf(node.relation);
  const back = `set schema ${quoteIdentifier(old.schema ?? 'public')}`;
  const moved = { schema: newschema, name: old.name };
  if (word !== undefined) return `alter ${word} ${sql(moved)} ${back}`;
  if (ROUTINES.has(type)) {
    return `alter ${routineWord(type)} ${signatureOf(as(node.object, 'ObjectWithArgs'), moved)} ${back}`;
  }
  const plain = PLAIN_WORDS[type];
  return plain === undefined ? undefined : `alter ${plain} ${sql(moved)} ${back}`;
}

function ownerChanged(node: Ast.AlterOwnerStmt, text: string): readonly Reversal[] {
  const name = nameOf(partsOf(node.object));
  const kind = node.objectType !== undefined && ROUTINES.has(node.objectType) ? 'routine' : 'type';
  return lost(`${text} (set the earlier owner again)`, { partOf: [keyOf(kind, name)] });
}

function renamed(old: WrittenName, name: string): string {
  return sql({ schema: old.schema, name });
}
