import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { WorkerExpectedTokens } from '../../src/node/expectedTokens.ts';

const worker = new URL('../../src/node/expectedTokensWorker.ts', import.meta.url);
const never = new AbortController().signal;
/** An open dollar quote with blanks after it makes pgsql-ast-parser backtrack for hours. */
const hanging = `select $$${' '.repeat(60)}x`;

const shared = new WorkerExpectedTokens({ worker, timeoutMs: 5_000 });
after(() => shared.dispose());

/** The table of what pgsql-ast-parser's grammar knows: it must name these. */
const cases: readonly (readonly [statement: string, expected: readonly string[]])[] = [
  ['create table posts (title text not nul)', ['NULL']],
  ['create table if exists posts (id int)', ['NOT', '.', '(']],
  ['delete posts where id=1', ['FROM']],
  ['create index idx on posts id', ['USING', '(', '.']],
  ['create type mood as enum ("a")', ['string']],
  ['alter table t add foreign key (a) reference users(id)', ['REFERENCES']],
  ['create table t (id uuid primary key,, title text)', ['identifier', 'CONSTRAINT', 'PRIMARY']],
  ['insert into posts (a,b) value (1,2)', ['VALUES']],
  ['drop table if exist posts', ['EXISTS']],
];

for (const [statement, expected] of cases) {
  test(statement, async () => {
    const found = await shared.expectedAt(statement, never);
    for (const token of expected) assert.ok(found.includes(token), `${token} is not in ${found.join(' ')}`);
  });
}

test('a statement that parses, and one that is too long, have no expectations', async () => {
  assert.deepEqual(await shared.expectedAt('select 1', never), []);
  assert.deepEqual(await shared.expectedAt(`delete posts ${' '.repeat(10_000)}`, never), []);
});

test('a worker that does not answer is ended, and the next question gets an answer', async () => {
  const tokens = new WorkerExpectedTokens({ worker, timeoutMs: 200 });
  try {
    const [none, from] = await Promise.all([
      tokens.expectedAt(hanging, never),
      tokens.expectedAt('delete posts where id=1', never),
    ]);
    assert.deepEqual(none, []);
    assert.deepEqual(from, ['FROM']);
  } finally {
    await tokens.dispose();
  }
});

test('a question that is called off is answered with nothing, also while it is asked', async () => {
  const tokens = new WorkerExpectedTokens({ worker, timeoutMs: 60_000 });
  try {
    const abort = new AbortController();
    const asked = tokens.expectedAt(hanging, abort.signal);
    const waiting = tokens.expectedAt('delete posts where id=1', abort.signal);
    abort.abort();
    assert.deepEqual(await Promise.all([asked, waiting]), [[], []]);
    assert.deepEqual(await tokens.expectedAt('delete posts where id=1', abort.signal), []);
  } finally {
    await tokens.dispose();
  }
});

test('disposing answers what is open and refuses what comes later', async () => {
  const tokens = new WorkerExpectedTokens({ worker, timeoutMs: 60_000 });
  const open = [tokens.expectedAt(hanging, never), tokens.expectedAt('delete posts where id=1', never)];
  await tokens.dispose();
  assert.deepEqual(await Promise.all(open), [[], []]);
  assert.deepEqual(await tokens.expectedAt('delete posts where id=1', never), []);
});

test('a worker that cannot be started answers with nothing', async () => {
  const tokens = new WorkerExpectedTokens({ worker: new URL('no-such-worker.js', worker) });
  assert.deepEqual(await tokens.expectedAt('delete posts where id=1', never), []);
  await tokens.dispose();
});
