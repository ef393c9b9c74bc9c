import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { PGlite } from '@electric-sql/pglite';
import type { SqlParser } from '../../src/core/ports/sqlParser.ts';
import { parseHeader } from '../../src/core/project/header.ts';
import { parseSql } from '../../src/core/sql/parseSql.ts';
import type { PlannedFile } from '../../src/core/templates/index.ts';
import { planNewMigration } from '../../src/core/templates/index.ts';
import { loadSqlParser } from '../../src/node/sqlParser.ts';
import { readCatalogue } from '../support/catalogue.ts';
import { openPlatformDatabase } from '../support/platformDatabase.ts';
import type { TemplateCase } from '../support/templateCases.ts';
import { PREREQUISITES, templateCases } from '../support/templateCases.ts';

const ME = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const TEAM = '00000000-0000-4000-8000-00000000000a';

const ROWS = `
insert into auth.users (id) values ('${ME}'), ('${OTHER}');
insert into public.teams (id) values ('${TEAM}');
insert into public.team_members (team_id, user_id) values ('${TEAM}', '${ME}');
insert into public.contacts (user_id, team_id, name, email)
  select case when n % 2 = 0 then '${ME}' else '${OTHER}' end::uuid, '${TEAM}', nullif('x', 'x'), 'c' || n || '@example.com'
  from generate_series(1, 2500) as n;
`;

let database: PGlite;
let parser: SqlParser;
before(async () => {
  [database, parser] = await Promise.all([openPlatformDatabase(), loadSqlParser()]);
  await database.exec(PREREQUISITES);
  await database.exec(ROWS);
});
after(() => database.close());

function write({
  template,
  values,
  name,
}: Pick<TemplateCase, 'template' | 'values' | 'name'>): readonly PlannedFile[] {
  const plan = planNewMigration({
    template,
    values,
    name,
    now: new Date('2026-11-22T18:04:05Z'),
    author: undefined,
    knownVersions: [],
    existingNames: [],
    folder: '',
  });
  assert.ok(plan.outcome === 'planned', JSON.stringify(plan));
  return plan.files;
}

/** Runs a file as the CLI does: all of it in one implicit transaction. */
async function push(file: PlannedFile): Promise<void> {
  await database.exec(file.text);
}

/** Runs the plan of a file's header, each statement by itself. */
async function rollBack(file: PlannedFile): Promise<void> {
  const lines = parseHeader(parseSql(file.text, parser)).rollback?.lines ?? [];
  const plan = parseSql(lines.map((line) => line.text).join('\n'), parser);
  for (const { range } of plan.statements) await database.exec(plan.source.slice(range));
}

/** What a role of the API sees or does; the session is as before afterwards. */
async function asRole<Row>(role: string, user: string, sql: string): Promise<readonly Row[]> {
  await database.exec(`set request.jwt.claim.sub = '${user}'; set role ${role};`);
  try {
    return (await database.query<Row>(sql)).rows;
  } finally {
    await database.exec('reset role; reset request.jwt.claim.sub;');
  }
}

function caseOf(title: string): TemplateCase {
  const found = templateCases.find((one) => one.title === title);
  assert.ok(found !== undefined, title);
  return found;
}

async function whilePushed(title: string, check: () => Promise<void>): Promise<void> {
  const files = write(caseOf(title));
  for (const file of files) await push(file);
  try {
    await check();
  } finally {
    for (const file of [...files].reverse()) await rollBack(file);
  }
}

/** An enum's value stays: its plan says so. */
const LOSSY = new Set(['enum action=add-value']);

/** Privileges that the platform may have given, and that a template takes away. */
const GIVEN: Readonly<Record<string, string>> = {
  'rls-policies access=service-only': 'all on table public.contacts to anon, authenticated',
};

/** Validating is not undone: a constraint that holds for all rows may stay validated. */
function withoutValidity(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/ NOT VALID| valid=[tf]/g, ''));
}

function difference(
  now: readonly string[],
  wanted: readonly string[],
): { readonly left: readonly string[]; readonly gone: readonly string[] } {
  return {
    left: now.filter((line) => !wanted.includes(line)),
    gone: wanted.filter((line) => !now.includes(line)),
  };
}

describe('each template runs in Postgres, and its rollback plan undoes it', () => {
  for (const each of templateCases) {
    test(each.title, async () => {
      const given = GIVEN[each.title];
      if (given !== undefined) await database.exec(`grant ${given}`);
      const files = write(each);
      const states = [await readCatalogue(database)];
      for (const file of files) {
        await push(file);
        states.push(await readCatalogue(database));
      }
      for (const [index, file] of [...files.entries()].reverse()) {
        await rollBack(file);
        if (LOSSY.has(each.title)) continue;
        const onlyValidates = /_validate\.sql$/.test(file.fileName) && !file.text.includes('set not null');
        const compared = onlyValidates ? withoutValidity : (lines: readonly string[]) => lines;
        const left = difference(compared(await readCatalogue(database)), compared(states[index] ?? []));
        assert.deepEqual(left, { left: [], gone: [] }, file.fileName);
      }
      if (given !== undefined) await database.exec(`revoke ${given.replace(' to ', ' from ')}`);
    });
  }
});

