import type { Ast, Node } from '../sql/ast.ts';
import { as, stringsOf } from '../sql/ast.ts';
import { quoteLiteral } from '../sql/identifier.ts';
import { keyOf, relationOf, sql } from './names.ts';
import { isTemporary } from './relations.ts';
import type { Reversal } from './reversal.ts';
import { undo } from './reversal.ts';
import type { Reversers } from './reversers.ts';

/** Statements that change rows: said in words, because the file does not hold the rows of before. */
export const dataReversers: Reversers = {
  InsertStmt: (node) =>
    data(
      node.relation,
      (table) => `${inserted(node)} in ${table}; delete them by their keys if they must go`,
    ),
  UpdateStmt: (node) =>
    data(
      node.relation,
      (table) => `the earlier values in ${table} are gone; restore them from a backup if they must come back`,
    ),
  DeleteStmt: (node) =>
    data(
      node.relation,
      (table) => `the deleted rows of ${table} are gone; restore them from a backup if they must come back`,
    ),
  MergeStmt: (node) =>
    data(
      node.relation,
      (table) => `the rows of ${table} were merged; restore them from a backup if they must come back`,
    ),
  CopyStmt: (node) =>
    node.is_from === true
      ? data(
          node.relation,
          (table) => `the copied rows stay in ${table}; delete them by their keys if they must go`,
        )
      : [],
  TruncateStmt: (node) =>
    (node.relations ?? []).flatMap((relation) =>
      data(
        as(relation, 'RangeVar'),
        (table) => `the rows of ${table} are gone; restore them from a backup if they must come back`,
      ),
    ),
};

function data(relation: Ast.RangeVar | undefined, text: (table: string) => string): readonly Reversal[] {
  if (isTemporary(relation)) return [];
  const table = relationOf(relation);
  return [{ kind: 'data', text: text(sql(table)), partOf: [keyOf('table', table)] }];
}

function inserted(node: Ast.InsertStmt): string {
  const rows = as(node.selectStmt, 'SelectStmt')?.valuesLists?.length ?? 0;
  return rows === 0
    ? 'the inserted rows stay'
    : rows === 1
      ? 'the inserted row stays'
      : `the ${rows} inserted rows stay`;
}

/**
 * Calls of functions that make something lasting: pg_cron's jobs and pgmq's queues. Other calls count
 * as having no effect to undo.
 */
export function reverseCalls(select: Ast.SelectStmt): readonly Reversal[] {
  return (select.targetList ?? []).flatMap((target) =>
    reverseCall(as(as(target, 'ResTarget')?.val, 'FuncCall')),
  );
}

function reverseCall(call: Ast.FuncCall | undefined): readonly Reversal[] {
  const name = stringsOf(call?.funcname).join('.');
  const [first, second, third] = (call?.args ?? []).map(stringConstant);
  switch (name) {
    case 'cron.schedule':
    case 'cron.schedule_in_database':
      if (first === undefined || (call?.args?.length ?? 0) < 3) {
        return [
          { kind: 'lost', text: 'select cron.schedule(…) without a name: unschedule it by its job id' },
        ];
      }
      return undo(`select cron.unschedule(${quoteLiteral(first)})`, { creates: cronKey(first) });
    case 'cron.unschedule':
      return [
        {
          kind: 'lost',
          text: 'select cron.unschedule(…)',
          ...(first === undefined ? {} : { drops: [cronKey(first)] }),
        },
      ];
    case 'pgmq.create':
      return first === undefined ? [] : undo(`select pgmq.drop_queue(${quoteLiteral(first)})`);
    case 'vault.create_secret':
      return [
        {
          kind: 'data',
          text: `the secret ${second ?? third ?? ''} stays in vault.secrets`.replace('  ', ' '),
        },
      ];
    default:
      return [];
  }
}

function cronKey(job: string): string {
  return keyOf('cron job', { schema: 'cron', name: job });
}

function stringConstant(node: Node): string | undefined {
  return as(node, 'A_Const')?.sval?.sval;
}
