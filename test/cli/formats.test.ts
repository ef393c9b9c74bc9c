import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../src/core/lint/types.ts';
import { SourceText } from '../../src/core/text/sourceText.ts';
import { githubFormat } from '../../src/cli/formats/github.ts';
import { jsonFormat } from '../../src/cli/formats/json.ts';
import type { LintReport } from '../../src/cli/formats/report.ts';
import { sarifFormat } from '../../src/cli/formats/sarif.ts';
import { textFormat } from '../../src/cli/formats/text.ts';

const text = '-- ü𝄞\nselect 1;\n\talter table a drop column b;\n';
const start = text.indexOf('drop');

const finding: Finding = {
  rule: 'drop-column',
  severity: 'warning',
  path: '/p/m/1_a.sql',
  range: { start, end: start + 'drop column b'.length },
  message: 'Drops b, 100%: gone.',
  url: 'https://example.test/drop-column',
  related: [{ path: '/p/m/0_b.sql', range: { start: 2, end: 3 }, message: 'made here' }],
  fixes: [
    {
      title: 'Keep it',
      kind: 'edit',
      edits: [{ path: '/p/m/1_a.sql', start, end: start + 4, newText: 'add' }],
    },
    { title: 'Choose', kind: 'snippet', edits: [{ path: '/p/m/1_a.sql', start: 0, end: 0, newText: '$1' }] },
  ],
};

function reportWith(findings: readonly Finding[]): LintReport {
  return {
    files: 2,
    findings,
    sourceOf: (path) => (path === '/p/m/1_a.sql' ? new SourceText(text) : undefined),
    display: (path) => path.replace('/p/', ''),
  };
}

test('json has the promised shape, in UTF-16', () => {
  assert.deepEqual(JSON.parse(jsonFormat(reportWith([finding]))), {
    version: 1,
    files: 2,
    findings: [
      {
        rule: 'drop-column',
        severity: 'warning',
        path: 'm/1_a.sql',
        range: {
          start: { line: 2, character: 15, offset: start },
          end: { line: 2, character: 28, offset: start + 13 },
        },
        message: 'Drops b, 100%: gone.',
        url: 'https://example.test/drop-column',
        related: [
          {
            path: 'm/0_b.sql',
            range: { start: { line: 0, character: 0, offset: 2 }, end: { line: 0, character: 0, offset: 3 } },
            message: 'made here',
          },
        ],
        fixes: [
          {
            title: 'Keep it',
            kind: 'edit',
            edits: [{ path: 'm/1_a.sql', start, end: start + 4, newText: 'add' }],
          },
          {
            title: 'Choose',
            kind: 'snippet',
            edits: [{ path: 'm/1_a.sql', start: 0, end: 0, newText: '$1' }],
          },
        ],
      },
    ],
  });
});

test('text shows place, caret and summary', () => {
  assert.equal(
    textFormat(reportWith([finding])),
    [
      'm/1_a.sql:3:16 warning drop-column Drops b, 100%: gone.',
      '  3 | \talter table a drop column b;',
      '    | \t              ^^^^^^^^^^^^^',
      '  m/0_b.sql:1:1 made here',
      '',
      '1 warning in 2 files.',
      '',
    ].join('\n'),
  );
  assert.equal(textFormat(reportWith([])), 'No problems in 2 files.\n');
});

test('text keeps the caret in sight on a very long line', () => {
  const long = `${'x'.repeat(1000)} here ${'y'.repeat(1000)}`;
  const report: LintReport = { ...reportWith([]), sourceOf: () => new SourceText(long) };
  const range = { start: 1001, end: 1005 };
  const [, line = '', carets = ''] = textFormat({
    ...report,
    findings: [{ ...finding, range, related: [] }],
  }).split('\n');
  assert.equal(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1), 'here');
  assert.ok(line.length < 140);
});

test('github escapes what its workflow commands treat specially', () => {
  assert.equal(
    githubFormat(reportWith([finding])),
    '::warning file=m/1_a.sql,line=3,endLine=3,col=16,endColumn=29,title=drop-column::Drops b, 100%25: gone. https://example.test/drop-column\n',
  );
  const odd = { ...finding, path: '/p/a,b:c.sql', message: 'one\ntwo' };
  assert.match(githubFormat(reportWith([odd])), /file=a%2Cb%3Ac\.sql,.*::one%0Atwo /u);
});

test('sarif names its rules, places and safe fixes', () => {
  const log: unknown = JSON.parse(sarifFormat([], '1.2.3')(reportWith([finding])));
  const region = { startLine: 3, startColumn: 16, endLine: 3, endColumn: 29 };
  const artifactLocation = { uri: 'm/1_a.sql', uriBaseId: '%SRCROOT%' };
  const run = partOf(log, 'runs', 0);
  assert.deepEqual(partOf(run, 'tool', 'driver', 'rules', 0, 'id'), 'drop-column');
  const result = partOf(run, 'results', 0);
  assert.equal(partOf(result, 'ruleIndex'), 0);
  assert.equal(partOf(result, 'level'), 'warning');
  assert.deepEqual(partOf(result, 'locations', 0, 'physicalLocation'), { artifactLocation, region });
  assert.equal(partOf(result, 'fixes', 'length'), 1);
  assert.deepEqual(partOf(result, 'fixes', 0, 'artifactChanges', 0), {
    artifactLocation,
    replacements: [{ deletedRegion: { ...region, endColumn: 20 }, insertedContent: { text: 'add' } }],
  });
});

function partOf(value: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>((part, key) => Reflect.get(Object(part), key), value);
}
