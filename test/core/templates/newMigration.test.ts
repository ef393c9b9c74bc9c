import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NewMigrationRequest } from '../../../src/core/templates/newMigration.ts';
import type { PlannedMigration, RefusedMigration } from '../../../src/core/templates/index.ts';
import { parseValues, planNewMigration, templates } from '../../../src/core/templates/index.ts';
import { nameHints, plural, singular } from '../../../src/core/templates/nameHints.ts';

function request(id: string, more: Partial<NewMigrationRequest> = {}): NewMigrationRequest {
  const template = templates.find((one) => one.id === id);
  assert.ok(template !== undefined);
  return {
    template,
    values: {},
    name: 'Create Contacts!',
    now: new Date('2026-11-22T18:04:05Z'),
    author: undefined,
    knownVersions: [],
    existingNames: [],
    folder: '/repo/supabase/migrations',
    ...more,
  };
}

function planned(id: string, more: Partial<NewMigrationRequest> = {}): PlannedMigration {
  const plan = planNewMigration(request(id, more));
  assert.ok(plan.outcome === 'planned', JSON.stringify(plan));
  return plan;
}

function refused(id: string, more: Partial<NewMigrationRequest> = {}): RefusedMigration {
  const plan = planNewMigration(request(id, more));
  assert.ok(plan.outcome === 'refused');
  return plan;
}

describe('planNewMigration', () => {
  test('makes a slug and a version', () => {
    const { name, files } = planned('empty');
    assert.equal(name, 'create_contacts');
    assert.deepEqual(
      files.map(({ path, fileName, version }) => ({ path, fileName, version })),
      [
        {
          path: '/repo/supabase/migrations/20261122180405_create_contacts.sql',
          fileName: '20261122180405_create_contacts.sql',
          version: '20261122180405',
        },
      ],
    );
  });

  test('gives further files later versions and names of their own', () => {
    const { files } = planned('constraint', {
      name: 'add_team_id_key_to_contacts',
      values: { kind: 'foreign-key' },
      knownVersions: ['20270101000000'],
    });
    assert.deepEqual(
      files.map(({ fileName }) => fileName),
      [
        '20270101000001_add_team_id_key_to_contacts.sql',
        '20270101000002_add_team_id_key_to_contacts_foreign_key.sql',
        '20270101000003_add_team_id_key_to_contacts_validate.sql',
      ],
    );
    assert.match(files[1]?.text ?? '', /^-- Migration: add_team_id_key_to_contacts_foreign_key\n/);
  });

  const folders: readonly (readonly [string, string])[] = [
    ['', '20261122180405_create_contacts.sql'],
    ['supabase/migrations', 'supabase/migrations/20261122180405_create_contacts.sql'],
    ['supabase/migrations/', 'supabase/migrations/20261122180405_create_contacts.sql'],
    ['C:\\repo\\supabase\\migrations', 'C:\\repo\\supabase\\migrations\\20261122180405_create_contacts.sql'],
  ];
  for (const [folder, path] of folders) {
    test(`lies in ${folder || 'no folder'}`, () => {
      assert.equal(planned('empty', { folder }).files[0]?.path, path);
    });
  }

  const derived: readonly (readonly [id: string, name: string, text: string])[] = [
    ['table', 'create_contacts', 'create table public.contacts ('],
    ['table', 'add_message_reactions_table', 'create table public.message_reactions ('],
    ['table', 'create_user', 'create table public.users ('],
    ['add-column', 'add_avatar_url_to_contacts', 'alter table public.contacts add column avatar_url text;'],
    [
      'add-column',
      'add_avatar_url_column_to_contacts_table',
      'alter table public.contacts add column avatar_url text;',
    ],
    ['rls-policies', 'enable_rls_on_messages', 'on public.messages\n'],
    ['rls-policies', 'add_policies_to_messages', 'on public.messages\n'],
    ['index', 'index_email_of_contacts', 'contacts_email_idx on public.contacts (email);'],
    ['index', 'add_email_index_to_contacts', 'contacts_email_idx on public.contacts (email);'],
    ['enum', 'create_message_statuses_enum', 'create type public.message_status as enum'],
    ['view', 'create_contact_overview_view', 'create view public.contact_overview\n'],
    ['function', 'create_normalize_phone_function', 'create function public.normalize_phone('],
    ['storage-bucket', 'create_contact_avatars_bucket', "values ('contact-avatars',"],
    ['cron-job', 'schedule_nightly_cleanup', "  'nightly-cleanup',\n"],
    ['data-migration', 'backfill_display_name_of_contacts', 'update public.contacts\n    set display_name'],
    ['grants', 'grant_access_to_contacts', 'on table public.contacts to'],
  ];
  for (const [id, name, text] of derived) {
    test(`${id} from ${name}`, () => {
      const written = planned(id, { name }).files[0]?.text ?? '';
      assert.ok(written.includes(text), written);
    });
  }

  test('takes values over what the name suggests', () => {
    const text = planned('add-column', {
      name: 'add_avatar_url_to_contacts',
      values: { table: 'public.profiles', type: ' bigint ', purpose: 'Show faces' },
    }).files[0]?.text;
    assert.match(text ?? '', /^-- Purpose: Show faces$/m);
    assert.match(text ?? '', /^alter table public\.profiles add column avatar_url bigint;$/m);
  });

  const refusals: readonly (readonly [Partial<NewMigrationRequest>, RefusedMigration['reason'], RegExp])[] = [
    [{ name: ' !!! ' }, 'empty-name', /letters and digits/],
    [{ name: 'New Stuff' }, 'vague-name', /"new_stuff" does not say what changes/],
    [
      { values: { tabel: 'x' } },
      'unknown-key',
      /has no "tabel"\. It asks for table, key, references, purpose\./,
    ],
    [{ values: { table: 'My Table' } }, 'bad-value', /"My Table" cannot be the table/],
    [{ values: { table: '' } }, 'bad-value', /cannot be the table/],
    [{ values: { table: 'order' } }, 'bad-value', /would need quotes/],
    [{ values: { table: 'x'.repeat(41) } }, 'bad-value', /at most 40/],
    [{ values: { table: 'a; drop table b' } }, 'bad-value', /cannot be the table/],
    [{ values: { key: 'serial' } }, 'bad-value', /one of uuid, identity/],
    [{ values: { references: 'teams, Bad Name' } }, 'bad-value', /cannot be the references/],
  ];
  for (const [more, reason, message] of refusals) {
    test(`refuses ${JSON.stringify(more)}`, () => {
      const refusal = refused('table', more);
      assert.equal(refusal.reason, reason);
      assert.match(refusal.message, message);
    });
  }

  const unsafe: readonly (readonly [id: string, values: Readonly<Record<string, string>>])[] = [
    ['add-column', { type: 'text; drop table x' }],
    ['add-column', { type: "text default 'x'" }],
    ['constraint', { condition: 'a > 0\n; drop table x' }],
    ['constraint', { condition: '   ' }],
    ['storage-bucket', { bucket: "a'b" }],
    ['storage-bucket', { bucket: '../x' }],
    ['storage-bucket', { sizeLimit: '5MB' }],
    ['enum', { values: "a, it's" }],
    ['enum', { values: ' , ,' }],
    ['cron-job', { schedule: 'every day' }],
    ['cron-job', { command: 'select $$1$$' }],
    ['data-migration', { batch: '0' }],
    ['index', { columns: '' }],
  ];
  for (const [id, values] of unsafe) {
    test(`${id} refuses ${JSON.stringify(values)}`, () => {
      assert.equal(refused(id, { values }).reason, 'bad-value');
    });
  }

  test('warns of a name used before', () => {
    assert.equal(planned('empty', { existingNames: ['create_contacts'] }).warnings.length, 1);
    assert.deepEqual(planned('empty').warnings, []);
  });

  test('cannot be led out of the folder', () => {
    assert.equal(
      planned('empty', { name: '../../etc/contacts' }).files[0]?.path,
      '/repo/supabase/migrations/20261122180405_etc_contacts.sql',
    );
  });
});

