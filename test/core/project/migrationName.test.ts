import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  compareFileNames,
  compareVersions,
  parseMigrationFileName,
  skipReason,
  slugify,
} from '../../../src/core/project/migrationName.ts';

describe('parseMigrationFileName', () => {
  const taken: readonly (readonly [string, string, string])[] = [
    ['20261122180405_add_contacts.sql', '20261122180405', 'add_contacts'],
    ['1_x.sql', '1', 'x'],
    ['20200101_short.sql', '20200101', 'short'],
    ['202601010000001_long.sql', '202601010000001', 'long'],
    ['20261122180405_.sql', '20261122180405', ''],
    ['20261122180405_with space.sql', '20261122180405', 'with space'],
    ['20261122180405_ünïcode.sql', '20261122180405', 'ünïcode'],
    ['20261122180405_a.b.sql', '20261122180405', 'a.b'],
  ];
  for (const [fileName, version, name] of taken) {
    test(`takes ${fileName}`, () => {
      assert.deepEqual(parseMigrationFileName(fileName), { version, name });
    });
  }

  const skipped = [
    'bad_name.sql',
    '20261122180405-dash.sql',
    '20261122180405_a.SQL',
    '20261122180405_a.sql~',
    '20261122180405.sql',
    'README.md',
    '.gitkeep',
    '_a.sql',
    ' 1_a.sql',
    '１_a.sql',
  ];
  for (const fileName of skipped) {
    test(`leaves out ${fileName}`, () => {
      assert.equal(parseMigrationFileName(fileName), undefined);
    });
  }
});

describe('skipReason', () => {
  test('skips an old _init.sql only as the first entry of the folder', () => {
    assert.equal(skipReason('20211208000000_init.sql', 'first'), 'deprecated-init');
    assert.equal(skipReason('20211208000000_init.sql', 'later'), undefined);
  });
  test('takes an _init.sql from 2021-12-09 on', () => {
    assert.equal(skipReason('20211209000000_init.sql', 'first'), undefined);
    assert.equal(skipReason('20260101000000_init.sql', 'first'), undefined);
  });
  test('skips what the pattern refuses', () => {
    assert.equal(skipReason('init.sql', 'first'), 'pattern');
    assert.equal(skipReason('20260101000000-a.sql', 'later'), 'pattern');
  });
});

describe('compareVersions', () => {
  const ordered = [
    '0',
    '1',
    '9',
    '10',
    '0011',
    '20200101',
    '20261122180405',
    '202611221804050',
    'abc',
    'abd',
  ];
  for (const [index, left] of ordered.entries()) {
    for (const right of ordered.slice(index + 1)) {
      test(`${left} before ${right}`, () => {
        assert.ok(compareVersions(left, right) < 0);
        assert.ok(compareVersions(right, left) > 0);
      });
    }
  }
  test('pairs numbers written differently', () => {
    assert.equal(compareVersions('1', '0001'), 0);
    assert.equal(compareVersions('0', '000'), 0);
  });
});

test('file names are ordered by their bytes, as the CLI runs them', () => {
  const names = [
    '9_a.sql',
    '10_b.sql',
    '1_ﬀ.sql',
    '1_😀.sql',
    '1_a.sql',
    '1_a_b.sql',
    '.gitkeep',
    'Z.sql',
    'a.sql',
  ];
  const byBytes = [...names].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
  assert.deepEqual([...names].sort(compareFileNames), byBytes);
});

describe('slugify', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Add Contact Avatar!', 'add_contact_avatar'],
    ['  spaces   and\ttabs ', 'spaces_and_tabs'],
    ['ünï-çödé', 'uni_code'],
    ['Straße für Ærøskøbing', 'strasse_fur_aeroskobing'],
    ['İstanbul', 'istanbul'],
    ['ﬁx ﬂow', 'fix_flow'],
    ['../evil', 'evil'],
    ['..', ''],
    ['a/b\\c', 'a_b_c'],
    ['x; rm -rf /', 'x_rm_rf'],
    ["contact's avatar", 'contacts_avatar'],
    ['add_contacts.sql', 'add_contacts'],
    ['20260101000000_add_contacts.sql', 'add_contacts'],
    ['2_factor', '2_factor'],
    ['__a__b__', 'a_b'],
    ['日本語', ''],
    ['😀', ''],
    ['-dash', 'dash'],
    ['', ''],
  ];
  for (const [input, expected] of cases) {
    test(`${JSON.stringify(input)} gives ${JSON.stringify(expected)}`, () => {
      assert.equal(slugify(input), expected);
    });
  }
  test('gives what it takes', () => {
    assert.equal(slugify(slugify('Add Contact Avatar!')), 'add_contact_avatar');
  });
  test('keeps the file name below 255 bytes', () => {
    const slug = slugify('añ'.repeat(5000));
    assert.ok(`20261122180405_${slug}.sql`.length < 255);
    assert.match(slugify(`${'a'.repeat(199)} b`), /^a{199}$/);
  });
});
