import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { redact, redactCommand } from '../../../src/core/supabase/redact.ts';

const token = `sbp_${'0123456789abcdef'.repeat(2)}01234567`;

describe('redact', () => {
  const hidden: Readonly<Record<string, string>> = {
    'a URL': 'failed to connect to postgresql://postgres:hunter22@db.example.com/postgres',
    'a URL with a raw @ and / in its password': 'url postgres://u:hunter22@/x@h/db end',
    'an access token': `Authorization failed for ${token.replace('0123', 'hunter22')}`,
    'a bearer': 'Authorization: Bearer hunter22hunter22',
    'a variable': 'export PGPASSWORD="hunter22 x"',
    'a variable of the CLI': 'SUPABASE_DB_PASSWORD=hunter22',
    'a JSON field': '{"PGPASSWORD": "hunter22"}',
    'a flag': 'db push --password hunter22 --linked',
    'a flag with =': 'db push --password=hunter22',
    'a connection string': 'host=h user=u password=hunter22 dbname=d',
    'a query parameter': 'postgres://u@h/d?password=hunter22&x=1',
    'a key': 'SERVICE eyJhbGciOiJIUzI1NiJ9.hunter22hunter22.hunter22',
  };
  for (const [title, text] of Object.entries(hidden)) {
    test(title, () => {
      const result = redact(text);
      assert.doesNotMatch(result, /hunter22/);
      assert.match(result, /\[redacted\]/);
    });
  }

  test('secrets known to the caller, also percent-encoded', () => {
    assert.equal(redact('a s@cret b s%40cret c', ['s@cret']), 'a [redacted] b [redacted] c');
  });

  test('leaves ordinary text alone', () => {
    const text =
      'password authentication failed for user "postgres"; see https://supabase.com/docs and a@b.c';
    assert.equal(redact(text), text);
    assert.equal(
      redact('failed to connect to `host=127.0.0.1 user=postgres`'),
      'failed to connect to `host=127.0.0.1 user=postgres`',
    );
  });

  test('a command line', () => {
    const line = redactCommand('/usr/bin/supabase', [
      'db',
      'push',
      '-p',
      'hunter22',
      '--db-url',
      'postgres://u:hunter22@h/d',
      'two words',
    ]);
    assert.equal(
      line,
      '/usr/bin/supabase db push -p [redacted] --db-url postgres://u:[redacted]@h/d "two words"',
    );
  });
});