describe('parseValues', () => {
  test('reads pairs', () => {
    assert.deepEqual(parseValues(['table=contacts', 'condition=a = 1', 'table=teams', 'references=']), {
      outcome: 'ok',
      values: { table: 'teams', condition: 'a = 1', references: '' },
    });
  });
  for (const pair of ['table', '=x', '', 'a b=c']) {
    test(`refuses ${JSON.stringify(pair)}`, () => {
      const result = parseValues([pair]);
      assert.ok(result.outcome === 'refused' && result.message.includes('KEY=VALUE'));
    });
  }
});

describe('nameHints', () => {
  const cases: readonly (readonly [string, string, string | undefined, string | undefined])[] = [
    ['create_contacts', 'contacts', undefined, undefined],
    ['create_contacts_table', 'contacts', undefined, undefined],
    ['contacts', 'contacts', undefined, undefined],
    ['add_avatar_url_to_contacts', 'contacts', 'contacts', 'avatar_url'],
    ['add_created_at_index_to_messages_table', 'messages', 'messages', 'created_at'],
    ['create', 'create', undefined, undefined],
  ];
  for (const [name, subject, table, thing] of cases) {
    test(name, () => {
      assert.deepEqual(nameHints(name), { subject, table, thing });
    });
  }
});

test('singular and plural', () => {
  const pairs = [
    ['conversation', 'conversations'],
    ['category', 'categories'],
    ['address', 'addresses'],
    ['status', 'statuses'],
    ['box', 'boxes'],
    ['day', 'days'],
  ] as const;
  for (const [one, several] of pairs) {
    assert.equal(singular(several), one);
    assert.equal(plural(one), several);
    assert.equal(singular(one), one);
    assert.equal(plural(several), several);
  }
});
