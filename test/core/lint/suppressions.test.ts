import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Finding } from '../../../src/core/lint/types.ts';
import type { SqlParser } from '../../../src/core/ports/sqlParser.ts';
import { loadSqlParser } from '../../../src/node/sqlParser.ts';
import { applyFix } from '../../support/lintFixture.ts';
import { historyOf, lintFiles, ruleIds } from '../../support/lintText.ts';

let parser: SqlParser;

before(async () => {
  parser = await loadSqlParser();
});

const ids = (text: string): readonly string[] => ruleIds(lintFiles(historyOf(text), parser));

describe('what a comment silences', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['nothing without one', 'drop table a;', ['drop-table']],
    ['the next statement', '-- supabase-migrations-ignore drop-table: unused\ndrop table a;', []],
    [
      'only the next statement',
      '-- supabase-migrations-ignore drop-table: unused\ndrop table a;\ndrop table b;',
      ['drop-table'],
    ],
    [
      'across other comments and blank lines',
      '-- supabase-migrations-ignore drop-table: unused\n\n-- why\n\ndrop table a;',
      [],
    ],
    [
      'a statement on the same line',
      'drop table a; -- supabase-migrations-ignore drop-table: unused\ndrop table b;',
      ['drop-table'],
    ],
    [
      'the statement it stands in',
      'alter table a\n  -- supabase-migrations-ignore drop-column: unused\n  drop column b;',
      [],
    ],
    [
      'several rules',
      '-- supabase-migrations-ignore drop-table, drop-column: gone\nalter table a drop column b;',
      ['unused-suppression'],
    ],
    [
      'the whole file',
      '-- supabase-migrations-ignore-file drop-table: clean-up\ndrop table a;\ndrop table b;',
      [],
    ],
    [
      'the whole file, from its end',
      'drop table a;\ndrop table b;\n-- supabase-migrations-ignore-file drop-table: clean-up',
      [],
    ],
    ['in a block comment', '/* supabase-migrations-ignore drop-table: unused */ drop table a;', []],
    [
      'inside a DO block',
      'do $$\nbegin\n  -- supabase-migrations-ignore drop-table: unused\n  drop table a;\n  drop table b;\nend $$;',
      ['drop-table'],
    ],
    [
      'a whole DO block',
      '-- supabase-migrations-ignore drop-table: unused\ndo $$ begin drop table a; drop table b; end $$;',
      [],
    ],
    [
      'a finding of the history',
      '-- supabase-migrations-ignore rls-disabled: public on purpose\ncreate table a (id int);',
      [],
    ],
    [
      'a finding about the name or the file',
      '-- supabase-migrations-ignore-file missing-rollback-plan: throw-away\ncreate table private.a (id int);',
      [],
    ],
    [
      'a syntax error',
      '-- supabase-migrations-ignore syntax-error: a newer Postgres\ncreate table private.a (id int nul);',
      [],
    ],
    [
      'no text in a string',
      "comment on table a is '-- supabase-migrations-ignore-file drop-table: x';\ndrop table b;",
      ['drop-table'],
    ],
    ['Squawk: one rule', '-- squawk-ignore ban-drop-table\ndrop table a;', []],
    ['Squawk: another rule', '-- squawk-ignore ban-drop-column\ndrop table a;', ['drop-table']],
    ['Squawk: every rule', '-- squawk-ignore\ndrop table a;', []],
    [
      'Squawk: with a reason',
      '-- squawk-ignore ban-drop-column,ban-drop-table -- not needed\ndrop table a;',
      [],
    ],
    ['Squawk: the file', '-- squawk-ignore-file ban-drop-table\ndrop table a;\ndrop table b;', []],
    ['Squawk: the file, every rule', 'drop table a;\n-- squawk-ignore-file', []],
    ['Language server: a rule', '-- pgls-ignore banDropTable: unused\ndrop table a;', []],
    ['Language server: with its group', '-- pgls-ignore lint/safety/banDropTable: unused\ndrop table a;', []],
    ['Language server: every rule', '-- pgls-ignore lint: unused\ndrop table a;', []],
    ['Language server: the old prefix', '-- pgt-ignore lint/safety/banDropTable: unused\ndrop table a;', []],
    [
      'Language server: the file',
      '-- pgls-ignore-all lint/safety/banDropTable\ndrop table a;\ndrop table b;',
      [],
    ],
    [
      'Language server: a stretch',
      '-- pgls-ignore-start banDropTable\ndrop table a;\ndrop table b;\n-- pgls-ignore-end banDropTable\ndrop table c;',
      ['drop-table'],
    ],
    ['Language server: not our word', '-- pgls-ignore-file banDropTable\ndrop table a;', ['drop-table']],
  ];
  for (const [name, text, expected] of cases) {
    test(name, () => {
      assert.deepEqual(ids(text), expected);
    });
  }
});

