import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { lintHistory } from '../../../src/core/lint/engine.ts';
import { defaultSettings } from '../../../src/core/lint/settings.ts';
import type { SqlParser } from '../../../src/core/ports/sqlParser.ts';
import { defaultProjectConfig } from '../../../src/core/project/configToml.ts';
import { parseHeader } from '../../../src/core/project/header.ts';
import { rollbackPlanFor } from '../../../src/core/rollback/index.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { parseSql } from '../../../src/core/sql/parseSql.ts';
import type { PlannedMigration } from '../../../src/core/templates/index.ts';
import {
  inputsToAsk,
  planNewMigration,
  templateRowsOf,
  templates,
} from '../../../src/core/templates/index.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';
import { expandSnippet } from '../../support/expandSnippet.ts';
import type { TemplateCase } from '../../support/templateCases.ts';
import { PREREQUISITES, templateCases } from '../../support/templateCases.ts';

let parser: SqlParser;
before(async () => {
  parser = await loadSqlParser();
});

function write({ template, values, name }: TemplateCase): PlannedMigration {
  const plan = planNewMigration({
    template,
    values,
    name,
    now: new Date('2026-11-22T18:04:05Z'),
    author: 'Zoë $1 {Doe}',
    knownVersions: ['20260101000000'],
    existingNames: [],
    folder: 'supabase/migrations',
  });
  assert.ok(plan.outcome === 'planned', JSON.stringify(plan));
  return plan;
}

/** Plans that say more than what follows from the statements alone. */
const OWN_PLANS: readonly RegExp[] = [
  /^empty .*/,
  /^rollback-header .*/,
  /^constraint kind=unique .*_contacts_constraint\.sql$/,
  /^constraint kind=not-null .*_validate\.sql$/,
];

for (const each of templateCases) {
  describe(each.title, () => {
    test('writes SQL that parses', () => {
      for (const file of write(each).files) {
        assert.deepEqual(parseSql(file.text, parser).problems, [], file.text);
      }
    });

    test('carries the whole header', () => {
      for (const file of write(each).files) {
        const header = parseHeader(parseSql(file.text, parser));
        assert.equal(header.migration?.text, file.fileName.replace(/^\d+_|\.sql$/g, ''));
        assert.equal(header.date?.text, '2026-11-22');
        assert.equal(header.author?.text, 'Zoë $1 {Doe}');
        assert.ok((header.purpose?.text.length ?? 0) > 5);
        assert.ok((header.rollback?.lines.length ?? 0) > 0);
      }
    });

    test('has the plan that follows from its statements', () => {
      for (const file of write(each).files) {
        if (OWN_PLANS.some((pattern) => pattern.test(`${each.title} ${file.fileName}`))) continue;
        const parsed = parseSql(file.text, parser);
        const plan = parseHeader(parsed).rollback?.lines.map((line) => line.text);
        assert.deepEqual(plan, rollbackPlanFor(parsed));
      }
    });

    test('passes our own rules in the strict profile', () => {
      const files = [
        {
          path: 'supabase/migrations/20260101000000_base.sql',
          fileName: '20260101000000_base.sql',
          text: PREREQUISITES,
        },
        ...write(each).files,
      ];
      const { findings } = lintHistory({
        rules,
        parser,
        files,
        states: new Map(files.map(({ path }, index) => [path, index === 0 ? 'applied' : 'pending'])),
        config: defaultProjectConfig,
        settings: { ...defaultSettings, profile: 'strict' },
        cliVersion: [3, 1, 0],
      });
      const own = findings.filter(({ path }) => path !== files[0]?.path);
      assert.deepEqual(
        own.map(({ rule, path, message }) => `${rule} ${path} ${message}`),
        [],
      );
    });

    test('is the same as text and as a snippet with its defaults', () => {
      for (const file of write(each).files) {
        const { text, stops } = expandSnippet(file.snippet);
        assert.equal(text, file.text);
        assert.deepEqual(stops, Array.from({ length: stops.length - 1 }, (_, index) => index + 1).concat(0));
        assert.ok(stops.length > 1, 'has a first placeholder');
      }
    });

    test('writes short lines, without tabs or blanks at their ends', () => {
      for (const file of write(each).files) {
        for (const line of file.text.split('\n')) {
          assert.ok(line.length <= 130 && !/\t|\s$/.test(line), line);
        }
        assert.match(file.text, /[^\n]\n$|plan:\n(?:--.*\n)+\n$/);
      }
    });
  });
}

describe('the list of templates', () => {
  test('has every template file once', () => {
    const folder = join(import.meta.dirname, '../../../src/core/templates');
    const files = readdirSync(folder).filter((name) => /^[a-z-]+\.ts$/.test(name));
    const engine = ['index.ts', 'input.ts', 'render.ts', 'selection.ts', 'template.ts'];
    const ids = files.filter((name) => !engine.includes(name)).map((name) => name.replace(/\.ts$/, ''));
    assert.deepEqual(
      templates.map(({ id }) => (id === 'index' ? 'index-concurrent' : id)).sort(),
      ids.sort(),
    );
  });
  test('has a one-line preview and valid defaults for each', () => {
    for (const { title, preview, inputs } of templates) {
      assert.ok(title !== '' && preview.length < 110 && !preview.includes('\n'));
      for (const [key, input] of Object.entries(inputs)) {
        for (const word of ['contacts', '', 'user', '2fa', 'x'.repeat(90)]) {
          const value = input.default({ subject: word, table: word, thing: word });
          assert.equal(input.check(value), undefined, `${title} ${key} "${word}" → "${value}"`);
        }
      }
    }
  });
  test('gives a row for each variant', () => {
    const rows = templateRowsOf(templates);
    assert.ok(rows.some((row) => row.title === 'RLS policies: own rows' && row.values['access'] === 'own'));
    assert.equal(new Set(rows.map((row) => row.title)).size, rows.length);
  });
  test('asks beforehand only where several files hold the same name', () => {
    const asked = (id: string, values = {}): readonly string[] =>
      templates
        .filter((one) => one.id === id)
        .flatMap((one) => inputsToAsk(one, values).map(({ key }) => key));
    assert.deepEqual(asked('table'), []);
    assert.deepEqual(asked('add-column'), []);
    assert.deepEqual(asked('add-column', { index: 'yes' }), ['table', 'column', 'type']);
    assert.deepEqual(asked('constraint', { kind: 'foreign-key', table: 'contacts' }), ['column', 'parent']);
  });
});
