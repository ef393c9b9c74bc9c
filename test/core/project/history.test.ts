import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TargetVersions } from '../../../src/core/project/history.ts';
import { mergeHistory } from '../../../src/core/project/history.ts';
import type { MigrationState } from '../../../src/core/project/types.ts';

type On = Readonly<Record<string, boolean | null>>;
type Row = readonly [version: string, state: MigrationState, on: On];

function merge(
  fileNames: readonly string[],
  targets: Readonly<Record<string, readonly string[] | null>>,
): Row[] {
  const asked: TargetVersions[] = Object.entries(targets).map(([id, versions]) => ({
    id,
    ok: versions !== null,
    versions: versions ?? [],
  }));
  const files = fileNames.map((fileName) => ({ path: `/p/supabase/migrations/${fileName}`, fileName }));
  return mergeHistory({ files, targets: asked }).map(({ version, state, on }) => [version, state, on]);
}

interface Case {
  readonly title: string;
  readonly files: readonly string[];
  readonly targets: Readonly<Record<string, readonly string[] | null>>;
  readonly rows: readonly Row[];
}

const A = '20260101000000';
const B = '20260102000000';
const C = '20260103000000';

const CASES: readonly Case[] = [
  { title: 'nothing', files: [], targets: {}, rows: [] },
  {
    title: 'applied everywhere',
    files: [`${A}_a.sql`],
    targets: { local: [A], remote: [A] },
    rows: [[A, 'applied', { local: true, remote: true }]],
  },
  {
    title: 'pending on one target',
    files: [`${A}_a.sql`, `${B}_b.sql`],
    targets: { local: [A, B], remote: [A] },
    rows: [
      [A, 'applied', { local: true, remote: true }],
      [B, 'pending', { local: true, remote: false }],
    ],
  },
  {
    title: 'pending on an empty database',
    files: [`${A}_a.sql`],
    targets: { local: [] },
    rows: [[A, 'pending', { local: false }]],
  },
  {
    title: 'only on a database',
    files: [`${B}_b.sql`],
    targets: { local: [B], remote: [A, B] },
    rows: [
      [A, 'remote-only', { local: false, remote: true }],
      [B, 'applied', { local: true, remote: true }],
    ],
  },
  {
    title: 'only on both databases is one row',
    files: [],
    targets: { local: [A], remote: [A] },
    rows: [[A, 'remote-only', { local: true, remote: true }]],
  },
  {
    title: 'out of order where a database that lacks it is further',
    files: [`${A}_a.sql`, `${B}_b.sql`],
    targets: { local: [B] },
    rows: [
      [A, 'out-of-order', { local: false }],
      [B, 'applied', { local: true }],
    ],
  },
  {
    title: 'not out of order because another database, which has it, is further',
    files: [`${A}_a.sql`, `${B}_b.sql`, `${C}_c.sql`],
    targets: { local: [A, B, C], remote: [A] },
    rows: [
      [A, 'applied', { local: true, remote: true }],
      [B, 'pending', { local: true, remote: false }],
      [C, 'pending', { local: true, remote: false }],
    ],
  },
  {
    title: 'out of order against a version that is in no file',
    files: [`${A}_a.sql`],
    targets: { local: [A], remote: [C] },
    rows: [
      [A, 'out-of-order', { local: true, remote: false }],
      [C, 'remote-only', { local: false, remote: true }],
    ],
  },
  {
    title: 'a target that failed is not known',
    files: [`${A}_a.sql`, `${B}_b.sql`],
    targets: { local: [A], remote: null },
    rows: [
      [A, 'applied', { local: true, remote: null }],
      [B, 'pending', { local: false, remote: null }],
    ],
  },
  {
    title: 'nothing known claims nothing applied',
    files: [`${A}_a.sql`],
    targets: { local: null, remote: null },
    rows: [[A, 'pending', { local: null, remote: null }]],
  },
  { title: 'no targets', files: [`${A}_a.sql`], targets: {}, rows: [[A, 'pending', {}]] },
  {
    title: 'pairs numbers written differently',
    files: ['1_x.sql'],
    targets: { local: ['0001'] },
    rows: [['1', 'applied', { local: true }]],
  },
  {
    title: 'pairs the same text before the same number',
    files: ['0001_y.sql', '1_x.sql'],
    targets: { local: ['1'] },
    rows: [
      ['0001', 'out-of-order', { local: false }],
      ['1', 'applied', { local: true }],
    ],
  },
  {
    title: 'of two files with one version only one is paired',
    files: [`${A}_b.sql`, `${A}_a.sql`],
    targets: { local: [A] },
    rows: [
      [A, 'applied', { local: true }],
      [A, 'duplicate', { local: false }],
    ],
  },
  {
    title: 'a pending duplicate',
    files: [`${A}_a.sql`, `${A}_b.sql`, `${A}_c.sql`],
    targets: { local: [] },
    rows: [
      [A, 'pending', { local: false }],
      [A, 'duplicate', { local: false }],
      [A, 'duplicate', { local: false }],
    ],
  },
  {
    title: 'names that the CLI skips, last where they have no version',
    files: ['bad_name.sql', `${A}-dash.sql`, `${B}_B.SQL`, `${C}_c.sql`],
    targets: { local: [A, C] },
    rows: [
      [A, 'remote-only', { local: true }],
      [A, 'skipped', { local: false }],
      [B, 'skipped', { local: false }],
      [C, 'applied', { local: true }],
      ['', 'skipped', { local: false }],
    ],
  },
  {
    title: 'an old _init.sql as the first entry',
    files: ['20211208000000_init.sql', `${A}_a.sql`],
    targets: { local: [A] },
    rows: [
      ['20211208000000', 'skipped', { local: false }],
      [A, 'applied', { local: true }],
    ],
  },
  {
    title: 'an old _init.sql behind a .gitkeep is taken',
    files: ['.gitkeep', '20211208000000_init.sql'],
    targets: { local: ['20211208000000'] },
    rows: [['20211208000000', 'applied', { local: true }]],
  },
  {
    title: 'other files are no migrations',
    files: ['README.md', '.gitkeep', `${A}_a.sql~`, `${A}_a.sql`],
    targets: {},
    rows: [[A, 'pending', {}]],
  },
  {
    title: 'rows are sorted by number',
    files: ['10_b.sql', '9_a.sql', '100_c.sql'],
    targets: {},
    rows: [
      ['9', 'pending', {}],
      ['10', 'pending', {}],
      ['100', 'pending', {}],
    ],
  },
  {
    title: 'a recorded version that is no number is shown and has no place in the order',
    files: [`${A}_a.sql`, `${B}_b.sql`],
    targets: { local: [A, 'abc'] },
    rows: [
      [A, 'applied', { local: true }],
      [B, 'pending', { local: false }],
      ['abc', 'remote-only', { local: true }],
    ],
  },
  {
    title: 'a version reported twice counts once',
    files: [`${A}_a.sql`],
    targets: { local: [A, A] },
    rows: [[A, 'applied', { local: true }]],
  },
];

describe('mergeHistory', () => {
  for (const { title, files, targets, rows } of CASES) {
    test(title, () => {
      assert.deepEqual(merge(files, targets), rows);
      assert.deepEqual(merge([...files].reverse(), targets), rows, 'in whatever order the files come');
    });
  }

  test('gives names and paths', () => {
    const [recorded, file] = mergeHistory({
      files: [{ path: '/p/1_first_one.sql', fileName: '1_first_one.sql' }],
      targets: [{ id: 'local', ok: true, versions: ['0'] }],
    });
    assert.deepEqual(file, {
      version: '1',
      name: 'first_one',
      path: '/p/1_first_one.sql',
      state: 'pending',
      on: { local: false },
    });
    assert.deepEqual(recorded, { version: '0', name: '', state: 'remote-only', on: { local: true } });
  });

  test('takes ten thousand files and versions', () => {
    const versions = Array.from({ length: 10_000 }, (_, index) => String(20260101000000 + index));
    const rows = merge(
      versions.filter((_, index) => index % 3 > 0).map((version) => `${version}_x.sql`),
      {
        local: versions.filter((_, index) => index % 3 < 2).map((version) => `0${version}`),
        remote: versions,
      },
    );
    assert.equal(rows.length, 10_000);
  });
});
