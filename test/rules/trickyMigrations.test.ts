import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { defaultProjectConfig } from '../../src/core/project/configToml.ts';
import type { SqlParser } from '../../src/core/ports/sqlParser.ts';
import { loadSqlParser } from '../../src/node/sqlParser.ts';
import { historyOf, lintFiles } from '../support/lintText.ts';
import { trickyMigrations, type TrickyCase } from '../support/trickyMigrations.ts';

let parser: SqlParser;

before(async () => {
  parser = await loadSqlParser();
});

for (const each of trickyMigrations) {
  test(each.name, () => {
    check(each);
  });
}

function check({ files: written, expected, exposed, at }: TrickyCase): void {
  const files = historyOf(...written.map(({ sql }) => sql));
  const states = new Map(
    files.map(({ path }, index) => [path, written[index]?.applied === true ? 'applied' : 'pending'] as const),
  );
  const config = { ...defaultProjectConfig, ...(exposed === undefined ? {} : { exposedSchemas: exposed }) };
  const findings = lintFiles(files, parser, { states, config }).filter(
    ({ rule, severity }) => rule !== 'missing-rollback-plan' && severity !== 'hint',
  );
  assert.deepEqual(findings.map(({ rule }) => rule).sort(), expected);
  if (at === undefined) return;
  const finding = findings.find(({ rule }) => rule === expected[0]);
  const text = files.find(({ path }) => path === finding?.path)?.text ?? '';
  assert.equal(text.slice(finding?.range.start, finding?.range.end), at);
}