describe('what the templates promise holds', () => {
  interface Count {
    readonly count: number;
  }
  const count = 'select count(*)::int as count from public.contacts';

  test('own rows: users see theirs, anon nothing', async () => {
    await whilePushed('rls-policies access=own', async () => {
      assert.deepEqual(await asRole<Count>('authenticated', ME, count), [{ count: 1250 }]);
      await assert.rejects(asRole('anon', '', count), { code: '42501' });
      const stolen = `insert into public.contacts (user_id) values ('${OTHER}')`;
      await assert.rejects(asRole('authenticated', ME, stolen), { code: '42501' });
      const updated = await asRole(
        'authenticated',
        ME,
        `update public.contacts set name = null where user_id = '${OTHER}' returning 1`,
      );
      assert.equal(updated.length, 0);
    });
  });

  test('team rows: members see the rows of their teams, others nothing', async () => {
    await whilePushed('rls-policies access=team', async () => {
      assert.deepEqual(await asRole<Count>('authenticated', ME, count), [{ count: 2500 }]);
      assert.deepEqual(await asRole<Count>('authenticated', OTHER, count), [{ count: 0 }]);
      await assert.rejects(asRole('anon', '', 'select private.contacts_teams_of_user()'), { code: '42501' });
    });
  });

  test('public read: everybody reads, nobody writes', async () => {
    await whilePushed('rls-policies access=public-read', async () => {
      assert.deepEqual(await asRole<Count>('anon', '', count), [{ count: 2500 }]);
      await assert.rejects(asRole('authenticated', ME, "insert into public.contacts (name) values ('x')"), {
        code: '42501',
      });
    });
  });

  test('service only: the API’s roles may not touch the table', async () => {
    await database.exec('grant select on public.contacts to anon, authenticated, service_role');
    await whilePushed('rls-policies access=service-only', async () => {
      await assert.rejects(asRole('authenticated', ME, count), { code: '42501' });
      assert.deepEqual(await asRole<Count>('service_role', '', count), [{ count: 2500 }]);
    });
    await database.exec('revoke all on public.contacts from anon, authenticated, service_role');
  });

  test('table: updated_at moves, and a row belongs to the one who adds it', async () => {
    await whilePushed('table key=uuid', async () => {
      const added = await asRole<{ readonly user_id: string }>(
        'authenticated',
        ME,
        "insert into public.messages (name, updated_at) values ('x', '2000-01-01') returning user_id",
      );
      assert.deepEqual(added, [{ user_id: ME }]);
      const changed = await asRole<{ readonly moved: boolean }>(
        'authenticated',
        ME,
        "update public.messages set name = 'y' returning updated_at > '2020-01-01' as moved",
      );
      assert.deepEqual(changed, [{ moved: true }]);
    });
  });

  test('sign-up trigger: a new user gets a row', async () => {
    await whilePushed('trigger when=sign-up', async () => {
      await database.exec("insert into auth.users (id) values ('00000000-0000-4000-8000-000000000003')");
      const { rows } = await database.query<Count>('select count(*)::int as count from public.profiles');
      assert.deepEqual(rows, [{ count: 1 }]);
      await database.exec("delete from auth.users where id = '00000000-0000-4000-8000-000000000003'");
    });
  });

  test('definer function: anon may not call it, nobody unsigned gets through', async () => {
    await whilePushed('function security=definer', async () => {
      const call = "select public.normalize_phone('x') as result";
      await assert.rejects(asRole('anon', '', call), { code: '42501' });
      await assert.rejects(asRole('authenticated', '', call), { code: '42501' });
      assert.deepEqual(await asRole('authenticated', ME, call), [{ result: 'x' }]);
    });
  });

  test('view: asks the row level security of its table', async () => {
    await database.exec(
      'grant select on public.contacts to authenticated; alter table public.contacts enable row level security',
    );
    await whilePushed('view', async () => {
      assert.deepEqual(
        await asRole('authenticated', ME, 'select count(*)::int as count from public.contact_overview'),
        [{ count: 0 }],
      );
    });
    await database.exec(
      'revoke all on public.contacts from authenticated; alter table public.contacts disable row level security',
    );
  });

  test('storage: users add files in their own folder only', async () => {
    await whilePushed('storage-bucket access=private', async () => {
      const add = (folder: string): string =>
        `insert into storage.objects (bucket_id, name) values ('avatars', '${folder}/a.png')`;
      await asRole('authenticated', ME, add(ME));
      await assert.rejects(asRole('authenticated', ME, add(OTHER)), { code: '42501' });
      await assert.rejects(asRole('anon', '', add(ME)), { code: '42501' });
    });
  });

  test('data migration: fills every row, in the migration and by the procedure', async () => {
    const left = 'select count(*)::int as count from public.contacts where name is null';
    const values = { value: "'filled'" };
    for (const run of ['migration', 'procedure']) {
      await database.exec('update public.contacts set name = null');
      const [file] = write({ ...caseOf(`data-migration run=${run}`), values: { run, ...values } });
      assert.ok(file !== undefined);
      await push(file);
      if (run === 'procedure') {
        assert.deepEqual((await database.query<Count>(left)).rows, [{ count: 2500 }]);
        await database.exec('call public.fill_contacts_name()');
      }
      assert.deepEqual((await database.query<Count>(left)).rows, [{ count: 0 }]);
      await rollBack(file);
    }
  });

  test('cron job: is scheduled under its name', async () => {
    const [file] = write(caseOf('cron-job'));
    assert.ok(file !== undefined);
    await push(file);
    const { rows } = await database.query(
      "select jobname, schedule, btrim(command, E' \\n') as command from cron.job",
    );
    assert.deepEqual(rows, [
      {
        jobname: 'nightly-cleanup',
        schedule: '0 3 * * *',
        command: "delete from cron.job_run_details where end_time < now() - interval '7 days';",
      },
    ]);
    await rollBack(file);
  });
});
