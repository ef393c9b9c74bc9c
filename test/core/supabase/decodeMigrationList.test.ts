import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { databaseVersions, decodeMigrationList } from '../../../src/core/supabase/decodeMigrationList.ts';

const a = '20200101000000';
const b = '20200102120000';

function pairs(stdout: string): string | undefined {
  const list = decodeMigrationList(stdout);
  return list.ok
    ? list.rows.map(({ local, remote }) => `${local ?? '-'}/${remote ?? '-'}`).join(' ')
    : undefined;
}

const expected = `${a}/${a} -/${b} 20210101000000/-`;

describe('the looks of migration list', () => {
  const looks: Readonly<Record<string, string>> = {
    'glamour 0.6: strokes, centred upper-case heads': [
      '',
      '        LOCAL      │     REMOTE     │     TIME (UTC)       ',
      '  ─────────────────┼────────────────┼──────────────────────',
      `    ${a} │ ${a} │ 2020-01-01 00:00:00  `,
      `                   │ ${b} │ 2020-01-02 12:00:00  `,
      '    20210101000000 │                │ 2021-01-01 00:00:00  ',
      '',
    ].join('\n'),
    'glamour 0.7: plain strokes, upper-case heads': [
      '  ',
      '        LOCAL      |     REMOTE     |     TIME (UTC)       ',
      '  -----------------+----------------+----------------------',
      `    ${a} | ${a} | 2020-01-01 00:00:00  `,
      `                   | ${b} | 2020-01-02 12:00:00  `,
      '    20210101000000 |                | 2021-01-01 00:00:00  ',
    ].join('\n'),
    'glamour 0.9, as 2.100 prints it': [
      '',
      '  ',
      '   Local          | Remote         | Time (UTC)          ',
      '  ----------------|----------------|---------------------',
      `   ${a} | ${a} | 2020-01-01 00:00:00 `,
      `                  | ${b} | 2020-01-02 12:00:00 `,
      '   20210101000000 |                | 2021-01-01 00:00:00 ',
    ].join('\r\n'),
    'back-ticked cells, as 2.109 and later print text': [
      '   Local            | Local DB         | Time (UTC)            ',
      '  ------------------|------------------|-----------------------',
      `   \`${a}\` | \`${a}\` | \`2020-01-01 00:00:00\` `,
      `   \` \`              | \`${b}\` | \`2020-01-02 12:00:00\` `,
      '   `20210101000000` | ` `              | `2021-01-01 00:00:00` ',
    ].join('\n'),
    'coloured, after terminal queries': [
      '\x1b]11;?\x07\x1b[6n   \x1b[1mLocal\x1b[0m          │ Remote         │ Time (UTC)          ',
      '  ────────────────┼────────────────┼─────────────────────',
      `   \x1b[38;5;203m${a}\x1b[0m │ \x1b[38;5;203m${a}\x1b[0m │ 2020-01-01 00:00:00 `,
      `                  │ ${b} │ 2020-01-02 12:00:00 `,
      '   20210101000000 │                │ 2021-01-01 00:00:00 ',
    ].join('\n'),
    'a Markdown table with outer bars': [
      '| Local | Remote | Time (UTC) |',
      '|-------|--------|------------|',
      `| ${a} | ${a} | 2020-01-01 00:00:00 |`,
      `|       | ${b} | 2020-01-02 12:00:00 |`,
      '| 20210101000000 | | 2021-01-01 00:00:00 |',
    ].join('\n'),
    'JSON of 2.109 to 2.122': `{"migrations":[{"local":"${a}","remote":"${a}","time":"x"},{"local":"","remote":"${b}","time":"x"},{"local":"20210101000000","remote":"","time":"x"}],"message":"Migrations listed"}\n`,
    'JSON of v3 behind a notice': `Some notice\n{"migrations":[{"local":"${a}","remote":"${a}","time":"x"},{"local":"","remote":"${b}","time":"x"},{"local":"20210101000000","remote":"","time":"x"}],"message":"Migrations listed","target":{"kind":"local","host":"127.0.0.1","port":54322}}`,
  };
  for (const [title, stdout] of Object.entries(looks)) {
    test(title, () => assert.equal(pairs(stdout), expected));
  }
});

describe('an empty list', () => {
  test('is a table without rows', () => {
    assert.equal(pairs('  \n   Local | Remote | Time (UTC) \n  -------|--------|------------\n'), '');
    assert.equal(pairs('  LOCAL │ REMOTE │ TIME (UTC)\n  ──────┼────────┼───────────\n'), '');
  });
  test('is JSON without rows', () => assert.equal(pairs('{"migrations":[]}'), ''));
});

test('paired numbers keep the spelling of each side', () => {
  const list = decodeMigrationList('{"migrations":[{"local":"1","remote":"0001","time":"1"}]}');
  assert.ok(list.ok);
  assert.deepEqual(databaseVersions(list.rows), ['0001']);
});

test('v3 says which database it asked', () => {
  const list = decodeMigrationList(
    '{"migrations":[],"target":{"kind":"linked","project_ref":"abcdefghijklmnopqrst","project_name":"acme"}}',
  );
  assert.ok(list.ok);
  assert.deepEqual(list.target, { kind: 'linked', projectRef: 'abcdefghijklmnopqrst', projectName: 'acme' });
});

test('the largest integer of v1.11 stands for a file that the CLI skips', () => {
  const row = '  9223372036854775807 │ 9223372036854775807 │ 0001-01-01 00:00:00';
  assert.equal(pairs(`  LOCAL │ REMOTE │ TIME\n  ──────┼────────┼──────\n${row}\n`), '');
});

describe('garbage is not an empty history', () => {
  const garbage: Readonly<Record<string, string>> = {
    nothing: '',
    'a greeting': 'hello\n',
    'another program’s JSON': '{"versions":["1"]}',
    'rows of another shape': '{"migrations":[{"version":"1"}]}',
    'migrations that is no list': '{"migrations":{}}',
    'JSON cut short': '{"migrations":[{"local":"2020',
    'an error envelope': '{"_tag":"Error","error":{"code":"X","message":"y"}}',
    'a page of help': 'Usage:\n  supabase migration [command]\n\nFlags:\n  -h, --help   help | more\n',
    bytes: '\u0000\u0001\ufffd\ufffdELF',
  };
  for (const [title, stdout] of Object.entries(garbage)) {
    test(title, () => assert.deepEqual(decodeMigrationList(stdout), { ok: false }));
  }
});
