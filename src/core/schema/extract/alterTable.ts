import { as } from '../../sql/ast.ts';
import type { Ast, Node } from '../../sql/ast.ts';
import type { TextRange } from '../../text/range.ts';
import type { NameReference, RelationKind, TableChange } from '../operation.ts';
import { typeReferenceOf } from '../typeName.ts';
import { columnFacts, isNull, sequenceName } from './columns.ts';
import { tableConstraint } from './constraints.ts';
import type { Extracted } from './extracted.ts';
import { optionsOf, relationName } from './names.ts';
import type { StatementText } from './statementText.ts';
import { NO_USES, usesOf } from './uses.ts';

const RELATION_KINDS: Partial<Record<Ast.ObjectType, RelationKind>> = {
  OBJECT_TABLE: 'table',
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'materializedView',
  OBJECT_INDEX: 'index',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_FOREIGN_TABLE: 'foreignTable',
  OBJECT_TYPE: 'type',
};

/** What an object type of the tree is as a relation; `undefined` for anything else. */
export function relationKindOf(type: Ast.ObjectType | undefined): RelationKind | undefined {
  return type === undefined ? undefined : RELATION_KINDS[type];
}

/** One command of an ALTER TABLE: `first` and `end` are the token indexes it runs over. */
interface Command {
  readonly command: Ast.AlterTableCmd;
  readonly text: StatementText;
  readonly first: number;
  readonly end: number;
}

/** ALTER TABLE, VIEW, INDEX, SEQUENCE, TYPE with a list of commands. */
export function alterTable(node: Ast.AlterTableStmt, text: StatementText): readonly Extracted[] {
  const relationKind = relationKindOf(node.objtype) ?? 'table';
  const table = relationName(node.relation);
  const place = text.nameAtLocation(node.relation?.location);
  const star = text.textOf(text.tokens[place.next]) === '*' ? 1 : 0;
  const parts = text.parts(place.next + star);
  const tableRange = { start: place.start, end: place.end };
  return (node.cmds ?? []).flatMap((each, index) => {
    const command = as(each, 'AlterTableCmd');
    if (command === undefined) return [];
    const [first, end] = parts[index] ?? [place.next, text.tokens.length];
    const where = { command, text, first, end };
    const nameRange = commandName(where);
    const view = otherRelation(command, { table, relationKind });
    if (view !== undefined) return [{ ...view, nameRange: nameRange ?? tableRange }];
    const change = tableChange(where);
    const commandRange = text.rangeOf(first, end);
    return [{ table, relationKind, tableRange, commandRange, nameRange: nameRange ?? tableRange, ...change }];
  });
}

/** Options of views, attributes of composite types. */
function otherRelation(
  command: Ast.AlterTableCmd,
  target: { readonly table: NameReference; readonly relationKind: RelationKind },
): Extracted | undefined {
  const { table, relationKind } = target;
  if (relationKind === 'type') {
    const column = as(command.def, 'ColumnDef');
    if (command.subtype === 'AT_DropColumn') {
      return { kind: 'dropAttribute', type: table, attribute: command.name ?? '' };
    }
    const attributeType = typeReferenceOf(column?.typeName ?? {});
    return {
      kind: 'addAttribute',
      type: table,
      attribute: column?.colname ?? command.name ?? '',
      attributeType,
    };
  }
  if (command.subtype !== 'AT_SetRelOptions' && command.subtype !== 'AT_ResetRelOptions') return undefined;
  const options = optionsOf(as(command.def, 'List')?.items);
  return command.subtype === 'AT_SetRelOptions'
    ? { kind: 'setRelationOptions', relationKind, name: table, set: options, reset: [] }
    : { kind: 'setRelationOptions', relationKind, name: table, set: {}, reset: Object.keys(options) };
}

/** The name of the column, constraint or trigger that a command is about. */
function commandName({ command, text, first, end }: Command): TextRange | undefined {
  const column = as(command.def, 'ColumnDef');
  if (command.subtype === 'AT_AddColumn' && column !== undefined) {
    const at = text.indexAt(text.offsetOf(column.location));
    return text.rangeOf(at, at + 1);
  }
  let at = first + 1;
  if (command.subtype === 'AT_AddConstraint') {
    if (as(command.def, 'Constraint')?.conname === undefined) return text.rangeOf(first, end);
    at = text.find('constraint', first, end) + 1;
  } else if (command.name === undefined && as(command.def, 'ATAlterConstraint') === undefined) {
    return undefined;
  } else {
    if (['column', 'constraint', 'trigger'].includes(text.word(at)) && at + 1 < end) at++;
    at = text.skipOptions(at);
  }
  return text.rangeOf(at, at + 1);
}

