import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareVersions } from '../../../src/core/project/migrationName.ts';
import {
  formatVersion,
  isValidVersionTime,
  nextVersion,
  versionTime,
} from '../../../src/core/project/version.ts';

const NOW = new Date('2026-11-22T18:04:05.678Z');

describe('nextVersion', () => {
  const cases: readonly (readonly [title: string, known: readonly string[], expected: string])[] = [
    ['now when nothing is known', [], '20261122180405'],
    ['now when everything known is earlier', ['20260101000000', '20251231235959'], '20261122180405'],
    ['a second later when now is taken', ['20261122180405'], '20261122180406'],
    ['after a history that runs ahead of the clock', ['20270101000000'], '20270101000001'],
    ['carries over a minute', ['20261122180459'], '20261122180500'],
    ['carries over a year', ['20261231235959'], '20270101000000'],
    ['knows the length of months', ['20270430235959'], '20270501000000'],
    ['knows leap years', ['20280228235959'], '20280229000000'],
    ['knows common years', ['20270228235959'], '20270301000000'],
    ['knows that 2100 is no leap year', ['21000228235959'], '21000301000000'],
    ['leaves an impossible second', ['20270101000099'], '20270101000100'],
    ['leaves an impossible minute', ['20270101007500'], '20270101010000'],
    ['leaves an impossible hour', ['20270101250000'], '20270102000000'],
    ['leaves an impossible day', ['20270231120000'], '20270301000000'],
    ['leaves a day 0', ['20270300120000'], '20270301000000'],
    ['leaves a month 0', ['20270000000000'], '20270101000000'],
    ['leaves an impossible month', ['20271399999999'], '20280101000000'],
    ['goes on with a number where no later time exists', ['99991231235959'], '99991231235960'],
    ['does not mind short versions that sort before', ['1', '2', '0003', '20260101'], '20261122180405'],
    ['follows a short date of the future', ['20270101'], '20270101000001'],
    ['exceeds a longer version', ['202601010000001'], '202601010000002'],
    ['exceeds a longer version as text, too', ['202601010000001', '20261122000000'], '202611220000001'],
    ['ignores what is no number', ['abc', '', '20261122180405x'], '20261122180405'],
    ['stays exact beyond 2^53', ['90071992547409930'], '90071992547409931'],
  ];
  for (const [title, known, expected] of cases) {
    test(title, () => {
      assert.equal(nextVersion({ now: NOW, known }), expected);
    });
  }

  test('is after every known version as number and as text, whatever they are', () => {
    let seed = 7;
    const random = (limit: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * limit);
    };
    const version = (): string =>
      Array.from({ length: 1 + random(19) }, () => String([0, 9, 2, random(10)][random(4)])).join('');
    for (let round = 0; round < 1000; round++) {
      const history = Array.from({ length: 1 + random(6) }, version);
      const next = nextVersion({ now: NOW, known: history });
      for (const other of history) {
        assert.ok(compareVersions(next, other) > 0, `${next} as a number after ${history.join(' ')}`);
        assert.ok(next > other, `${next} as text after ${history.join(' ')}`);
      }
    }
  });

  test('never gives the same version twice in one second', () => {
    const known: string[] = [];
    for (let count = 0; count < 100; count++) known.push(nextVersion({ now: NOW, known }));
    assert.equal(new Set(known).size, 100);
    assert.ok(known.every(isValidVersionTime));
  });
});

describe('isValidVersionTime', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ['20261122180405', true],
    ['20240229000000', true],
    ['20230229000000', false],
    ['20261301000000', false],
    ['20260001000000', false],
    ['20260100000000', false],
    ['20260101240000', false],
    ['20260101006000', false],
    ['20260101000060', false],
    ['2026010100000', false],
    ['202601010000000', false],
    ['2026010100000x', false],
    ['', false],
  ];
  for (const [version, expected] of cases) {
    test(`${version || 'nothing'} is ${expected ? '' : 'not '}a time`, () => {
      assert.equal(isValidVersionTime(version), expected);
    });
  }
});

test('versionTime and formatVersion are inverse', () => {
  assert.equal(versionTime('20261122180405')?.toISOString(), '2026-11-22T18:04:05.000Z');
  assert.equal(formatVersion(NOW), '20261122180405');
});
