import type { Ast } from '../sql/ast.ts';
import { as } from '../sql/ast.ts';
import { quoteIdentifier } from '../sql/identifier.ts';
import { constraintName } from './generatedName.ts';
import type { WrittenName } from './names.ts';
import { keyOf, relationOf, sql } from './names.ts';
import { columnSql, isTemporary } from './relations.ts';
import type { Reversal, ReverseContext } from './reversal.ts';
import { cautionIf, lost, undo } from './reversal.ts';
import type { Reversers } from './reversers.ts';
import { shortText } from './statementText.ts';

/** ALTER TABLE and its kin, one step for each command. */
export const alterTableReversers: Reversers = {
  AlterTableStmt: (node, context) => {
    if (isTemporary(node.relation)) return [];
    const target = targetOf(node);
    return (node.cmds ?? []).flatMap((command) => {
      const fields = as(command, 'AlterTableCmd');
      return fields === undefined ? [] : reverseCommand(fields, target, context);
    });
  },
};

interface Target {
  readonly relation: WrittenName;
  /** `alter table public.contacts`. */
  readonly prefix: string;
  readonly key: string;
  readonly composite: boolean;
}

const WORDS: Partial<Record<Ast.ObjectType, string>> = {
  OBJECT_FOREIGN_TABLE: 'foreign table',
  OBJECT_INDEX: 'index',
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_SEQUENCE: 'sequence',
  OBJECT_TYPE: 'type',
  OBJECT_VIEW: 'view',
};

function targetOf(node: Ast.AlterTableStmt): Target {
  const relation = relationOf(node.relation);
  const word = (node.objtype && WORDS[node.objtype]) ?? 'table';
  return {
    relation,
    prefix: `alter ${word} ${node.missing_ok === true ? 'if exists ' : ''}${sql(relation)}`,
    key: keyOf(word === 'type' || word === 'index' ? word : 'table', relation),
    composite: word === 'type',
  };
}

/** Commands whose reverse is another command without more knowledge. */
const OPPOSITES: Partial<Record<Ast.AlterTableType, string>> = {
  AT_DisableRowSecurity: 'enable row level security',
  AT_ForceRowSecurity: 'no force row level security',
  AT_NoForceRowSecurity: 'force row level security',
  AT_EnableTrigAll: 'disable trigger all',
  AT_DisableTrigAll: 'enable trigger all',
  AT_EnableTrigUser: 'disable trigger user',
  AT_DisableTrigUser: 'enable trigger user',
  AT_SetLogged: 'set unlogged',
  AT_SetUnLogged: 'set logged',
};

/** Commands on a column, a trigger or a rule whose reverse names just that. */
const NAMED_OPPOSITES: Partial<Record<Ast.AlterTableType, (name: string) => string>> = {
  AT_SetNotNull: (name) => `alter column ${name} drop not null`,
  AT_DropNotNull: (name) => `alter column ${name} set not null`,
  AT_AddIdentity: (name) => `alter column ${name} drop identity`,
  AT_EnableTrig: (name) => `disable trigger ${name}`,
  AT_DisableTrig: (name) => `enable trigger ${name}`,
  AT_EnableRule: (name) => `disable rule ${name}`,
  AT_DisableRule: (name) => `enable rule ${name}`,
};

/** Nothing is left to undo: the constraint that was validated goes with its own step. */
const NEEDS_NOTHING: ReadonlySet<Ast.AlterTableType> = new Set<Ast.AlterTableType>(['AT_ValidateConstraint']);

function reverseCommand(
  command: Ast.AlterTableCmd,
  target: Target,
  context: ReverseContext,
): readonly Reversal[] {
  const { subtype } = command;
  const partOf = [target.key];
  if (subtype === undefined || NEEDS_NOTHING.has(subtype)) return [];
  const opposite = OPPOSITES[subtype] ?? NAMED_OPPOSITES[subtype]?.(columnSql(command.name));
  if (opposite !== undefined) return undo(`${target.prefix} ${opposite}`, { partOf });
  switch (subtype) {
    case 'AT_EnableRowSecurity':
      return disableRowSecurity(target);
    case 'AT_AddColumn':
      return dropColumn(command, target);
    case 'AT_AddConstraint':
      return dropConstraint(command, target);
    case 'AT_DropColumn':
    case 'AT_DropConstraint':
      return reverseDrop(command, target);
    case 'AT_AttachPartition':
      return partition('detach', command, target);
    default:
      return lost(describe(command, target) ?? shortText(context.parsed, context.statement), { partOf });
  }
}

