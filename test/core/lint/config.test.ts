import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseLintConfig } from '../../../src/core/lint/config.ts';
import { globToTest } from '../../../src/core/lint/glob.ts';
import { ruleSetOf } from '../../../src/core/lint/ruleSet.ts';
import { defaultSettings, effectiveRule } from '../../../src/core/lint/settings.ts';
import { severityOf } from '../../../src/core/lint/severity.ts';
import { rules } from '../../../src/core/rules/index.ts';

const { infos } = ruleSetOf(rules);
const parse = (text: string): ReturnType<typeof parseLintConfig> => parseLintConfig(text, infos);

describe('parseLintConfig', () => {
  test('reads everything, with comments and trailing commas', () => {
    const { settings, problems } = parse(`{
      // the team's
      "$schema": "x",
      "profile": "strict",
      "rules": { "drop-table": "off", "vague-name": ["info", { "allow": ["init"] }], "syntax-error": "warning", },
      "overrides": [{ "files": ["migrations/2023*"], "rules": { "drop-column": "hint" } }],
      "appliedThrough": "20260101000000",
      "postgresVersion": 15,
      "cliVersion": "2.122.1",
      "hosted": false,
      "dataApiGrants": "revoked",
    }`);
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      profile: 'strict',
      rules: {
        'drop-table': { severity: 'off', options: undefined },
        'vague-name': { severity: 'info', options: { allow: ['init'] } },
        'syntax-error': { severity: 'warning', options: undefined },
      },
      overrides: [
        { files: ['migrations/2023*'], rules: { 'drop-column': { severity: 'hint', options: undefined } } },
      ],
      appliedThrough: '20260101000000',
      postgresVersion: 15,
      cliVersion: '2.122.1',
      hosted: false,
      dataApiGrants: 'revoked',
    });
  });

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['{ "profil": "strict" }', '"profil"', /Did you mean "profile"/u],
    ['{ "profile": "hard" }', '"hard"', /"default", "strict"/u],
    ['{ "rules": { "drop-tabel": "off" } }', '"drop-tabel"', /Did you mean "drop-table"/u],
    ['{ "rules": { "drop-table": "fatal" } }', '"fatal"', /"error", "warning"/u],
    ['{ "rules": { "drop-table": [] } }', '[]', /needs a severity/u],
    ['{ "rules": { "drop-table": ["off", { "alow": [] }] } }', '"alow"', /Unknown option of drop-table/u],
    ['{ "rules": { "vague-name": ["off", { "allow": [3] }] } }', '3', /strings only/u],
    ['{ "rules": { "vague-name": ["off", {}, 1] } }', '1', /no more/u],
    ['{ "rules": [] }', '[]', /must be an object/u],
    ['{ "overrides": {} }', '{}', /must be a list/u],
    ['{ "overrides": [{ "rules": {} }] }', '{ "rules": {} }', /needs "files"/u],
    ['{ "overrides": [{ "file": [] }] }', '"file"', /Did you mean "files"/u],
    ['{ "appliedThrough": 20260101000000 }', '20260101000000', /in quotes/u],
    ['{ "postgresVersion": "17" }', '"17"', /whole number/u],
    ['{ "hosted": "no" }', '"no"', /true or false/u],
    ['[1]', '[1]', /must be an object/u],
    ['{ "toString": 1 }', '"toString"', /Unknown setting/u],
  ];
  for (const [text, marked, message] of wrong) {
    test(`reports ${text}`, () => {
      const { problems } = parse(text);
      const [problem] = problems;
      assert.ok(problem !== undefined);
      assert.match(problem.message, message);
      assert.equal(text.slice(problem.range.start, problem.range.end), marked);
    });
  }

  test('a broken file still gives what could be read', () => {
    const { settings, problems } = parse('{ "profile": "strict", "rules": { "drop-table": ');
    assert.equal(settings.profile, 'strict');
    assert.match(problems[0]?.message ?? '', /^Not valid JSON: /u);
    for (const text of ['', '\0', '{{{{', 'null', '"x"']) assert.deepEqual(parse(text).settings.rules, {});
  });
});

describe('effectiveRule', () => {
  const rule = { id: 'drop-table', profile: 'strict' } as const;

  test('profile, rules, overrides: the last one counts', () => {
    const settings = {
      ...defaultSettings,
      rules: { 'drop-table': { severity: 'error', options: { a: ['1'] } } },
    } as const;
    const off = { files: ['*'], rules: { 'drop-table': { severity: 'off', options: undefined } } } as const;
    assert.deepEqual(effectiveRule(rule, defaultSettings, []), {
      enabled: false,
      severity: undefined,
      options: {},
    });
    assert.equal(effectiveRule(rule, { ...defaultSettings, profile: 'strict' }, []).enabled, true);
    assert.deepEqual(effectiveRule(rule, settings, []), {
      enabled: true,
      severity: 'error',
      options: { a: ['1'] },
    });
    assert.deepEqual(effectiveRule(rule, settings, [off]), {
      enabled: false,
      severity: undefined,
      options: { a: ['1'] },
    });
  });

  test('a configured severity takes the place of the rule’s own, but a milder case stays mild', () => {
    const own = { severity: 'warning' } as const;
    const severity = (
      report: object,
      configured: 'error' | 'hint' | undefined,
      state: 'pending' | 'applied' = 'pending',
    ) => severityOf(own, report, { configured, state });
    assert.equal(severity({}, undefined), 'warning');
    assert.equal(severity({}, 'error'), 'error');
    assert.equal(severity({ severity: 'error' }, 'hint'), 'hint');
    assert.equal(severity({ severity: 'info' }, 'error'), 'info');
    assert.equal(severity({ severity: 'info' }, 'hint'), 'hint');
    assert.equal(severity({ severity: 'error' }, undefined, 'applied'), 'hint');
  });
});

describe('globs', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['2023*.sql', '/p/supabase/migrations/2023_a.sql', true],
    ['migrations/2023*.sql', '/p/supabase/migrations/2023_a.sql', true],
    ['migrations/2023*.sql', '/p/supabase/other-migrations/2023_a.sql', false],
    ['supabase/**/*.sql', 'supabase/migrations/old/a.sql', true],
    ['**/a.sql', 'a.sql', true],
    ['*.sql', 'C:\\p\\supabase\\migrations\\a.sql', true],
    ['a?.sql', 'ab.sql', true],
    ['a?.sql', 'a/.sql', false],
    ['{a,b}.sql', 'b.sql', true],
    ['{a.sql', '{a.sql', true],
    ['a+(b).sql', 'a+(b).sql', true],
    ['*', 'x/y', true],
  ];
  for (const [glob, path, expected] of cases) {
    test(`${glob} and ${path}`, () => {
      assert.equal(globToTest(glob)(path), expected);
    });
  }
});
