import type { BrokenStatement, Invention, Lesson } from '../brokenStatement.ts';
import {
  afterName,
  cased,
  findWords,
  hasWords,
  insertBefore,
  lastToken,
  remove,
  replace,
  sourceOf,
  textOf,
} from './tools.ts';

const IF_NOT_EXISTS = 'if not exists';

/** `CREATE POLICY IF NOT EXISTS` and `CREATE OR REPLACE POLICY`: neither exists. */
export const createPolicyAgain: Invention = {
  id: 'create-policy-again',
  explain(statement) {
    for (const [start, words] of [
      ['create policy if not exists', [2, 5]],
      ['create or replace policy', [1, 3]],
    ] as const) {
      if (!hasWords(statement, 0, start)) continue;
      const name = afterName(statement, start.split(' ').length) - 1;
      const on = findWords(statement, 'on', name);
      const table = sourceOf(statement, on + 1, afterName(statement, on + 1));
      const drop = `${cased(statement, 'drop policy if exists')} ${textOf(statement, name)} ${cased(statement, 'on')} ${table};\n`;
      return {
        explanation: `Postgres has no ${start.toUpperCase()}. Drop the policy first (if it exists), then create it.`,
        fix: {
          title: 'Drop the policy first, then create it',
          edits: [insertBefore(statement, 0, drop), remove(statement, words[0], words[1])],
        },
      };
    }
    return undefined;
  },
};

/** What to write where `CREATE … IF NOT EXISTS` does not exist but `CREATE OR REPLACE` does. */
const REPLACEABLE = ['function', 'procedure', 'view', 'trigger', 'rule', 'aggregate'];

/** `CREATE TRIGGER IF NOT EXISTS` and the like. */
export const createIfNotExists: Invention = {
  id: 'create-if-not-exists',
  explain(statement) {
    const kind = REPLACEABLE.find((word) => hasWords(statement, 0, `create ${word} ${IF_NOT_EXISTS}`));
    if (kind === undefined) return undefined;
    return {
      explanation: `Postgres has no CREATE ${kind.toUpperCase()} IF NOT EXISTS. CREATE OR REPLACE ${kind.toUpperCase()} puts the new one in place whether or not there is one already.`,
      fix: {
        title: `Write CREATE OR REPLACE ${kind.toUpperCase()}`,
        edits: [insertBefore(statement, 1, cased(statement, 'or replace ')), remove(statement, 2, 5)],
      },
    };
  },
};

/** Objects that know neither IF NOT EXISTS nor OR REPLACE: created in a block that swallows the error. */
const GUARDED = ['type', 'domain', 'role', 'user', 'publication', 'cast'];

/** `CREATE TYPE IF NOT EXISTS` and the like. */
export const createTypeIfNotExists: Invention = {
  id: 'create-type-if-not-exists',
  explain(statement) {
    for (const kind of GUARDED) {
      const again = hasWords(statement, 0, `create or replace ${kind}`);
      if (!again && !hasWords(statement, 0, `create ${kind} ${IF_NOT_EXISTS}`)) continue;
      const name = `CREATE ${kind.toUpperCase()}`;
      const said = again ? `CREATE OR REPLACE ${kind.toUpperCase()}` : `${name} IF NOT EXISTS`;
      const guard = lastToken(statement) === statement.tokens.length ? ';' : '';
      return {
        explanation: `Postgres has no ${said}. In a migration a plain ${name} is enough, since each file runs once; to tolerate one that exists, catch duplicate_object in a DO block.`,
        fix: {
          title: `Put ${name} in a DO block that tolerates an existing one`,
          edits: [
            insertBefore(statement, 0, 'do $$ begin\n  '),
            again ? remove(statement, 1, 3) : remove(statement, 2, 5),
            {
              start: statement.end,
              end: statement.end,
              newText: `${guard}\nexception when duplicate_object then null;\nend $$;`,
            },
          ],
        },
      };
    }
    return undefined;
  },
};

/** Objects that know IF NOT EXISTS but not OR REPLACE. */
const NOT_REPLACEABLE = [
  'materialized view',
  'unique index',
  'table',
  'index',
  'sequence',
  'schema',
  'extension',
];

/** `CREATE OR REPLACE TABLE` and the like. */
export const createOrReplace: Invention = {
  id: 'create-or-replace',
  explain(statement) {
    const kind = NOT_REPLACEABLE.find((words) => hasWords(statement, 0, `create or replace ${words}`));
    if (kind === undefined) return undefined;
    const after = 3 + kind.split(' ').length;
    const already = hasWords(statement, after, IF_NOT_EXISTS);
    const add = already ? [] : [insertBefore(statement, after, cased(statement, `${IF_NOT_EXISTS} `))];
    return {
      explanation: `Postgres cannot replace a ${kind}: there is no CREATE OR REPLACE ${kind.toUpperCase()}. CREATE ${kind.toUpperCase()} IF NOT EXISTS leaves an existing one as it is; to change one, use ALTER or DROP.`,
      fix: {
        title: `Write CREATE ${kind.toUpperCase()} IF NOT EXISTS`,
        edits: [remove(statement, 1, 3), ...add],
      },
    };
  },
};

