import type { BrokenStatement, Invention } from '../brokenStatement.ts';
import {
  cased,
  closingBracket,
  findWords,
  hasWords,
  insertAfter,
  insertBefore,
  isAt,
  lastToken,
  remove,
  replace,
  sourceOf,
  textOf,
} from './tools.ts';

const COMMANDS = ['select', 'insert', 'update', 'delete'];
/** Names are cut to 63 bytes; two that differ only after that would be the same. */
const LONGEST_BASE = 52;

function isPolicy(statement: BrokenStatement): boolean {
  return hasWords(statement, 0, 'create policy') || hasWords(statement, 0, 'alter policy');
}

/** `FOR INSERT, UPDATE, DELETE` (also with AND, OR, or nothing between): a policy is for one command, or for ALL. */
export const policySeveralCommands: Invention = {
  id: 'policy-several-commands',
  explain(statement) {
    if (!hasWords(statement, 0, 'create policy')) return undefined;
    const list = commandList(statement);
    if (list === undefined) return undefined;
    const { from, to, commands } = list;
    const all = COMMANDS.every((command) => commands.includes(command));
    const explanation = `A policy is for one command or for ALL; Postgres takes no list. Write one policy for each of ${commands.join(', ').toUpperCase()}.`;
    if (all) {
      const edits = [replace(statement, from, to, cased(statement, 'all'))];
      return { explanation, fix: { title: 'Write FOR ALL', edits } };
    }
    const policies = commands.map((command) => onePolicy(statement, list, command));
    const edit = { start: statement.start, end: statement.end, newText: policies.join('\n\n') };
    return { explanation, fix: { title: 'Split into one policy for each command', edits: [edit] } };
  },
};

interface CommandList {
  readonly from: number;
  readonly to: number;
  readonly commands: readonly string[];
}

function commandList(statement: BrokenStatement): CommandList | undefined {
  const from = findWords(statement, 'for') + 1;
  if (from === 0) return undefined;
  const commands: string[] = [];
  let to = from;
  while (COMMANDS.includes(statement.words[to] ?? '')) {
    const command = statement.words[to] ?? '';
    if (!commands.includes(command)) commands.push(command);
    to++;
    const separator = textOf(statement, to).toLowerCase();
    const separated = [',', 'and', 'or', '/', '|'].includes(separator);
    if (separated && COMMANDS.includes(statement.words[to + 1] ?? '')) to++;
  }
  return commands.length < 2 ? undefined : { from, to, commands };
}

/** The policy for `command` alone: INSERT takes only WITH CHECK, SELECT and DELETE only USING. */
function onePolicy(statement: BrokenStatement, list: CommandList, command: string): string {
  const using = clause(statement, 'using');
  const check = clause(statement, 'with check');
  const condition = using?.condition ?? check?.condition ?? '(true)';
  const headEnd = Math.min(using?.from ?? Infinity, check?.from ?? Infinity, lastToken(statement));
  const head = sourceOf(statement, 3, list.from) + ` ${cased(statement, command)} `;
  const rest = sourceOf(statement, list.to, headEnd);
  const parts = [
    `${sourceOf(statement, 0, 2)} ${policyName(textOf(statement, 2), command)} ${head}${rest}`.trimEnd(),
  ];
  if (command !== 'insert') parts.push(`  ${cased(statement, 'using')} ${condition}`);
  if (command === 'insert')
    parts.push(`  ${cased(statement, 'with check')} ${check?.condition ?? condition}`);
  if (command === 'update' && check !== undefined)
    parts.push(`  ${cased(statement, 'with check')} ${check.condition}`);
  return `${parts.join('\n')};`;
}

function clause(
  statement: BrokenStatement,
  phrase: string,
): { readonly from: number; readonly condition: string } | undefined {
  const from = findWords(statement, phrase, 3);
  const open = from + phrase.split(' ').length;
  if (from < 0 || !isAt(statement, open, '(')) return undefined;
  const close = closingBracket(statement, open);
  return close < 0 ? undefined : { from, condition: sourceOf(statement, open, close + 1) };
}

