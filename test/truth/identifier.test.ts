import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { quoteIdentifier, quoteLiteral } from '../../src/core/sql/identifier.ts';

test('names and strings are quoted as Postgres quotes them', async () => {
  const database = await PGlite.create();
  try {
    const { rows } = await database.query<{ readonly word: string; readonly quoted: string }>(
      `select word, quote_ident(word) as quoted from pg_get_keywords()
       union all select word, quote_ident(word) from unnest(array['a', 'A', '1a', 'a b', 'é', 'a$', '_a', 'say "hi"']) as word`,
    );
    assert.ok(rows.length > 400);
    for (const { word, quoted } of rows) assert.equal(quoteIdentifier(word), quoted);
    const text = "it's";
    assert.equal(
      quoteLiteral(text),
      (await database.query<{ q: string }>('select quote_literal($1) as q', [text])).rows[0]?.q,
    );
  } finally {
    await database.close();
  }
});
