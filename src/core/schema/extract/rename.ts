import { as } from '../../sql/ast.ts';
import type { Ast } from '../../sql/ast.ts';
import { relationKindOf } from './alterTable.ts';
import type { Extracted } from './extracted.ts';
import { nameFromParts, partsOf, relationName, routineReference } from './names.ts';
import type { StatementText } from './statementText.ts';

/** ALTER … RENAME …; the name range is that of what gets the new name. */
export function rename(node: Ast.RenameStmt, text: StatementText): readonly Extracted[] {
  const renamed = renameOf(node);
  if (renamed === undefined) return [];
  const target = text.nameAtLocation(node.relation?.location);
  const nameRange =
    renamed.kind === 'renameRelation'
      ? target
      : renamed.kind === 'renameColumn' || renamed.kind === 'renameConstraint'
        ? oldNamePlace(text)
        : renamed.kind === 'renamePolicy'
          ? text.nameAfter('policy')
          : renamed.kind === 'renameTrigger'
            ? text.nameAfter('trigger')
            : text.nameAt(2);
  return [{ ...renamed, nameRange }];
}

function oldNamePlace(text: StatementText): { readonly start: number; readonly end: number } {
  let at = text.find('rename') + 1;
  const kind = text.word(at);
  if ((kind === 'column' || kind === 'constraint') && text.word(at + 1) !== 'to') at++;
  return text.nameAt(at);
}

function renameOf(node: Ast.RenameStmt): Extracted | undefined {
  const newName = node.newname ?? '';
  const name = node.subname ?? '';
  const table = relationName(node.relation);
  const object = nameFromParts(partsOf(node.object));
  switch (node.renameType) {
    case 'OBJECT_COLUMN':
      return {
        kind: 'renameColumn',
        relationKind: relationKindOf(node.relationType) ?? 'table',
        table,
        column: name,
        newName,
      };
    case 'OBJECT_ATTRIBUTE':
      return { kind: 'renameColumn', relationKind: 'type', table, column: name, newName };
    case 'OBJECT_TABCONSTRAINT':
      return { kind: 'renameConstraint', table, constraint: name, newName };
    case 'OBJECT_POLICY':
      return { kind: 'renamePolicy', table, name, newName };
    case 'OBJECT_TRIGGER':
      return { kind: 'renameTrigger', table, name, newName };
    case 'OBJECT_FUNCTION':
    case 'OBJECT_PROCEDURE':
    case 'OBJECT_ROUTINE':
      return { kind: 'renameRoutine', routine: routineReference(as(node.object, 'ObjectWithArgs')), newName };
    case 'OBJECT_TYPE':
    case 'OBJECT_DOMAIN':
      return { kind: 'renameType', type: object, newName };
    case 'OBJECT_SCHEMA':
      return { kind: 'renameSchema', schema: name, newName };
    case 'OBJECT_ROLE':
      return { kind: 'renameRole', role: name, newName };
    default: {
      const relationKind = relationKindOf(node.renameType);
      if (relationKind === undefined || relationKind === 'type') return undefined;
      return { kind: 'renameRelation', relationKind, name: table, newName };
    }
  }
}

/** ALTER … SET SCHEMA. */
export function setSchema(node: Ast.AlterObjectSchemaStmt, text: StatementText): readonly Extracted[] {
  const newSchema = node.newschema ?? '';
  switch (node.objectType) {
    case 'OBJECT_FUNCTION':
    case 'OBJECT_PROCEDURE':
    case 'OBJECT_ROUTINE': {
      const routine = routineReference(as(node.object, 'ObjectWithArgs'));
      return [{ kind: 'setRoutineSchema', nameRange: text.nameAt(2), routine, newSchema }];
    }
    case 'OBJECT_TYPE':
    case 'OBJECT_DOMAIN': {
      const type = nameFromParts(partsOf(node.object));
      return [{ kind: 'setTypeSchema', nameRange: text.nameAt(2), type, newSchema }];
    }
    case 'OBJECT_EXTENSION': {
      const extension = partsOf(node.object)[0] ?? '';
      return [{ kind: 'setExtensionSchema', nameRange: text.nameAt(2), extension, newSchema }];
    }
    default: {
      const relationKind = relationKindOf(node.objectType);
      if (relationKind === undefined || relationKind === 'type') return [];
      const nameRange = text.nameAtLocation(node.relation?.location);
      return [
        { kind: 'setRelationSchema', nameRange, relationKind, name: relationName(node.relation), newSchema },
      ];
    }
  }
}
