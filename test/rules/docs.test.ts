import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { lintHistory } from '../../src/core/lint/engine.ts';
import { ruleSetOf } from '../../src/core/lint/ruleSet.ts';
import { defaultSettings } from '../../src/core/lint/settings.ts';
import type { RuleInfo } from '../../src/core/lint/types.ts';
import type { SqlParser } from '../../src/core/ports/sqlParser.ts';
import { defaultProjectConfig } from '../../src/core/project/configToml.ts';
import { rules } from '../../src/core/rules/index.ts';
import { loadSqlParser } from '../../src/node/sqlParser.ts';

let parser: SqlParser;

before(async () => {
  parser = await loadSqlParser();
});

describe('the examples of the docs', () => {
  for (const rule of ruleSetOf(rules).infos) {
    if (rule.docs.bad === '') continue;
    test(`${rule.id}: bad gives exactly its finding`, () => {
      assert.deepEqual(found(rule, rule.docs.bad), [rule.id]);
    });
    test(`${rule.id}: good gives none`, () => {
      assert.deepEqual(found(rule, rule.docs.good), []);
    });
  }
});

describe('the words of the docs', () => {
  for (const rule of ruleSetOf(rules).infos) {
    test(rule.id, () => {
      assert.match(rule.id, /^[a-z]+(?:-[a-z]+)*$/u);
      for (const words of [rule.title, rule.docs.what, rule.docs.why, rule.docs.instead]) assert.match(words, /[.]$/u);
    });
  }
});

/** The rules that find something; file names stand for empty files of that name. */
function found(rule: RuleInfo, example: string): readonly string[] {
  const names = example.includes('\n') ? [] : [...example.matchAll(/\S+\.sql\b/gu)].map(([name]) => name);
  const texts =
    names.length > 0
      ? names.map((fileName) => ({ fileName, text: '' }))
      : example.split('-- next file:\n').map((text, index) => ({ fileName: `2026010${String(index + 1)}000000_add_case.sql`, text }));
  const files = texts.map(({ fileName, text }) => ({ path: `supabase/migrations/${fileName}`, fileName, text }));
  const last = files.at(-1);
  const { findings } = lintHistory({
    rules,
    parser,
    files,
    config: defaultProjectConfig,
    settings: defaultSettings,
    states: new Map(files.filter((file) => file !== last && names.length === 0).map(({ path }) => [path, 'applied'])),
  });
  const counted = findings.filter(({ severity, rule: id }) => severity !== 'hint' && (id === rule.id || id !== 'missing-rollback-plan'));
  return counted.map(({ rule: id }) => id);
}
