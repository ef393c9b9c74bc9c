import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { rules } from '../../src/core/rules/index.ts';
import { lintTarget, type LintChoices } from '../../src/node/lintProject.ts';
import { loadSqlParser } from '../../src/node/sqlParser.ts';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder.ts';

const folder = 'supabase/migrations';

function choicesIn(cacheFolder: string, more: Partial<LintChoices> = {}): LintChoices {
  return {
    rules,
    profile: undefined,
    appliedThrough: undefined,
    texts: new Map(),
    cacheFolder,
    withFixes: true,
    filesOnDefaultBranch: async () => undefined,
    loadParser: loadSqlParser,
    expectedTokens: { expectedAt: async () => ['('] },
    ...more,
  };
}

const files = {
  [`${folder}/20260101000000_create_notes.sql`]: 'create table public.notes (id bigint primary key);\n',
  [`${folder}/20260102000000_link_notes.sql`]: 'create index notes_idx on public.notes id;\n',
  [`${folder}/20260103000000_clear_addresses.sql`]: "update auth.users set email = '';\n",
};

test('a second run gives the same findings and needs no parser', async (t) => {
  const root = temporaryFolder(t, files);
  const target = { folder: join(root, folder), kind: 'migrations', only: undefined } as const;
  const cache = join(root, 'cache');
  const first = await lintTarget(target, choicesIn(cache));
  const syntaxError = first.findings.find(({ rule }) => rule === 'syntax-error');
  assert.match(syntaxError?.message ?? '', /Postgres expects \( here/u);
  const second = await lintTarget(
    target,
    choicesIn(cache, {
      loadParser: () => assert.fail('the parser was loaded'),
      expectedTokens: { expectedAt: () => assert.fail('help was asked for') },
    }),
  );
  assert.deepEqual(second.findings, first.findings);
});

test('a change is seen, and so are other options', async (t) => {
  const root = temporaryFolder(t, files);
  const target = { folder: join(root, folder), kind: 'migrations', only: undefined } as const;
  const cache = join(root, 'cache');
  const rulesOf = async (more: Partial<LintChoices> = {}) =>
    (await lintTarget(target, choicesIn(cache, more))).findings.map(({ rule }) => rule);
  const before = await rulesOf();
  assert.ok(before.includes('update-without-where'));
  assert.ok(!(await rulesOf({ appliedThrough: '20260103000000' })).includes('update-without-where'));
  writeFiles(root, { [`${folder}/20260103000000_clear_addresses.sql`]: 'select 1;\n' });
  assert.ok(!(await rulesOf()).includes('update-without-where'));
  writeFiles(root, files);
  assert.deepEqual(await rulesOf(), before);
});
