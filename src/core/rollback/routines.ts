import type { Ast } from '../sql/ast.ts';
import { as, stringsOf } from '../sql/ast.ts';
import { quoteIdentifier } from '../sql/identifier.ts';
import { keyOf, nameOf, relationOf, routineKey, routineKeyOf, signature, sql } from './names.ts';
import type { Reversal } from './reversal.ts';
import { cautionIf, lost, undo } from './reversal.ts';
import type { Reversers } from './reversers.ts';

/** Functions, triggers, policies and rules. */
export const routineReversers: Reversers = {
  CreateFunctionStmt: dropRoutine,
  AlterFunctionStmt: (node) => {
    const name = nameOf(stringsOf(node.func?.objname));
    return lost(`alter ${routineWord(node.objtype)} ${sql(name)} (set its earlier properties again)`, {
      partOf: [routineKeyOf(node.func)],
    });
  },
  CreateTrigStmt: (node) => {
    const table = relationOf(node.relation);
    return undo(`drop trigger ${quoteIdentifier(node.trigname ?? '')} on ${sql(table)}`, {
      creates: keyOf('trigger', table, node.trigname ?? ''),
      partOf: [keyOf('table', table)],
      dependsOnOthers: true,
      ...cautionIf(node.replace, 'orReplace'),
    });
  },
  CreateEventTrigStmt: (node) =>
    undo(`drop event trigger ${quoteIdentifier(node.trigname ?? '')}`, {
      creates: keyOf('event trigger', { schema: undefined, name: node.trigname ?? '' }),
    }),
  CreatePolicyStmt: (node) => {
    const table = relationOf(node.table);
    return undo(`drop policy ${quoteIdentifier(node.policy_name ?? '')} on ${sql(table)}`, {
      creates: keyOf('policy', table, node.policy_name ?? ''),
      partOf: [keyOf('table', table)],
      dependsOnOthers: true,
    });
  },
  AlterPolicyStmt: (node) => {
    const table = relationOf(node.table);
    return lost(
      `alter policy ${quoteIdentifier(node.policy_name ?? '')} on ${sql(table)} (set its earlier roles and conditions again)`,
      { partOf: [keyOf('table', table), keyOf('policy', table, node.policy_name ?? '')] },
    );
  },
  RuleStmt: (node) => {
    const table = relationOf(node.relation);
    return undo(`drop rule ${quoteIdentifier(node.rulename ?? '')} on ${sql(table)}`, {
      creates: keyOf('rule', table, node.rulename ?? ''),
      partOf: [keyOf('table', table)],
      dependsOnOthers: true,
      ...cautionIf(node.replace, 'orReplace'),
    });
  },
};

/** `function`, `procedure` or `routine`. */
export function routineWord(type: Ast.ObjectType | undefined): string {
  return type === 'OBJECT_PROCEDURE' ? 'procedure' : type === 'OBJECT_ROUTINE' ? 'routine' : 'function';
}

function dropRoutine(node: Ast.CreateFunctionStmt): readonly Reversal[] {
  const name = nameOf(stringsOf(node.funcname));
  const types = (node.parameters ?? []).flatMap((parameter) => {
    const { argType, mode } = as(parameter, 'FunctionParameter') ?? {};
    const given = mode !== 'FUNC_PARAM_OUT' && mode !== 'FUNC_PARAM_TABLE';
    return argType !== undefined && given ? [argType] : [];
  });
  const word = node.is_procedure === true ? 'procedure' : 'function';
  return undo(`drop ${word} ${signature(name, types)}`, {
    creates: routineKey(name, types),
    ...cautionIf(node.replace, 'orReplace'),
  });
}
