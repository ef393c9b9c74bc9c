import { stringsOf } from '../../sql/ast.ts';
import type { Ast } from '../../sql/ast.ts';
import type { Policy, Trigger } from '../types.ts';
import type { Extracted } from './extracted.ts';
import { nameOfNodes, relationName, roleNames } from './names.ts';
import type { StatementText } from './statementText.ts';
import { usesOf } from './uses.ts';

/** Bits of `events` and `timing` (trigger.h). */
const EVENTS = [
  [1 << 2, 'insert'],
  [1 << 3, 'delete'],
  [1 << 4, 'update'],
  [1 << 5, 'truncate'],
] as const;
const TIMINGS: Readonly<Record<number, Trigger['timing']>> = { 2: 'before', 64: 'insteadOf' };

const COMMANDS: ReadonlySet<string> = new Set(['all', 'select', 'insert', 'update', 'delete']);

/** CREATE TRIGGER. */
export function createTrigger(node: Ast.CreateTrigStmt, text: StatementText): readonly Extracted[] {
  const events = node.events ?? 0;
  return [
    {
      kind: 'createTrigger',
      nameRange: text.nameAfter('trigger'),
      name: node.trigname ?? '',
      table: relationName(node.relation),
      routine: nameOfNodes(node.funcname),
      replace: node.replace === true,
      timing: TIMINGS[node.timing ?? 0] ?? 'after',
      events: EVENTS.flatMap(([bit, event]) => ((events & bit) === 0 ? [] : [event])),
      columns: stringsOf(node.columns),
      forEach: node.row === true ? 'row' : 'statement',
      constraint: node.isconstraint === true,
    },
  ];
}

/** CREATE EVENT TRIGGER. */
export function createEventTrigger(node: Ast.CreateEventTrigStmt, text: StatementText): readonly Extracted[] {
  return [
    {
      kind: 'createEventTrigger',
      nameRange: text.nameAfter('trigger'),
      name: node.trigname ?? '',
      routine: nameOfNodes(node.funcname),
    },
  ];
}

/** CREATE POLICY. */
export function createPolicy(node: Ast.CreatePolicyStmt, text: StatementText): readonly Extracted[] {
  const roles = roleNames(node.roles);
  return [
    {
      kind: 'createPolicy',
      nameRange: text.nameAfter('policy'),
      name: node.policy_name ?? '',
      table: relationName(node.table),
      command: isCommand(node.cmd_name) ? node.cmd_name : 'all',
      permissive: node.permissive === true,
      roles: roles.length === 0 ? ['public'] : roles,
      ...expressions(node, text),
      uses: usesOf(node.qual, node.with_check),
    },
  ];
}

/** ALTER POLICY … TO … USING … WITH CHECK …. */
export function alterPolicy(node: Ast.AlterPolicyStmt, text: StatementText): readonly Extracted[] {
  return [
    {
      kind: 'alterPolicy',
      nameRange: text.nameAfter('policy'),
      name: node.policy_name ?? '',
      table: relationName(node.table),
      roles: node.roles === undefined ? undefined : roleNames(node.roles),
      ...expressions(node, text),
      uses: usesOf(node.qual, node.with_check),
    },
  ];
}

function isCommand(word: string | undefined): word is Policy['command'] {
  return word !== undefined && COMMANDS.has(word);
}

function expressions(
  node: Ast.CreatePolicyStmt | Ast.AlterPolicyStmt,
  text: StatementText,
): { readonly usingText: string | undefined; readonly checkText: string | undefined } {
  const from = text.nameAtLocation(node.table?.location).next;
  return {
    usingText: node.qual === undefined ? undefined : text.parenthesised(text.find('using', from)).text,
    checkText: node.with_check === undefined ? undefined : text.parenthesised(text.find('check', from)).text,
  };
}