function policyName(name: string, command: string): string {
  if (!name.startsWith('"')) return `${name.slice(0, LONGEST_BASE)}_${command}`;
  let base = name.slice(1, -1);
  while (utf8Length(base) > LONGEST_BASE) base = base.slice(0, -1);
  return `"${base} (${command})"`;
}

function utf8Length(text: string): number {
  return encodeURIComponent(text).replace(/%../gu, 'x').length;
}

/** `USING true`, `WITH CHECK auth.uid() = user_id`: the condition stands in parentheses. */
export const policyWithoutParentheses: Invention = {
  id: 'policy-without-parentheses',
  explain(statement) {
    if (!isPolicy(statement)) return undefined;
    const isCheck = hasWords(statement, statement.error - 2, 'with check');
    if (!isCheck && statement.words[statement.error - 1] !== 'using') return undefined;
    const check = isCheck ? -1 : findWords(statement, 'with check', statement.error);
    const end = check < 0 ? lastToken(statement) : check;
    if (end <= statement.error) return undefined;
    return {
      explanation: `A policy's condition stands in parentheses: ${isCheck ? 'WITH CHECK' : 'USING'} (${sourceOf(statement, statement.error, end)}).`,
      fix: {
        title: 'Put the condition in parentheses',
        edits: [insertBefore(statement, statement.error, '('), insertAfter(statement, end - 1, ')')],
      },
    };
  },
};

/** `CREATE POLICY p ON t SELECT …`. */
export const policyWithoutFor: Invention = {
  id: 'policy-without-for',
  explain(statement) {
    const command = statement.words[statement.error] ?? '';
    if (!hasWords(statement, 0, 'create policy') || ![...COMMANDS, 'all'].includes(command)) return undefined;
    return {
      explanation: `The command of a policy follows FOR: FOR ${command.toUpperCase()}.`,
      fix: {
        title: 'Insert FOR',
        edits: [insertBefore(statement, statement.error, cased(statement, 'for '))],
        proof: 'whole',
      },
    };
  },
};

/** Clauses in the wrong order: `TO role FOR SELECT`, `FOR SELECT ON t`, `WITH CHECK (…) USING (…)`. */
export const policyClauseOrder: Invention = {
  id: 'policy-clause-order',
  explain(statement) {
    if (!hasWords(statement, 0, 'create policy')) return undefined;
    const clauses = policyClauses(statement);
    const sorted = clauses.toSorted((a, b) => a.rank - b.rank);
    if (clauses.length < 2 || sorted.every((clause, index) => clause === clauses[index])) return undefined;
    const from = clauses[0]?.from ?? 0;
    const text = sorted.map((clause) => sourceOf(statement, clause.from, clause.to)).join('\n  ');
    return {
      explanation:
        'The clauses of a policy have a fixed order: ON table, AS PERMISSIVE or RESTRICTIVE, FOR command, TO roles, USING (…), WITH CHECK (…).',
      fix: {
        title: 'Put the clauses in order',
        edits: [replace(statement, from, lastToken(statement), text)],
      },
    };
  },
};

const CLAUSES = ['on', 'as', 'for', 'to', 'using', 'with check'];

interface Clause {
  readonly rank: number;
  readonly from: number;
  readonly to: number;
}

function policyClauses(statement: BrokenStatement): Clause[] {
  const starts: { rank: number; from: number }[] = [];
  let depth = 0;
  for (let index = 3; index < lastToken(statement); index++) {
    if (isAt(statement, index, '(')) depth++;
    else if (isAt(statement, index, ')')) depth--;
    if (depth > 0) continue;
    const rank = CLAUSES.findIndex((phrase) => hasWords(statement, index, phrase));
    if (rank >= 0) starts.push({ rank, from: index });
  }
  return starts.map((start, index) => ({ ...start, to: starts[index + 1]?.from ?? lastToken(statement) }));
}