/** Supabase's own tables have it on from the start; switching it off there is never the reverse. */
const PLATFORM_SCHEMAS: ReadonlySet<string | undefined> = new Set(['auth', 'realtime', 'storage', 'vault']);

function disableRowSecurity(target: Target): readonly Reversal[] {
  if (PLATFORM_SCHEMAS.has(target.relation.schema)) return [];
  return undo(`${target.prefix} disable row level security`, {
    partOf: [target.key],
    ...cautionIf(true, 'rowSecurity'),
  });
}

function dropColumn(command: Ast.AlterTableCmd, target: Target): readonly Reversal[] {
  const column = as(command.def, 'ColumnDef')?.colname ?? '';
  const noun = target.composite ? 'attribute' : 'column';
  return undo(`${target.prefix} drop ${noun} ${quoteIdentifier(column)}`, {
    creates: keyOf('column', target.relation, column),
    partOf: [target.key],
    dependsOnOthers: true,
    ...cautionIf(command.missing_ok, 'ifNotExists'),
  });
}

function dropConstraint(command: Ast.AlterTableCmd, target: Target): readonly Reversal[] {
  const partOf = [target.key];
  const constraint = as(command.def, 'Constraint');
  if (constraint === undefined) return [];
  const name = constraint.conname ?? constraintName(target.relation.name, constraint);
  if (name === undefined) {
    return lost(`a constraint on ${sql(target.relation)} that has no name to drop it by`, { partOf });
  }
  return undo(`${target.prefix} drop constraint ${quoteIdentifier(name)}`, {
    creates: keyOf('constraint', target.relation, name),
    partOf,
    // A key is made of the table's own columns; a condition may call functions.
    dependsOnOthers: constraint.contype !== 'CONSTR_PRIMARY' && constraint.contype !== 'CONSTR_UNIQUE',
    ...cautionIf(constraint.indexname !== undefined, 'usingIndex'),
  });
}

function reverseDrop(command: Ast.AlterTableCmd, target: Target): readonly Reversal[] {
  const isColumn = command.subtype === 'AT_DropColumn';
  const noun = isColumn ? (target.composite ? 'attribute' : 'column') : 'constraint';
  const data = isColumn && !target.composite ? ' (its values are gone, too)' : '';
  return lost(`${target.prefix} drop ${noun} ${columnSql(command.name)}${data}`, {
    drops: [keyOf(isColumn ? 'column' : 'constraint', target.relation, command.name ?? '')],
    partOf: [target.key],
  });
}

function partition(verb: string, command: Ast.AlterTableCmd, target: Target): readonly Reversal[] {
  const child = relationOf(as(command.def, 'PartitionCmd')?.name);
  return undo(`${target.prefix} ${verb} partition ${sql(child)}`, { partOf: [keyOf('table', child)] });
}

/** What a command changed, in words, where its own text is more telling than the whole statement. */
function describe(command: Ast.AlterTableCmd, target: Target): string | undefined {
  const column = columnSql(command.name);
  switch (command.subtype) {
    case 'AT_AlterColumnType':
      return `${target.prefix} alter column ${column} type … (set the earlier type again)`;
    case 'AT_ColumnDefault':
      return command.def === undefined
        ? `${target.prefix} alter column ${column} drop default (set the earlier default again)`
        : `${target.prefix} alter column ${column} set default … (set the earlier default again, or drop it)`;
    case 'AT_DropIdentity':
      return `${target.prefix} alter column ${column} drop identity`;
    case 'AT_ChangeOwner':
      return `${target.prefix} owner to … (set the earlier owner again)`;
    default:
      return undefined;
  }
}
