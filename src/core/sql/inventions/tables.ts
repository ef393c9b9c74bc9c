import type { BrokenStatement, Invention, Lesson } from '../brokenStatement.ts';
import {
  afterName,
  cased,
  closingBracket,
  findWords,
  hasWords,
  insertBefore,
  isAt,
  lastToken,
  remove,
  replace,
  sourceOf,
  textOf,
} from './tools.ts';

/** `UNIQUE (lower(email))` and `UNIQUE (a) WHERE …`: only an index can hold expressions or a condition. */
export const expressionInUnique: Invention = {
  id: 'expression-in-unique',
  explain(statement) {
    const unique = uniqueBefore(statement);
    if (unique === undefined) return undefined;
    const open = unique + 1;
    const close = closingBracket(statement, open);
    if (close < 0) return undefined;
    const where = statement.words[close + 1] === 'where';
    const inside = statement.error > open && statement.error < close;
    if (!inside && !(where && statement.error === close + 1)) return undefined;
    const end = where ? endOfCondition(statement, close + 1) : close + 1;
    const columns = sourceOf(statement, open, end);
    const explanation = `A UNIQUE constraint takes column names only. ${where ? 'Uniqueness under a condition' : 'Uniqueness of an expression'} is a unique index: CREATE UNIQUE INDEX … ON … ${columns}.`;
    return { explanation, ...uniqueIndexFix(statement, unique, end, columns) };
  },
};

function uniqueBefore(statement: BrokenStatement): number | undefined {
  const { words, error } = statement;
  for (let index = Math.min(error, words.length - 1); index > 0; index--) {
    if (words[index] === 'unique' && isAt(statement, index + 1, '(')) return index;
  }
  return undefined;
}

/** Index after the condition that starts at `from`: at the bracket or comma that ends the list item. */
function endOfCondition(statement: BrokenStatement, from: number): number {
  let depth = 0;
  for (let index = from; index < lastToken(statement); index++) {
    if (isAt(statement, index, '(')) depth++;
    else if (isAt(statement, index, ')') && --depth < 0) return index;
    else if (depth === 0 && isAt(statement, index, ',')) return index;
  }
  return lastToken(statement);
}

function uniqueIndexFix(
  statement: BrokenStatement,
  unique: number,
  end: number,
  columns: string,
): Pick<Lesson, 'fix'> {
  const named = statement.words[unique - 2] === 'constraint';
  const from = named ? unique - 2 : unique;
  const name = named ? `${textOf(statement, unique - 1)} ` : '';
  const create = (table: string): string =>
    `${cased(statement, 'create unique index')} ${name}${cased(statement, 'on')} ${table} ${columns};`;
  const title = 'Make it a unique index';
  if (
    hasWords(statement, 0, 'alter table') &&
    statement.words[from - 1] === 'add' &&
    end === lastToken(statement)
  ) {
    const only = from - 1 === afterTableName(statement);
    if (!only) return {};
    const newText = create(tableName(statement));
    return { fix: { title, edits: [{ start: statement.start, end: statement.end, newText }] } };
  }
  if (!hasWords(statement, 0, 'create table')) return {};
  const startsWithComma = isAt(statement, from - 1, ',');
  const taken = startsWithComma ? [from - 1, end] : [from, end + 1];
  const before = statement.tokens[(taken[0] ?? 0) - 1]?.end ?? 0;
  return {
    fix: {
      title,
      edits: [
        { start: before, end: statement.tokens[(taken[1] ?? 0) - 1]?.end ?? before, newText: '' },
        { start: statement.end, end: statement.end, newText: `\n${create(tableName(statement))}` },
      ],
    },
  };
}

function nameStart(statement: BrokenStatement): number {
  let at = 2;
  while (['if', 'not', 'exists', 'only'].includes(statement.words[at] ?? '')) at++;
  return at;
}

function afterTableName(statement: BrokenStatement): number {
  return afterName(statement, nameStart(statement));
}

function tableName(statement: BrokenStatement): string {
  return sourceOf(statement, nameStart(statement), afterTableName(statement));
}

/** `ALTER COLUMN a SET TYPE x`, `ALTER COLUMN a x`, `ALTER COLUMN a NOT NULL`, `ALTER COLUMN a DEFAULT x`. */
export const alterColumn: Invention = {
  id: 'alter-column',
  explain(statement) {
    const at = findWords(statement, 'alter column');
    if (at < 0 || !hasWords(statement, 0, 'alter table')) return undefined;
    const action = afterName(statement, at + 2);
    const lesson = (said: string, edits: readonly ReturnType<typeof replace>[]): Lesson => ({
      explanation: `After ALTER COLUMN name comes what to change: here ${said}.`,
      fix: { title: `Write ${said}`, edits },
    });
    const put = (text: string): readonly ReturnType<typeof replace>[] => [
      insertBefore(statement, action, cased(statement, text)),
    ];
    if (hasWords(statement, action, 'set type'))
      return lesson('TYPE', [remove(statement, action, action + 1)]);
    if (hasWords(statement, action, 'not null')) return lesson('SET NOT NULL', put('set '));
    if (hasWords(statement, action, 'null')) {
      return lesson('DROP NOT NULL', [
        replace(statement, action, action + 1, cased(statement, 'drop not null')),
      ]);
    }
    if (hasWords(statement, action, 'default')) return lesson('SET DEFAULT', put('set '));
    return statement.error === action ? lesson('TYPE', put('type ')) : undefined;
  },
};

