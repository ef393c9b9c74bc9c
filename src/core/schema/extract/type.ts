import { as, stringsOf } from '../../sql/ast.ts';
import type { Ast } from '../../sql/ast.ts';
import { typeReferenceOf } from '../typeName.ts';
import type { Extracted } from './extracted.ts';
import { nameOfNodes, relationName } from './names.ts';
import type { StatementText } from './statementText.ts';

/** CREATE TYPE … AS ENUM. */
export function createEnum(node: Ast.CreateEnumStmt, text: StatementText): readonly Extracted[] {
  return [
    {
      kind: 'createEnum',
      nameRange: text.nameAfter('type'),
      type: nameOfNodes(node.typeName),
      values: stringsOf(node.vals),
    },
  ];
}

/** ALTER TYPE … ADD VALUE and RENAME VALUE; the name range is that of the type. */
export function alterEnum(node: Ast.AlterEnumStmt, text: StatementText): readonly Extracted[] {
  const nameRange = text.nameAfter('type');
  const type = nameOfNodes(node.typeName);
  const value = node.newVal ?? '';
  if (node.oldVal !== undefined) {
    return [{ kind: 'renameEnumValue', nameRange, type, value: node.oldVal, newValue: value }];
  }
  return [
    {
      kind: 'addEnumValue',
      nameRange,
      type,
      value,
      neighbour: node.newValNeighbor,
      place: node.newValIsAfter === true ? 'after' : 'before',
      ifNotExists: node.skipIfNewValExists === true,
    },
  ];
}

/** CREATE DOMAIN. */
export function createDomain(node: Ast.CreateDomainStmt, text: StatementText): readonly Extracted[] {
  const constrained = (node.constraints ?? []).some((each) => {
    const kind = as(each, 'Constraint')?.contype;
    return kind === 'CONSTR_CHECK' || kind === 'CONSTR_NOTNULL';
  });
  return [
    {
      kind: 'createDomain',
      nameRange: text.nameAfter('domain'),
      type: nameOfNodes(node.domainname),
      baseType: typeReferenceOf(node.typeName ?? {}),
      constrained,
    },
  ];
}

/** ALTER DOMAIN: only whether it adds a condition matters to the catalogue. */
export function alterDomain(node: Ast.AlterDomainStmt, text: StatementText): readonly Extracted[] {
  const adds = node.subtype === 'C' || node.subtype === 'O';
  return [
    { kind: 'alterDomain', nameRange: text.nameAfter('domain'), type: nameOfNodes(node.typeName), adds },
  ];
}

/** CREATE TYPE … AS (…). */
export function createCompositeType(node: Ast.CompositeTypeStmt, text: StatementText): readonly Extracted[] {
  return [
    {
      kind: 'createCompositeType',
      nameRange: text.nameAfter('type'),
      type: relationName(node.typevar),
      attributes: (node.coldeflist ?? []).flatMap((each) => {
        const column = as(each, 'ColumnDef');
        return column === undefined
          ? []
          : [{ name: column.colname ?? '', type: typeReferenceOf(column.typeName ?? {}) }];
      }),
    },
  ];
}