describe('comments that do nothing', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['unknown rule', '-- supabase-migrations-ignore drop-tabel: x\nselect 1;', ['unknown-suppression']],
    ['no rule', '-- supabase-migrations-ignore\nselect 1;', ['unknown-suppression']],
    [
      'a name of Squawk’s',
      '-- supabase-migrations-ignore ban-drop-table: x\ndrop table a;',
      ['unknown-suppression', 'drop-table'],
    ],
    ['unused', '-- supabase-migrations-ignore drop-table: x\nselect 1;', ['unused-suppression']],
    [
      'unused in the file',
      '-- supabase-migrations-ignore-file drop-table: x\nselect 1;',
      ['unused-suppression'],
    ],
    [
      'unknown and unused of others are theirs',
      '-- squawk-ignore ban-drop-tabel\n-- pgls-ignore banDropTabel: x\nselect 1;',
      [],
    ],
    [
      'not judged beside a syntax error',
      '-- supabase-migrations-ignore drop-table: x\nselect 1;\nselec 2;',
      ['syntax-error'],
    ],
    [
      'unused, and that silenced',
      '-- supabase-migrations-ignore-file unused-suppression, drop-table: x\nselect 1;',
      [],
    ],
  ];
  for (const [name, text, expected] of cases) {
    test(name, () => {
      assert.deepEqual(ids(text), expected);
    });
  }

  test('an unused one is not reported where its rule is off, or the file applied', () => {
    const files = historyOf('-- supabase-migrations-ignore drop-table: x\nselect 1;');
    const states = new Map(files.map(({ path }) => [path, 'applied' as const]));
    assert.deepEqual(ruleIds(lintFiles(files, parser, { states })), []);
  });

  test('the fixes mend them', () => {
    const mended = (text: string, fix: number): string => {
      const files = historyOf(text);
      const finding = lintFiles(files, parser).find(({ rule }) => rule.endsWith('-suppression'));
      return applyFix(files, must(finding?.fixes[fix]))[0]?.text ?? '';
    };
    const wrong = '-- supabase-migrations-ignore drop-tabel: x\ndrop table a;';
    assert.equal(mended(wrong, 0), '-- supabase-migrations-ignore drop-table: x\ndrop table a;');
    assert.equal(mended(wrong, 1), 'drop table a;');
    const unused = '-- supabase-migrations-ignore drop-column, drop-table: x\ndrop table a;';
    assert.equal(mended(unused, 0), '-- supabase-migrations-ignore drop-table: x\ndrop table a;');
    assert.equal(mended('select 1; -- supabase-migrations-ignore drop-table: x\n', 0), 'select 1;\n');
  });
});

describe('the fix that writes a comment', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'at the start of a line',
      'drop table a;',
      '-- supabase-migrations-ignore drop-table: reason\ndrop table a;',
    ],
    [
      'with indentation',
      '  drop table a;',
      '  -- supabase-migrations-ignore drop-table: reason\n  drop table a;',
    ],
    [
      'behind another statement',
      'select 1; drop table a;',
      'select 1; \n-- supabase-migrations-ignore drop-table: reason\ndrop table a;',
    ],
    [
      'with the line breaks of the file',
      'select 1;\r\ndrop table a;',
      'select 1;\r\n-- supabase-migrations-ignore drop-table: reason\r\ndrop table a;',
    ],
    [
      'inside a DO block',
      'do $$ begin\n  drop table a;\nend $$;',
      'do $$ begin\n  -- supabase-migrations-ignore drop-table: reason\n  drop table a;\nend $$;',
    ],
  ];
  for (const [name, text, expected] of cases) {
    test(name, () => {
      const files = historyOf(text);
      const finding = must(lintFiles(files, parser).find(({ rule }) => rule === 'drop-table'));
      const after = applyFix(files, must(finding.fixes.at(-1)));
      assert.equal(after[0]?.text, expected);
      assert.deepEqual(ruleIds(lintFiles(after, parser)), []);
    });
  }

  test('for a finding about the file it goes to the top, but not before the CLI’s own first line', () => {
    const files = historyOf('-- pg-delta: transaction=false\ncreate table private.a (id int);');
    const finding = must(lintFiles(files, parser)[0]);
    assert.equal(finding.rule, 'missing-rollback-plan');
    assert.equal(
      applyFix(files, must(finding.fixes.at(-1)))[0]?.text,
      '-- pg-delta: transaction=false\n-- supabase-migrations-ignore-file missing-rollback-plan: reason\ncreate table private.a (id int);',
    );
  });
});

function must<Value extends Finding | Finding['fixes'][number]>(value: Value | undefined): Value {
  assert.ok(value !== undefined);
  return value;
}