/** `ADD CONSTRAINT IF NOT EXISTS`. */
export const addConstraintIfNotExists: Invention = {
  id: 'add-constraint-if-not-exists',
  explain(statement) {
    const at = findWords(statement, 'add constraint if not exists');
    if (at < 0) return undefined;
    const name = textOf(statement, at + 5);
    return {
      explanation: `Postgres has no ADD CONSTRAINT IF NOT EXISTS. Drop the constraint first (if it exists), then add it.`,
      fix: {
        title: 'Drop the constraint first, then add it',
        edits: [
          insertBefore(statement, at, `${cased(statement, 'drop constraint if exists')} ${name}, `),
          remove(statement, at + 2, at + 5),
        ],
      },
    };
  },
};

/** Objects whose ALTER knows IF EXISTS; every other one does not. */
const ALTER_IF_EXISTS = ['table', 'index', 'view', 'sequence', 'materialized', 'foreign'];

/** `ALTER POLICY IF EXISTS` and the like. */
export const alterIfExists: Invention = {
  id: 'alter-if-exists',
  explain(statement) {
    const kind = statement.words[1] ?? '';
    if (!hasWords(statement, 0, `alter ${kind} if exists`) || ALTER_IF_EXISTS.includes(kind))
      return undefined;
    const advice =
      kind === 'policy'
        ? ' To be independent of what is there, DROP POLICY IF EXISTS and CREATE POLICY.'
        : '';
    return {
      explanation: `Postgres has no ALTER ${kind.toUpperCase()} IF EXISTS: it must exist.${advice}`,
      fix: { title: 'Remove IF EXISTS', edits: [remove(statement, 2, 4)] },
    };
  },
};

/** IF [NOT] EXISTS written after the name instead of before it. */
export const misplacedIfExists: Invention = {
  id: 'misplaced-if-exists',
  explain(statement) {
    const negated = findWords(statement, IF_NOT_EXISTS);
    const plain = findWords(statement, 'if exists');
    const at = negated >= 0 ? negated : plain;
    if (at < 2) return undefined;
    const length = negated >= 0 ? 3 : 2;
    return moveToName(statement, at, length);
  },
};

const NAME_FOLLOWS = [
  'table',
  'index',
  'concurrently',
  'view',
  'sequence',
  'schema',
  'extension',
  'column',
  'constraint',
  'type',
  'function',
  'policy',
  'trigger',
  'add',
];

/** Puts the words at `at` right after the keyword that the name follows. */
function moveToName(statement: BrokenStatement, at: number, length: number): Lesson | undefined {
  const phrase = sourceOf(statement, at, at + length);
  let keyword = at - 1;
  while (keyword > 0 && !NAME_FOLLOWS.includes(statement.words[keyword] ?? '')) keyword--;
  // `CREATE INDEX IF NOT EXISTS CONCURRENTLY`, `ADD IF NOT EXISTS COLUMN`: the words come too early.
  const early = ['concurrently', 'column', 'constraint'].includes(statement.words[at + length] ?? '');
  const target = early ? at + length : keyword;
  if (target <= 0 || target === at - 1) return undefined;
  const word = statement.words[target]?.toUpperCase() ?? '';
  return {
    explanation: `${phrase.toUpperCase()} stands right before the name: ${word} ${phrase.toUpperCase()} ….`,
    fix: {
      title: `Move ${phrase.toUpperCase()} after ${word}`,
      edits: [
        target > at
          ? remove(statement, at, at + length)
          : { ...replace(statement, at, at + length, ''), start: statement.tokens[at - 1]?.end ?? 0 },
        insertBefore(statement, target + 1, `${phrase} `),
      ],
    },
  };
}

/** `TRUNCATE TABLE IF EXISTS`. */
export const truncateIfExists: Invention = {
  id: 'truncate-if-exists',
  explain(statement) {
    const at = findWords(statement, 'if exists');
    if (statement.words[0] !== 'truncate' || at < 0) return undefined;
    return {
      explanation: 'Postgres has no TRUNCATE IF EXISTS: the table must exist.',
      fix: { title: 'Remove IF EXISTS', edits: [remove(statement, at, at + 2)] },
    };
  },
};