/** `ALTER TABLE t MODIFY COLUMN a type`. */
export const modifyColumn: Invention = {
  id: 'modify-column',
  explain(statement) {
    const at = afterTableName(statement);
    if (!hasWords(statement, 0, 'alter table') || statement.words[at] !== 'modify') return undefined;
    const name = statement.words[at + 1] === 'column' ? at + 2 : at + 1;
    const newText = `${cased(statement, 'alter column')} ${textOf(statement, name)} ${cased(statement, 'type')}`;
    return {
      explanation: 'MODIFY is MySQL’s; in Postgres: ALTER COLUMN name TYPE type.',
      fix: { title: 'Write ALTER COLUMN … TYPE', edits: [replace(statement, at, name + 1, newText)] },
    };
  },
};

/** `ALTER TABLE t ADD COLUMN (a int, b int)`. */
export const addColumnsInParentheses: Invention = {
  id: 'add-columns-in-parentheses',
  explain(statement) {
    const at = findWords(statement, 'add');
    const open = statement.words[at + 1] === 'column' ? at + 2 : at + 1;
    if (at < 0 || !hasWords(statement, 0, 'alter table') || !isAt(statement, open, '(')) return undefined;
    const close = closingBracket(statement, open);
    if (close < 0) return undefined;
    const commas: number[] = [];
    let depth = 0;
    for (let index = open; index < close; index++) {
      if (isAt(statement, index, '(')) depth++;
      else if (isAt(statement, index, ')')) depth--;
      else if (depth === 1 && isAt(statement, index, ',')) commas.push(index);
    }
    return {
      explanation: 'ALTER TABLE takes no list in parentheses; each column has its own ADD COLUMN.',
      fix: {
        title: 'Write one ADD COLUMN for each',
        edits: [
          replace(statement, at, open + 1, cased(statement, 'add column ')),
          ...commas.map((comma) => insertBefore(statement, comma + 1, cased(statement, 'add column '))),
          remove(statement, close, close + 1),
        ],
      },
    };
  },
};

/** `ADD CONSTRAINT … ON DELETE CASCADE` and the like stay with Postgres' words. `ALTER VIEW … SECURITY DEFINER`: */
export const viewSecurity: Invention = {
  id: 'view-security',
  explain(statement) {
    const isView =
      hasWords(statement, 0, 'alter view') ||
      findWords(statement, 'view') === 1 ||
      findWords(statement, 'view') === 3;
    if (!isView) return undefined;
    const at = ['security invoker', 'security definer']
      .map((phrase) => findWords(statement, phrase))
      .find((found) => found >= 0);
    if (at === undefined) return undefined;
    const invoker = statement.words[at + 1] === 'invoker';
    const option = `(security_invoker = ${invoker})`;
    const from = ['with', 'set'].includes(statement.words[at - 1] ?? '') ? at - 1 : at;
    const word = statement.words[0] === 'alter' ? 'set' : 'with';
    const after = invoker
      ? 'With it the view checks the rights and row level security of whoever reads it.'
      : 'Without it a view has its owner’s rights, and passes by row level security.';
    return {
      explanation: `A view has no SECURITY clause as functions have; it has the option security_invoker. ${after}`,
      fix: {
        title: `Write ${word.toUpperCase()} ${option}`,
        edits: [replace(statement, from, at + 2, `${cased(statement, word)} ${option}`)],
      },
    };
  },
};

/** `INSERT … VALUE (…)`. */
export const insertValue: Invention = {
  id: 'insert-value',
  explain(statement) {
    const at = findWords(statement, 'value');
    if (statement.words[0] !== 'insert' || at < 0 || !isAt(statement, at + 1, '(')) return undefined;
    return {
      explanation: 'The rows of an INSERT follow VALUES, also when there is only one.',
      fix: { title: 'Write VALUES', edits: [replace(statement, at, at + 1, cased(statement, 'values'))] },
    };
  },
};

/** `COMMENT ON MIGRATION …`: not an object of the database. */
export const commentOnMigration: Invention = {
  id: 'comment-on-migration',
  explain(statement) {
    if (!hasWords(statement, 0, 'comment on migration')) return undefined;
    const lines = statement.text.slice(statement.start, statement.end).split(/\r\n|\r|\n/u);
    const newText = lines.map((line) => `-- ${line}`.trimEnd()).join('\n');
    return {
      explanation:
        'A migration is a file, no object of the database: there is nothing to comment on. Say it in a comment at the top of the file.',
      fix: {
        title: 'Make it a comment of the file',
        edits: [{ start: statement.start, end: statement.end, newText }],
        proof: 'none',
      },
    };
  },
};

/** `CREATE TRIGGER … EXECUTE f()`. */
export const executeFunction: Invention = {
  id: 'execute-function',
  explain(statement) {
    const at = findWords(statement, 'execute');
    const isTrigger = findWords(statement, 'trigger') > 0 && statement.words[0] === 'create';
    if (!isTrigger || at < 0 || ['function', 'procedure'].includes(statement.words[at + 1] ?? ''))
      return undefined;
    return {
      explanation: 'A trigger runs a function: EXECUTE FUNCTION name().',
      fix: {
        title: 'Write EXECUTE FUNCTION',
        edits: [replace(statement, at, at + 1, cased(statement, 'execute function'))],
      },
    };
  },
};