/** `DROP POLICY name;`, `DROP TRIGGER name;`: both need their table. */
export const dropWithoutTable: Invention = {
  id: 'drop-without-table',
  explain(statement) {
    const kind = statement.words[1] ?? '';
    if (statement.words[0] !== 'drop' || !['policy', 'trigger', 'rule'].includes(kind)) return undefined;
    const preposition = statement.words[statement.error] ?? '';
    if (preposition === 'from' || preposition === 'in') {
      return {
        explanation: `DROP ${kind.toUpperCase()} names its table after ON.`,
        fix: {
          title: 'Write ON',
          edits: [replace(statement, statement.error, statement.error + 1, cased(statement, 'on'))],
        },
      };
    }
    const atEnd =
      statement.error >= lastToken(statement) ||
      ['cascade', 'restrict'].includes(statement.words[statement.error] ?? '');
    if (!atEnd || findWords(statement, 'on') >= 0) return undefined;
    return {
      explanation: `A ${kind} belongs to a table, and two tables may have one of the same name: DROP ${kind.toUpperCase()} … ON table.`,
    };
  },
};

/** `GRANT … TO a AND b`, `TO authenticated OR anon`. */
export const rolesJoinedByAnd: Invention = {
  id: 'roles-joined-by-and',
  explain(statement) {
    const word = statement.words[statement.error] ?? '';
    if (!['and', 'or'].includes(word)) return undefined;
    if (!isPolicy(statement) && !['grant', 'revoke', 'alter'].includes(statement.words[0] ?? ''))
      return undefined;
    const before = statement.tokens[statement.error - 1]?.end ?? statement.start;
    const edits = [{ ...replace(statement, statement.error, statement.error + 1, ','), start: before }];
    return {
      explanation: `A list is separated by commas, not by ${word.toUpperCase()}.`,
      fix: { title: 'Put a comma', edits },
    };
  },
};

/** `ALTER TABLE t ENABLE RLS`. */
export const enableRls: Invention = {
  id: 'enable-rls',
  explain(statement) {
    const at = findWords(statement, 'rls');
    if (at < 0 || !hasWords(statement, 0, 'alter table')) return undefined;
    if (!['enable', 'disable', 'force'].includes(statement.words[at - 1] ?? '')) return undefined;
    return {
      explanation: 'Postgres does not know the short form RLS: it is ROW LEVEL SECURITY.',
      fix: {
        title: 'Write ROW LEVEL SECURITY',
        edits: [replace(statement, at, at + 1, cased(statement, 'row level security'))],
      },
    };
  },
};

/** `CREATE POLICY … WITH (condition)`. */
export const policyWith: Invention = {
  id: 'policy-with',
  explain(statement) {
    const with_ = statement.error - 1;
    if (!isPolicy(statement) || statement.words[with_] !== 'with' || !isAt(statement, statement.error, '('))
      return undefined;
    return {
      explanation: 'The condition that new rows must meet follows WITH CHECK.',
      fix: { title: 'Write WITH CHECK', edits: [insertAfter(statement, with_, cased(statement, ' check'))] },
    };
  },
};

/** `ALTER POLICY p ON t FOR SELECT`: only roles and conditions can be altered. */
export const alterPolicyCommand: Invention = {
  id: 'alter-policy-command',
  explain(statement) {
    if (!hasWords(statement, 0, 'alter policy') || statement.words[statement.error] !== 'for')
      return undefined;
    return {
      explanation:
        'The command of a policy cannot be altered (only its name, roles and conditions). Drop the policy and create it anew.',
      fix: {
        title: 'Remove the FOR clause',
        edits: [remove(statement, statement.error, statement.error + 2)],
      },
    };
  },
};
