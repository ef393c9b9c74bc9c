import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Finding } from '../../src/core/lint/types.ts';
import type { SqlParser } from '../../src/core/ports/sqlParser.ts';
import { rules } from '../../src/core/rules/index.ts';
import { loadSqlParser } from '../../src/node/sqlParser.ts';
import { applyFix, describeFinding, lintFixture, readFixtures, type Fixture } from '../support/lintFixture.ts';

const fixtures = readFixtures(import.meta.dirname);
let parser: SqlParser;

before(async () => {
  parser = await loadSqlParser();
});

describe('fixtures', () => {
  for (const fixture of fixtures) {
    test(fixture.name, () => {
      const findings = lintFixture(fixture, parser);
      assert.deepEqual(described(fixture, findings), fixture.expected);
      for (const finding of findings) checkFinding(fixture, finding);
      for (const finding of findings) checkFixes(fixture, finding, findings);
    });
  }
});

describe('coverage', () => {
  for (const rule of rules) {
    test(`${rule.id} has a positive, a quiet and a history case`, () => {
      const own = fixtures.filter((fixture) => fixture.rule === rule.id);
      assert.deepEqual([...new Set(own.map(({ kind }) => kind))].sort(), ['bad', 'good', 'history']);
      assert.ok(own.some(({ kind, expected }) => kind === 'bad' && expected.some((line) => line.includes(rule.id))));
      assert.ok(own.filter(({ kind }) => kind === 'good').every(({ expected }) => expected.every((line) => !line.includes(rule.id))));
    });
  }

  test('every fixture folder is a rule', () => {
    const ids = new Set(rules.map(({ id }) => id));
    assert.deepEqual(fixtures.filter(({ rule }) => !ids.has(rule)).map(({ name }) => name), []);
  });
});

function described(fixture: Fixture, findings: readonly Finding[]): readonly string[] {
  return findings
    .map((finding) => {
      const plain = describeFinding(finding, fixture.files, false);
      return fixture.expected.includes(plain) ? plain : describeFinding(finding, fixture.files, true);
    })
    .sort();
}

function checkFinding(fixture: Fixture, finding: Finding): void {
  const text = fixture.files.find(({ path }) => path === finding.path)?.text ?? '';
  assert.ok(finding.range.start <= finding.range.end && finding.range.end <= text.length, 'range lies in the text');
  assert.match(finding.message, /[.]$/u, 'the message ends in a full stop');
  for (const fix of finding.fixes) {
    const paths = new Set(fix.edits.map(({ path }) => path));
    for (const path of paths) {
      const edits = fix.edits.filter((edit) => edit.path === path).sort((a, b) => a.start - b.start);
      const length = fixture.files.find((file) => file.path === path)?.text.length ?? 0;
      for (const [index, edit] of edits.entries()) {
        assert.ok(edit.start <= edit.end && edit.end <= length, `${fix.title}: edit lies in the text`);
        assert.ok((edits[index - 1]?.end ?? 0) <= edit.start, `${fix.title}: edits do not overlap`);
      }
    }
  }
}

/** Each fix alone: its finding is gone afterwards, and there is none that was not there before. */
function checkFixes(fixture: Fixture, finding: Finding, findings: readonly Finding[]): void {
  for (const fix of finding.fixes) {
    const files = applyFix(fixture.files, fix);
    const after = lintFixture(fixture, parser, files);
    const context = `${fix.title}\n${files.map(({ path, text }) => `--- ${path}\n${text}`).join('\n')}`;
    for (const rule of new Set(after.map((each) => each.rule))) {
      assert.ok(countOf(after, rule) <= countOf(findings, rule), `${rule} is new after: ${context}`);
    }
    assert.ok(countOf(after, finding.rule) < countOf(findings, finding.rule), `still there after: ${context}`);
  }
}

function countOf(findings: readonly Finding[], rule: string): number {
  return findings.filter((finding) => finding.rule === rule).length;
}

