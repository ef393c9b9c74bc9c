import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  defaultProjectConfig,
  parseProjectConfig,
  parseProjectConfigJson,
} from '../../../src/core/project/configToml.ts';
import type { ProjectConfig } from '../../../src/core/project/types.ts';

describe('parseProjectConfig', () => {
  const cases: readonly (readonly [title: string, text: string, different: Partial<ProjectConfig>])[] = [
    ['an empty file', '', {}],
    ['the project', 'project_id = "inbox"', { projectId: 'inbox' }],
    ['the database', '[db]\nport = 55401\nmajor_version = 15', { databasePort: 55401, postgresMajor: 15 }],
    ['the exposed schemas', '[api]\nschemas = ["public", "api"]', { exposedSchemas: ['public', 'api'] }],
    ['table exposure on', '[api]\nauto_expose_new_tables = true', { autoExposeNewTables: true }],
    ['table exposure off', '[api]\nauto_expose_new_tables = false', { autoExposeNewTables: false }],
    ['seeds', '[db.seed]\nsql_paths = ["./a.sql", "./b/*.sql"]', { seedPaths: ['./a.sql', './b/*.sql'] }],
    ['seeds turned off', '[db.seed]\nenabled = false\nsql_paths = ["./a.sql"]', { seedPaths: [] }],
    ['anonymous sign-ins', '[auth]\nenable_anonymous_sign_ins = true', { anonymousSignIns: true }],
    [
      'a BOM and CRLF',
      '\ufeffproject_id = "inbox"\r\n[db]\r\nport = 1\r\n',
      { projectId: 'inbox', databasePort: 1 },
    ],
    ['env() where a number is due', '[db]\nport = "env(DB_PORT)"\nmajor_version = 15', { postgresMajor: 15 }],
    ['a number as text', '[db]\nport = "55401"', { databasePort: 55401 }],
    ['values of the wrong kind', 'project_id = 7\ndb = "x"\n[api]\nschemas = "public"', {}],
    ['unknown keys', '[future]\nkey = 1\n[db]\norioledb_version = "1"', {}],
  ];
  for (const [title, text, different] of cases) {
    test(title, () => {
      assert.deepEqual(parseProjectConfig(text), { ...defaultProjectConfig, ...different });
    });
  }

  test('no file gives the defaults', () => {
    assert.deepEqual(parseProjectConfig(undefined), defaultProjectConfig);
  });

  const broken: readonly (readonly [string, number])[] = [
    ['project_id = "a"\n[db\nport = 1', 2],
    ['[db]\nport = 1\nport = 2', 3],
    ['a =', 1],
  ];
  for (const [text, line] of broken) {
    test(`${JSON.stringify(text)} is a problem in line ${String(line)}`, () => {
      const { problem, ...config } = parseProjectConfig(text);
      assert.deepEqual(config, defaultProjectConfig);
      assert.ok(problem !== undefined);
      assert.equal(problem.line, line);
      assert.match(problem.message, /^supabase\/config\.toml is not valid TOML: [^\n]+\.$/);
    });
  }
});

describe('parseProjectConfigJson', () => {
  test('reads the same keys', () => {
    const config = parseProjectConfigJson('{"project_id":"inbox","db":{"port":1}}');
    assert.deepEqual(config, { ...defaultProjectConfig, projectId: 'inbox', databasePort: 1 });
  });
  test('says when it is broken', () => {
    assert.match(parseProjectConfigJson('{').problem?.message ?? '', /config\.json/);
  });
  for (const text of ['[]', 'null', '7']) {
    test(`${text} gives the defaults`, () => {
      assert.deepEqual(parseProjectConfigJson(text), defaultProjectConfig);
    });
  }
});
