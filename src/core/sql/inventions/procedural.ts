import type { Invention } from '../brokenStatement.ts';
import { cased, hasWords, lastToken, replace } from './tools.ts';

/** `RAISE EXCEPTION` inside an expression or a plain statement. */
export const raiseInExpression: Invention = {
  id: 'raise-in-expression',
  explain(statement) {
    const { words, error } = statement;
    const at = [error, error - 1].find((index) => words[index] === 'raise');
    if (at === undefined || at === 0) return undefined;
    const where =
      words[1] === 'policy' || words[3] === 'policy'
        ? 'A policy’s condition only says'
        : 'An expression can only say';
    return {
      explanation: `${where} true or false: RAISE is a statement of PL/pgSQL. Let the condition be false (the row is then refused), or raise in a trigger function.`,
    };
  },
};

const BLOCK_STARTS = [
  'raise',
  'if',
  'for',
  'while',
  'loop',
  'exception',
  'return',
  'perform',
  'elsif',
  'else',
];

/** PL/pgSQL at the top level of a file. */
export const proceduralAtTopLevel: Invention = {
  id: 'procedural-at-top-level',
  explain(statement) {
    const first = statement.words[0] ?? '';
    if (!BLOCK_STARTS.includes(first) || statement.error > 2) return undefined;
    if (first === 'perform') {
      return {
        explanation: 'PERFORM belongs to PL/pgSQL. Outside a function or DO block: SELECT.',
        fix: { title: 'Write SELECT', edits: [replace(statement, 0, 1, cased(statement, 'select'))] },
      };
    }
    const explanation = `${first.toUpperCase()} belongs to PL/pgSQL: it stands in a function or a DO block (DO $$ BEGIN … END $$;), not in a file of SQL statements.`;
    if (first !== 'raise') return { explanation };
    const semicolon = lastToken(statement) === statement.tokens.length ? ';' : '';
    return {
      explanation,
      fix: {
        title: 'Put it in a DO block',
        edits: [
          { start: statement.start, end: statement.start, newText: 'do $$ begin\n  ' },
          { start: statement.end, end: statement.end, newText: `${semicolon}\nend $$;` },
        ],
      },
    };
  },
};

/** `DECLARE x int; BEGIN …` at the top level: the block lacks its DO. */
export const blockWithoutDo: Invention = {
  id: 'block-without-do',
  explain(statement) {
    const declares =
      statement.words[0] === 'declare' && statement.words[1] !== '' && !statement.words.includes('cursor');
    const begins =
      hasWords(statement, 0, 'begin') && statement.error > 0 && statement.error < lastToken(statement);
    if (!declares && !begins) return undefined;
    return {
      explanation: `A block of PL/pgSQL needs DO around it: DO $$ ${declares ? 'DECLARE … ' : ''}BEGIN … END $$;.${begins ? ' (BEGIN alone, with a semicolon, starts a transaction.)' : ''}`,
    };
  },
};

/** `CREATE FUNCTION … AS BEGIN … END`: the body is not quoted. */
export const unquotedBody: Invention = {
  id: 'unquoted-body',
  explain(statement) {
    const { words, error } = statement;
    const routine = words.slice(0, 5).some((word) => word === 'function' || word === 'procedure');
    const starts =
      ['begin', 'declare'].includes(words[error] ?? '') && ['as', 'is'].includes(words[error - 1] ?? '');
    const isDo = words[0] === 'do' && error === 1 && ['begin', 'declare'].includes(words[1] ?? '');
    if (!(routine && words[0] === 'create' && starts) && !isDo) return undefined;
    return {
      explanation:
        'The body is a string to Postgres: put $$ before its first word and $$ after its last END, then LANGUAGE plpgsql.',
    };
  },
};
