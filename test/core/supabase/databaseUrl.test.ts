import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDatabaseUrl } from '../../../src/core/supabase/databaseUrl.ts';
import { databaseUrlTarget } from '../../../src/core/supabase/targets.ts';

type Expected = readonly [url: string, password: string | undefined, place: string];

const table: Readonly<Record<string, Expected | undefined>> = {
  'postgresql://postgres:secret@db.example.com:5433/app': [
    'postgresql://postgres@db.example.com:5433/app',
    'secret',
    'db.example.com:5433/app',
  ],
  'postgres://u@h/db': ['postgresql://u@h/db', undefined, 'h:5432/db'],
  'postgres://u:@h/db': ['postgresql://u@h/db', undefined, 'h:5432/db'],
  'postgres://h:5432': ['postgresql://h:5432', undefined, 'h:5432/postgres'],
  'postgresql://u:p%40%2F%25@h/db?sslmode=disable': [
    'postgresql://u@h/db?sslmode=disable',
    'p@/%',
    'h:5432/db',
  ],
  'postgresql://u:p@ss@h:1/db': ['postgresql://u@h:1/db', 'p@ss', 'h:1/db'],
  'postgresql://u:pa/ss?w#d@h:1/db': ['postgresql://u@h:1/db', 'pa/ss?w#d', 'h:1/db'],
  'postgresql://u:50%off@h/db': ['postgresql://u@h/db', '50%off', 'h:5432/db'],
  'postgresql://u@h/db?password=secret&sslmode=require': [
    'postgresql://u@h/db?sslmode=require',
    'secret',
    'h:5432/db',
  ],
  'postgresql://h:5432/db?application_name=a@b': [
    'postgresql://h:5432/db?application_name=a@b',
    undefined,
    'h:5432/db',
  ],
  'postgresql://u:p@[::1]:5432/db': ['postgresql://u@[::1]:5432/db', 'p', '::1:5432/db'],
  'postgresql://postgres.abc:p@pooler.invalid,127.0.0.1:7/postgres': [
    'postgresql://postgres.abc@pooler.invalid,127.0.0.1:7/postgres',
    'p',
    'pooler.invalid:5432/postgres',
  ],
  '  postgresql://u:p@h/db\n': ['postgresql://u@h/db', 'p', 'h:5432/db'],
  'host=h user=u password=p': undefined,
  'mysql://u:p@h/db': undefined,
  'postgresql://': undefined,
  '': undefined,
};

for (const [text, expected] of Object.entries(table)) {
  test(`database URL ${text.trim()}`, () => {
    const parsed = parseDatabaseUrl(text);
    if (expected === undefined) return assert.equal(parsed, undefined);
    const [url, password, place] = expected;
    assert.equal(parsed?.url, url);
    assert.equal(parsed.password, password);
    assert.equal(databaseUrlTarget(text).label, place);
  });
}
