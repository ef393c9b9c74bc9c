import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TargetAccess } from '../../../src/core/supabase/arguments.ts';
import { listMigrations } from '../../../src/core/supabase/arguments.ts';
import {
  databaseUrlTarget,
  linkedTarget,
  localTarget,
  projectRefTarget,
} from '../../../src/core/supabase/targets.ts';
import { parseVersion } from '../../../src/core/supabase/version.ts';

const ref = 'abcdefghijklmnopqrst';
const url = 'postgresql://postgres:s%40cret%2Fword@db.example.com:6543/app?sslmode=require';
const local: TargetAccess = { target: localTarget(54399), databasePort: 54399 };
const linked: TargetAccess = { target: linkedTarget({ ref }), password: 'hunter22' };
const project: TargetAccess = { target: projectRefTarget(ref) };
const database: TargetAccess = { target: databaseUrlTarget(url), databaseUrl: url };
const bareUrl = 'postgresql://postgres@db.example.com:6543/app?sslmode=require';

function command(version: string, access: TargetAccess) {
  const parsed = parseVersion(version);
  assert.ok(parsed);
  return listMigrations(parsed, '/p', access);
}

function argumentsOf(version: string, access: TargetAccess): string {
  const outcome = command(version, access);
  return outcome.ok ? outcome.command.args.join(' ') : outcome.problem.code;
}

describe('the arguments of migration list', () => {
  const table: readonly (readonly [string, TargetAccess, string])[] = [
    ['1.8.1', local, 'cli-too-old'],
    ['1.41.9', local, 'cli-too-old'],
    ['1.42.0', local, 'migration list --db-url postgresql://postgres@127.0.0.1:54399/postgres --workdir /p'],
    ['1.94.0', linked, 'migration list --workdir /p'],
    ['1.95.0', local, 'migration list --local --workdir /p'],
    ['1.95.0', linked, 'migration list --linked --workdir /p'],
    ['1.110.0', project, 'cli-too-old'],
    ['1.111.0', project, 'migration list --linked --workdir /p'],
    ['2.79.0', local, 'migration list --local --workdir /p'],
    ['2.80.0', local, 'migration list --local --workdir /p --agent no'],
    ['2.108.0', local, 'migration list --local --workdir /p --agent no'],
    ['2.109.0', local, 'migration list --local --workdir /p --output-format json --agent no'],
    ['2.122.1', database, `migration list --db-url=${bareUrl} --workdir /p --output-format json --agent no`],
    ['3.1.0', linked, 'migration list --linked --workdir /p --output-format json --agent no'],
    ['4.0.0', local, 'migration list --workdir /p --output-format json --agent no'],
    ['4.2.0', linked, `migration list --remote=${ref} --workdir /p --output-format json --agent no`],
    ['4.2.0', database, `migration list --remote=${bareUrl} --workdir /p --output-format json --agent no`],
  ];
  for (const [version, access, expected] of table) {
    test(`${version} ${access.target.kind}`, () => assert.equal(argumentsOf(version, access), expected));
  }
});

describe('secrets', () => {
  test('a URL’s password travels by PGPASSWORD and stands in no argument', () => {
    const outcome = command('3.1.0', database);
    assert.ok(outcome.ok);
    assert.doesNotMatch(outcome.command.args.join(' '), /s%40cret|s@cret/);
    assert.equal(outcome.command.environment['PGPASSWORD'], 's@cret/word');
    assert.equal(outcome.command.environment['PGSSLMODE'], 'require');
    assert.deepEqual(outcome.command.secrets, ['s@cret/word']);
  });

  test('a password kept apart is used where the URL has none', () => {
    const outcome = command('2.122.1', { ...database, databaseUrl: bareUrl, password: 'apart' });
    assert.ok(outcome.ok);
    assert.equal(outcome.command.environment['PGPASSWORD'], 'apart');
  });

  test('a project’s password travels by SUPABASE_DB_PASSWORD', () => {
    const outcome = command('2.122.1', linked);
    assert.ok(outcome.ok);
    assert.doesNotMatch(outcome.command.args.join(' '), /hunter22/);
    assert.equal(outcome.command.environment['SUPABASE_DB_PASSWORD'], 'hunter22');
  });
});

describe('the environment', () => {
  test('confirms nothing, tells nobody, and is not taken for an agent’s', () => {
    const outcome = command('3.1.0', local);
    assert.ok(outcome.ok);
    const { environment } = outcome.command;
    for (const name of ['SUPABASE_YES', 'CLAUDECODE', 'CURSOR_AGENT', 'SUPABASE_WORKDIR']) {
      assert.ok(name in environment, name);
      assert.equal(environment[name], undefined, name);
    }
    assert.equal(environment['SUPABASE_TELEMETRY_DISABLED'], '1');
    assert.equal(environment['SUPABASE_NO_UPDATE_NOTIFIER'], '1');
    assert.equal(environment['NO_COLOR'], '1');
  });

  test('of a linked project names that project, whatever the user’s environment names', () => {
    const outcome = command('3.1.0', linked);
    assert.ok(outcome.ok);
    assert.equal(outcome.command.environment['SUPABASE_PROJECT_ID'], ref);
  });
});

test('what is no Postgres URL is refused before anything runs', () => {
  const outcome = command('3.1.0', { ...database, databaseUrl: 'host=db.example.com user=postgres' });
  assert.equal(outcome.ok ? undefined : outcome.problem.code, 'bad-database-url');
});