function tableChange(where: Command): TableChange {
  const { command } = where;
  const column = command.name ?? '';
  const ifExists = command.missing_ok === true;
  const cascade = command.behavior === 'DROP_CASCADE';
  switch (command.subtype) {
    case 'AT_AddColumn': {
      const definition = as(command.def, 'ColumnDef') ?? {};
      return { kind: 'addColumn', column: columnFacts(definition, where.text), ifNotExists: ifExists };
    }
    case 'AT_DropColumn':
      return { kind: 'dropColumn', column, ifExists, cascade };
    case 'AT_AlterColumnType':
      return alterType(where, column);
    case 'AT_SetNotNull':
      return { kind: 'setNotNull', column };
    case 'AT_DropNotNull':
      return { kind: 'dropNotNull', column };
    case 'AT_ColumnDefault':
      return setDefault(where, column);
    case 'AT_AddIdentity':
    case 'AT_SetIdentity':
      return {
        kind: 'setIdentity',
        column,
        identity: true,
        sequence: sequenceName(as(command.def, 'Constraint')),
      };
    case 'AT_DropIdentity':
      return { kind: 'setIdentity', column, identity: false, sequence: undefined };
    case 'AT_DropExpression':
      return { kind: 'dropExpression', column };
    default:
      return constraintChange(where) ?? securityChange(command) ?? hierarchyChange(command);
  }
}

function constraintChange({ command, text, end }: Command): TableChange | undefined {
  const constraint = command.name ?? '';
  switch (command.subtype) {
    case 'AT_AddConstraint':
      return {
        kind: 'addConstraint',
        constraint: tableConstraint(as(command.def, 'Constraint') ?? {}, text, end),
      };
    case 'AT_DropConstraint':
      return {
        kind: 'dropConstraint',
        constraint,
        ifExists: command.missing_ok === true,
        cascade: command.behavior === 'DROP_CASCADE',
      };
    case 'AT_ValidateConstraint':
      return { kind: 'validateConstraint', constraint };
    case 'AT_AlterConstraint': {
      const alter = as(command.def, 'ATAlterConstraint');
      const deferrable = alter?.alterDeferrability === true ? alter.deferrable === true : undefined;
      return { kind: 'alterConstraint', constraint: alter?.conname ?? '', deferrable };
    }
    default:
      return undefined;
  }
}

function securityChange(command: Ast.AlterTableCmd): TableChange | undefined {
  switch (command.subtype) {
    case 'AT_EnableRowSecurity':
      return { kind: 'setRowLevelSecurity', enabled: true };
    case 'AT_DisableRowSecurity':
      return { kind: 'setRowLevelSecurity', enabled: false };
    case 'AT_ForceRowSecurity':
      return { kind: 'forceRowLevelSecurity', forced: true };
    case 'AT_NoForceRowSecurity':
      return { kind: 'forceRowLevelSecurity', forced: false };
    case 'AT_EnableTrig':
    case 'AT_EnableAlwaysTrig':
    case 'AT_EnableReplicaTrig':
    case 'AT_EnableTrigAll':
    case 'AT_EnableTrigUser':
      return { kind: 'setTriggerEnabled', trigger: command.name, enabled: true };
    case 'AT_DisableTrig':
    case 'AT_DisableTrigAll':
    case 'AT_DisableTrigUser':
      return { kind: 'setTriggerEnabled', trigger: command.name, enabled: false };
    default:
      return undefined;
  }
}

function hierarchyChange(command: Ast.AlterTableCmd): TableChange {
  const partition = relationName(as(command.def, 'PartitionCmd')?.name);
  const parent = relationName(as(command.def, 'RangeVar'));
  switch (command.subtype) {
    case 'AT_AttachPartition':
      return { kind: 'attachPartition', partition };
    case 'AT_DetachPartition':
    case 'AT_DetachPartitionFinalize':
      return { kind: 'detachPartition', partition };
    case 'AT_AddInherit':
      return { kind: 'inherit', parent };
    case 'AT_DropInherit':
      return { kind: 'noInherit', parent };
    default:
      return { kind: 'otherTableChange', command: (command.subtype ?? '').replace(/^AT_/u, '') };
  }
}

function alterType({ command, text, end }: Command, column: string): TableChange {
  const definition = as(command.def, 'ColumnDef');
  const start = text.indexAt(text.offsetOf(definition?.typeName?.location));
  const using = definition?.raw_default === undefined ? -1 : text.find('using', start, end);
  const stop = using < 0 ? end : using;
  const collate = text.find('collate', start, stop);
  const expression = text.rangeOf(using + 1, end);
  return {
    kind: 'alterColumnType',
    column,
    type: typeReferenceOf(definition?.typeName ?? {}),
    typeRange: text.rangeOf(start, collate < 0 ? stop : collate),
    usingText: using < 0 ? undefined : text.slice(expression.start, expression.end),
  };
}

function setDefault({ command, text, first, end }: Command, column: string): TableChange {
  const value: Node | undefined = command.def;
  if (value === undefined || isNull(value))
    return { kind: 'setDefault', column, defaultText: undefined, uses: NO_USES };
  const range = text.rangeOf(text.find('default', first, end) + 1, end);
  return {
    kind: 'setDefault',
    column,
    defaultText: text.slice(range.start, range.end),
    uses: usesOf(value),
  };
}
