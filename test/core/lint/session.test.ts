import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { LintSession, type SessionOptions } from '../../../src/core/lint/session.ts';
import type { FactCache } from '../../../src/core/lint/facts.ts';
import type { Rule } from '../../../src/core/lint/types.ts';
import type { SqlParser } from '../../../src/core/ports/sqlParser.ts';
import { defaultProjectConfig } from '../../../src/core/project/configToml.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';
import { historyOf, lintFiles } from '../../support/lintText.ts';

let parser: SqlParser;

before(async () => {
  parser = await loadSqlParser();
});

const texts = [
  'create table contacts (id bigint primary key, phone varchar(20));\nalter table contacts enable row level security;',
  'create index contacts_phone_idx on contacts (phone);\ncreate table notes (id int);',
  'alter table contacts alter column phone type varchar(40);\nupdate contacts set phone = null;',
];
const files = historyOf(...texts);
const [first, second, third] = files.map(({ path }) => path) as [string, string, string];

function optionsWith(more: Partial<SessionOptions> = {}): SessionOptions {
  const states = new Map([[first, 'applied' as const]]);
  return { rules, parser, config: defaultProjectConfig, states, ...more };
}

describe('LintSession', () => {
  test('gives what linting the history at once gives, file by file', () => {
    const session = new LintSession(optionsWith(), [...files].reverse());
    assert.deepEqual(session.paths(), [first, second, third]);
    const all = lintFiles(files, parser, { states: new Map([[first, 'applied']]) });
    assert.deepEqual(session.allFindings(), all);
    assert.deepEqual(
      session.paths().flatMap((path) => session.findings(path)),
      all,
    );
    assert.ok(all.length >= 5);
  });

  test('after any change it gives what a fresh session gives', () => {
    const session = new LintSession(optionsWith(), files);
    session.allFindings();
    const steps: readonly (readonly [string, string | undefined])[] = [
      [third, `${texts[2] ?? ''}\ndrop table notes;`],
      [first, 'create table contacts (id bigint primary key, phone text);'],
      [second, ''],
      [second, undefined],
      [
        'supabase/migrations/20260102120000_add_between.sql',
        'alter table contacts enable row level security;',
      ],
      [first, texts[0] ?? ''],
      [third, 'selec 1;'],
      [third, undefined],
    ];
    const now = new Map(files.map(({ path, text }) => [path, text]));
    for (const [path, text] of steps) {
      if (text === undefined) {
        session.remove(path);
        now.delete(path);
      } else {
        session.update(path, text);
        now.set(path, text);
      }
      const fresh = new LintSession(
        optionsWith(),
        [...now].map(([each, content]) => ({
          path: each,
          fileName: each.slice(each.lastIndexOf('/') + 1),
          text: content,
        })),
      );
      assert.deepEqual(session.allFindings(), fresh.allFindings(), `${path}: ${text ?? 'removed'}`);
    }
  });

  test('states change what is said, and a finding in an applied file is at most a hint', () => {
    const session = new LintSession(optionsWith({ states: new Map() }), files);
    const rulesOf = (path: string) =>
      session.findings(path).map(({ rule, severity }) => `${rule}:${severity}`);
    assert.deepEqual(rulesOf(second), ['missing-rollback-plan:info', 'rls-disabled:error']);
    session.setStates(new Map([[first, 'applied']]));
    assert.deepEqual(rulesOf(second), [
      'create-index-not-concurrent:warning',
      'missing-rollback-plan:info',
      'rls-disabled:error',
    ]);
    session.setStates(
      new Map([
        [first, 'applied'],
        [second, 'applied'],
      ]),
    );
    assert.deepEqual(rulesOf(second), ['rls-disabled:hint']);
    assert.equal(session.state(third), 'pending');
  });

  test('appliedThrough decides where no state is known', () => {
    const settings = {
      profile: 'default',
      rules: {},
      overrides: [],
      appliedThrough: '20260102000000',
      postgresVersion: undefined,
      cliVersion: undefined,
      hosted: true,
      dataApiGrants: 'auto',
    } as const;
    const session = new LintSession(optionsWith({ settings, states: new Map([[first, 'pending']]) }), files);
    assert.deepEqual(
      session.paths().map((path) => session.state(path)),
      ['pending', 'applied', 'pending'],
    );
  });

  test('other options take effect at once', () => {
    const session = new LintSession(optionsWith(), files);
    const before = session.findings(second).length;
    session.configure({ config: { ...defaultProjectConfig, exposedSchemas: ['api'] } });
    assert.equal(session.findings(second).length, before - 1);
  });

  test('an edit of the last file parses nothing but its changed statement', () => {
    const counting = countingParser(parser);
    const session = new LintSession(optionsWith({ parser: counting.parser }), files);
    session.allFindings();
    session.update(third, `${texts[2] ?? ''}\nselect 1;`);
    session.findings(third);
    counting.texts.length = 0;
    session.update(third, `${texts[2] ?? ''}\nselect 2;`);
    session.findings(third);
    assert.deepEqual(
      counting.texts.map((text) => text.trim()),
      ['select 2;'],
    );
  });

  test('unknown paths give nothing', () => {
    const session = new LintSession(optionsWith(), files);
    session.remove('nowhere.sql');
    assert.deepEqual(
      [
        session.findings('nowhere.sql'),
        session.catalogs('x'),
        session.parsed('x'),
        session.file('x'),
        session.state('x'),
      ],
      [[], undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(new LintSession(optionsWith()).allFindings(), []);
  });
});

describe('a rule that throws', () => {
  const broken: Rule = {
    ...(rules[0] as Rule),
    id: 'broken-rule',
    scope: 'statement',
    statements: ['IndexStmt'],
    replaces: [],
    check: (context) => {
      context.report({ range: context.statement.range, message: 'Half done.' });
      throw new Error('Oh.');
    },
  };
  const brokenEnd: Rule = {
    ...(rules[0] as Rule),
    id: 'broken-end',
    scope: 'history',
    replaces: [],
    check: () => {
      throw new Error('Oh dear.');
    },
  };

  test('is one finding, and the others go on', () => {
    const session = new LintSession(optionsWith({ rules: [...rules, broken, brokenEnd] }), files);
    const found = session.allFindings();
    const crashes = found.filter(({ rule }) => rule === 'rule-crashed');
    assert.deepEqual(
      crashes.map(({ severity, path }) => [severity, path]),
      [
        ['info', second],
        ['info', third],
      ],
    );
    assert.match(crashes[0]?.message ?? '', /broken-rule failed here and was skipped: Oh\./u);
    assert.ok(!found.some(({ rule }) => rule === 'broken-rule'));
    assert.ok(found.some(({ rule }) => rule === 'create-index-not-concurrent'));
    assert.ok(found.some(({ rule }) => rule === 'rls-disabled'));
  });
});

describe('the fact cache', () => {
  test('a second run gives the same without parsing anything', () => {
    const cache = memoryCache();
    const cached = (more: Partial<SessionOptions> = {}) =>
      optionsWith({ cache: { store: cache, toolVersion: '1' }, ...more });
    const first = new LintSession(cached(), files).allFindings();
    assert.deepEqual(first, new LintSession(optionsWith(), files).allFindings());
    const counting = countingParser(parser);
    assert.deepEqual(new LintSession(cached({ parser: counting.parser }), files).allFindings(), first);
    assert.deepEqual(counting.texts, []);
  });

  test('a changed file costs itself and the files after it', () => {
    const cache = memoryCache();
    const cached = (more: Partial<SessionOptions> = {}) =>
      optionsWith({ cache: { store: cache, toolVersion: '1' }, ...more });
    new LintSession(cached(), files).allFindings();
    const counting = countingParser(parser);
    const changed = files.map((file) =>
      file.path === second ? { ...file, text: 'drop table contacts;' } : file,
    );
    const found = new LintSession(cached({ parser: counting.parser }), changed).allFindings();
    assert.deepEqual(found, new LintSession(optionsWith(), changed).allFindings());
    assert.equal(counting.texts.length, 2);
  });

  test('options, states and the program’s version are part of the key', () => {
    const cache = memoryCache();
    const run = (more: Partial<SessionOptions>, toolVersion = '1') => {
      const counting = countingParser(parser);
      new LintSession(
        optionsWith({ cache: { store: cache, toolVersion }, parser: counting.parser, ...more }),
        files,
      ).allFindings();
      return counting.texts.length;
    };
    assert.equal(run({}), 3);
    assert.equal(run({}), 0);
    assert.equal(run({}, '2'), 3);
    assert.equal(run({ cliVersion: [2, 100, 0] }), 3);
    assert.equal(run({ config: { ...defaultProjectConfig, postgresMajor: 15 } }), 3);
    assert.equal(
      run({
        states: new Map([
          [first, 'applied'],
          [third, 'applied'],
        ]),
      }),
      1,
    );
  });

  test('a file added at the end leaves the others as they are, its name included', () => {
    const cache = memoryCache();
    const cached = (more: Partial<SessionOptions> = {}) =>
      optionsWith({ cache: { store: cache, toolVersion: '1' }, ...more });
    new LintSession(cached(), files).allFindings();
    const more = [
      ...files,
      {
        path: 'supabase/migrations/20270101000000_add_tail.sql',
        fileName: '20270101000000_add_tail.sql',
        text: 'select 1;',
      },
    ];
    const counting = countingParser(parser);
    const found = new LintSession(cached({ parser: counting.parser }), more).allFindings();
    // Before the comparison, which asks for fixes that are made only then.
    assert.equal(counting.texts.length, 1);
    assert.deepEqual(found, new LintSession(optionsWith(), more).allFindings());
    const split = found.find(({ rule }) => rule === 'create-index-not-concurrent')?.fixes[0];
    assert.ok(split?.edits.some(({ path }) => path.startsWith('supabase/migrations/20270101000001_')));
  });

  test('garbage in the store is not taken for facts', () => {
    const cache = memoryCache();
    const garbage: FactCache = { ...cache, get: () => 'garbage' };
    const session = new LintSession(optionsWith({ cache: { store: garbage, toolVersion: '1' } }), files);
    assert.deepEqual(session.allFindings(), new LintSession(optionsWith(), files).allFindings());
  });
});

function countingParser(real: SqlParser): { readonly parser: SqlParser; readonly texts: string[] } {
  const seen: string[] = [];
  return {
    texts: seen,
    parser: {
      ...real,
      parse: (sql) => {
        seen.push(sql);
        return real.parse(sql);
      },
    },
  };
}

/** Values go through JSON, as they do on disk. */
function memoryCache(): FactCache {
  const kept = new Map<string, string>();
  return {
    hash: (parts) => createHash('sha256').update(JSON.stringify(parts)).digest('hex'),
    get: (key) => {
      const text = kept.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    set: (key, value) => {
      kept.set(key, JSON.stringify(value));
    },
  };
}
