import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { generateSnippets, templateSnippets } from '../../scripts/generate/snippets.ts';
import type { SqlParser } from '../../src/core/ports/sqlParser.ts';
import { parseSql } from '../../src/core/sql/parseSql.ts';
import { templateRowsOf, templates } from '../../src/core/templates/index.ts';
import { loadSqlParser } from '../../src/node/sqlParser.ts';
import { expandSnippet } from '../support/expandSnippet.ts';

interface Entry {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const path = 'snippets/supabase-migrations.json';
const text = readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const snippets = Object.entries(JSON.parse(text) as Record<string, Entry>);

let parser: SqlParser;
before(async () => {
  parser = await loadSqlParser();
});

/** Pieces that stand inside a statement, with the statement around them. */
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
  'sb-uid': ['select ', ';'],
  'sb-timestamps': ['create table t (', ');'],
  'sb-id-uuid': ['create table t (', ');'],
  'sb-id-identity': ['create table t (', ');'],
  'sb-user-id': ['create table t (', ');'],
};

/** What VS Code puts in the place of its variables. */
function fillVariables(body: string): string {
  return body
    .replace('${TM_FILENAME_BASE/^\\d+_//}', 'create_contacts')
    .replace('$CURRENT_YEAR', '2026')
    .replace('$CURRENT_MONTH', '11')
    .replace('$CURRENT_DATE', '22');
}

test('the file is what the generator writes', async () => {
  const [file] = await generateSnippets();
  assert.equal(file?.path, path);
  assert.equal(text, file.text);
});

describe('each snippet', () => {
  for (const [name, { prefix, description, body }] of snippets) {
    test(`${prefix} is well formed and parses`, () => {
      assert.match(name, /^Supabase: [A-Z]/);
      assert.match(prefix, /^sb-[a-z-]+$/);
      assert.ok(description.length > 10 && description.length < 100);
      const [left, right] = AROUND[prefix] ?? ['', ''];
      const { text: sql, stops } = expandSnippet(fillVariables(body.join('\n')));
      const parsed = parseSql(left + sql + right, parser);
      assert.deepEqual(parsed.problems, []);
      assert.ok(parsed.statements.length + parsed.comments.length > 0);
      assert.deepEqual(
        stops.filter((stop) => stop !== 0),
        Array.from({ length: stops.filter((stop) => stop !== 0).length }, (_, index) => index + 1),
      );
    });
  }
  test('has a prefix of its own', () => {
    assert.equal(new Set(snippets.map(([, { prefix }]) => prefix)).size, snippets.length);
  });
});

test('there is a snippet for every template with statements, in every variant', () => {
  const covered = new Set(
    templateSnippets.map(({ template, values = {} }) =>
      [template, ...Object.values(values).slice(0, 1)].join(' '),
    ),
  );
  const missing = templateRowsOf(templates)
    .filter(({ templateId }) => !['empty', 'rollback-header'].includes(templateId))
    .map(({ templateId, values }) => [templateId, ...Object.values(values)].join(' '))
    // The second file of a column is the index alone, which has its own snippet.
    .filter((row) => row !== 'add-column yes' && !covered.has(row));
  assert.deepEqual(missing, []);
});
