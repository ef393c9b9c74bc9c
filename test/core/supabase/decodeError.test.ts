import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProcessResult } from '../../../src/core/ports/process.ts';
import { decodeError } from '../../../src/core/supabase/decodeError.ts';
import { problemRules } from '../../../src/core/supabase/errors/index.ts';
import { databaseUrlTarget, localTarget } from '../../../src/core/supabase/targets.ts';
import type { CliInfo, CliProblem, Target } from '../../../src/core/supabase/types.ts';

const cli: CliInfo = { path: '/usr/local/bin/supabase', version: '3.1.0', source: 'path' };
const local = localTarget(54322);
const remote = databaseUrlTarget('postgresql://postgres@db.example.com/postgres');

function failed(
  output: { readonly stdout?: string; readonly stderr?: string },
  more: Partial<ProcessResult> = {},
): ProcessResult {
  return { outcome: 'exited', exitCode: 1, stdout: '', stderr: '', durationMs: 600, ...output, ...more };
}

function envelope(code: string, message: string, more: Record<string, unknown> = {}): ProcessResult {
  return failed({ stdout: `${JSON.stringify({ _tag: 'Error', error: { code, message, ...more } })}\n` });
}

/** What Go prints: a progress line, the stack of the npm build, the message, general advice. */
function goText(message: string): ProcessResult {
  const stack = [
    'github.com/supabase/cli/cmd/root.go:118 (0x2cdd26b)',
    'runtime/asm_amd64.s:1693 (0x485ce1)',
  ];
  const advice = 'Try rerunning the command with --debug to troubleshoot the error.';
  return failed({
    stderr: ['Connecting to remote database...', ...stack, '', message, advice, ''].join('\n'),
  });
}

function decode(result: ProcessResult, target: Target = remote): CliProblem {
  return decodeError({ result, context: { cli, target } });
}

const toPostgres =
  'failed to connect to postgres: failed to connect to `host=127.0.0.1 user=postgres database=app`: ';

describe('connection errors, alike as JSON and as Go’s text', () => {
  const table: Readonly<Record<string, string>> = {
    'dial error (connect ECONNREFUSED 127.0.0.1:55499)': 'database-not-running',
    'dial error (dial tcp 127.0.0.1:55499: connect: connection refused)': 'database-not-running',
    'server error (FATAL: password authentication failed for user "postgres" (SQLSTATE 28P01))':
      'wrong-password',
    'failed SASL auth (FATAL: password authentication failed for user "postgres" (SQLSTATE 28P01))':
      'wrong-password',
    'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string': 'wrong-password',
    'server error (FATAL: Passwort-Authentifizierung fehlgeschlagen (SQLSTATE 28P01))': 'wrong-password',
    'server error (FATAL: database "app" does not exist (SQLSTATE 3D000))': 'no-such-database',
    'server error (FATAL: no pg_hba.conf entry for host "10.0.0.1" (SQLSTATE 28000))': 'login-refused',
    'server error (FATAL: sorry, too many clients already (SQLSTATE 53300))': 'too-many-connections',
    'server error (FATAL: the database system is starting up (SQLSTATE 57P03))': 'database-starting',
    'server error (FATAL: Tenant or user not found (SQLSTATE XX000))': 'pooler-refused',
    'hostname resolving error (getaddrinfo ENOTFOUND nope.invalid)': 'host-not-found',
    'hostname resolving error (lookup nope.invalid on 10.0.0.2:53: no such host)': 'host-not-found',
    'tls error (The server does not support SSL connections)': 'tls-failed',
    'tls error (server refused TLS connection)': 'tls-failed',
    'dial error (connect ETIMEDOUT 10.0.0.1:5432)': 'database-unreachable',
    'timeout: context deadline exceeded': 'database-unreachable',
    'read ECONNRESET': 'connection-lost',
    'something never seen before': 'DbConnectError',
  };
  for (const [detail, code] of Object.entries(table)) {
    test(detail, () => {
      assert.equal(decode(envelope('DbConnectError', toPostgres + detail)).code, code);
      assert.equal(decode(goText(toPostgres + detail)).code, code);
    });
  }

  test('names the address and the way to start the local database', () => {
    const problem = decode(
      envelope('DbConnectError', `${toPostgres}dial error (connect ECONNREFUSED 127.0.0.1:55499)`),
      local,
    );
    assert.match(problem.message, /127\.0\.0\.1:55499.*local database/);
    assert.match(problem.advice, /supabase start/);
    assert.equal(problem.action, 'start-database');
  });

  test('general advice about network bans is not taken for a ban', () => {
    const result = failed({
      stderr: `${toPostgres}dial error (dial tcp 127.0.0.1:1: connect: connection refused)\nMake sure your local IP is allowed in Network Restrictions and Network Bans.\nhttps://supabase.com/dashboard/project/_/database/settings\n`,
    });
    assert.equal(decode(result).code, 'database-not-running');
  });
});

describe('other failures by code', () => {
  const table: readonly (readonly [
    code: string,
    message: string,
    expected: string,
    action: string | undefined,
  ])[] = [
    [
      'ProjectRefNotLinkedError',
      'Cannot find project ref. Have you run supabase link?',
      'ProjectRefNotLinkedError',
      'link-project',
    ],
    ['LegacyProjectRefNotLinkedError', 'x', 'ProjectRefNotLinkedError', 'link-project'],
    ['AccessTokenRequiredError', 'Access token not provided.', 'AccessTokenRequiredError', 'log-in'],
    ['ProjectPausedError', 'project is paused', 'ProjectPausedError', undefined],
    [
      'DbConfigIpv6Error',
      'IPv6 is not supported on your current network',
      'DbConfigIpv6Error',
      'link-project',
    ],
    [
      'DbConfigLoginRoleStatusError',
      'unexpected login role status 401: {"message":"Unauthorized"}',
      'login-expired',
      'log-in',
    ],
    [
      'DbConfigLoginRoleStatusError',
      'unexpected login role status 403: {}',
      'no-access-to-project',
      'log-in',
    ],
    [
      'DbConfigLoginRoleStatusError',
      'unexpected login role status 404: {}',
      'no-such-project',
      'link-project',
    ],
    ['DbConfigLoginRoleStatusError', 'unexpected login role status 429: {}', 'too-many-requests', undefined],
    [
      'DbConfigLoginRoleStatusError',
      'unexpected login role status 500: {}',
      'DbConfigLoginRoleStatusError',
      'enter-password',
    ],
    [
      'DbConfigLoginRoleNetworkError',
      'failed to initialise login role: TransportError',
      'DbConfigLoginRoleNetworkError',
      undefined,
    ],
    [
      'DbConfigLoadError',
      'failed to load config: Invalid TOML document: incomplete key-value (line 2, column 2)',
      'config-broken',
      'open-config',
    ],
    [
      'CliConfigValueError',
      'Invalid db.port in supabase/config.toml: "abc" is not a port (0-65535).',
      'config-value',
      'open-config',
    ],
    ['UnrecognizedOption', 'Unrecognized flag: --nope', 'cli-usage', 'update-cli'],
    ['UnknownSubcommand', 'Unknown subcommand "lst"', 'cli-usage', 'update-cli'],
    ['MigrationTargetFlagsError', 'if any flags in the group', 'MigrationTargetFlagsError', 'show-output'],
    ['SomethingNewError', 'It went wrong', 'SomethingNewError', 'show-output'],
  ];
  for (const [code, message, expected, action] of table) {
    test(`${code} ${message}`, () => {
      const problem = decode(envelope(code, message));
      assert.equal(problem.code, expected);
      assert.equal(problem.action, action);
    });
  }

  test('the line of a broken config file', () => {
    const inline = decode(
      envelope(
        'DbConfigLoadError',
        'failed to load config: Invalid TOML document: incomplete key-value (line 2, column 2)',
      ),
    );
    assert.equal(inline.message, 'supabase/config.toml cannot be read (line 2): incomplete key-value.');
    const framed = decode(
      envelope(
        'DbConfigLoadError',
        'failed to load config: Invalid TOML document: incomplete key-value\n\n1:  project_id = "demo"\n2:  [db\n     ^\n3:  port = 1',
      ),
    );
    assert.equal(framed.message, 'supabase/config.toml cannot be read (line 2): incomplete key-value.');
  });

  test('an unknown failure keeps the CLI’s words and its suggestion', () => {
    const problem = decode(
      envelope('SomethingNewError', 'It went wrong', { suggestion: '\nTry this instead' }),
    );
    assert.match(problem.message, /It went wrong\.$/);
    assert.equal(problem.advice, 'Try this instead.');
  });
});

describe('failures that are text only', () => {
  const table: Readonly<Record<string, string>> = {
    'Cannot find project ref. Have you run supabase link?': 'ProjectRefNotLinkedError',
    'Access token not provided. Supply an access token by running supabase login': 'AccessTokenRequiredError',
    'IPv6 is not supported on your current network: dial tcp: lookup db.x.supabase.co: no such host':
      'DbConfigIpv6Error',
    'Failed reading config: Invalid db.major_version: 99.': 'config-broken',
    "failed to parse config: decoding failed due to the following error(s):\n\n'db' has invalid keys: orioledb_versionx":
      'config-newer-than-cli',
    "toml: line 3 (last key \"db\"): expected '.' or ']' to end table name": 'config-broken',
    'unknown flag: --agent': 'cli-usage',
    'unknown command "lst" for "supabase migration"': 'cli-usage',
    'if any flags in the group [db-url linked local] are set none of the others can be':
      'MigrationTargetFlagsError',
    'failed to change workdir: chdir /gone: no such file or directory': 'project-folder-missing',
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.': 'database-not-running',
    'Error: No matching Supabase CLI binary package found for linux-x64': 'cli-broken-install',
    '/usr/bin/env: ‘node’: No such file or directory': 'cli-not-executable',
    'panic: runtime error: invalid memory address': 'cli-crashed',
    'Something nobody expected': 'UnknownError',
  };
  for (const [text, code] of Object.entries(table)) {
    test(text, () => assert.equal(decode(goText(text)).code, code));
  }

  test('the crash by which 2.100 reports a broken config file', () => {
    const stderr =
      '517 |  */var Zu0=S.fnUntraced(function*(w){})\n\nError: \n   path: "/p/supabase/config.toml",\n format: "toml",\n   _tag: "ProjectConfigParseError",\n\n      at catch (/$bunfs/root/supabase:518:169)\n';
    const problem = decode(failed({ stderr }));
    assert.equal(problem.code, 'config-broken');
    assert.doesNotMatch(problem.message, /bunfs|fnUntraced/);
  });

  test('the usage errors of 2.100 stand on stderr', () => {
    const result = failed({
      stdout:
        '{"_tag":"Help","doc":{}}\n{"_tag":"Error","error":{"code":"ShowHelp","message":"Help requested"}}\n',
      stderr:
        '{"_tag":"Errors","errors":[{"code":"UnrecognizedOption","message":"Unrecognized flag: --nope in command supabase migration list"}]}\n',
    });
    const problem = decode(result);
    assert.equal(problem.code, 'cli-usage');
    assert.match(problem.message, /--nope/);
  });

  test('nothing at all', () => assert.match(decode(failed({})).message, /exit code 1 and said nothing/));
});

describe('a run that did not come to its end', () => {
  const table: Readonly<Record<string, ProcessResult['outcome']>> = {
    'cli-timed-out': 'timed-out',
    'cli-killed': 'killed',
    'cli-not-found': 'not-found',
    'cli-not-executable': 'not-executable',
    'cli-output-too-large': 'output-too-large',
    'cli-cancelled': 'cancelled',
    'project-folder-missing': 'folder-not-found',
  };
  for (const [code, outcome] of Object.entries(table)) {
    test(outcome, () => assert.equal(decode(failed({}, { outcome, exitCode: undefined })).code, code));
  }
});

test('no secret comes out', () => {
  const url = 'postgresql://postgres:hunter22@db.example.com/postgres';
  for (const result of [envelope('StrangeError', `cannot use ${url}`), goText(`cannot use ${url}`)]) {
    assert.doesNotMatch(decode(result).message, /hunter22/);
  }
  const problem = decodeError({
    result: goText('the word is open sesame'),
    context: { cli },
    secrets: ['open sesame'],
  });
  assert.doesNotMatch(JSON.stringify(problem), /open sesame/);
});

test('every rule says one sentence and a way out', () => {
  for (const rule of problemRules) {
    const failure = { code: rule.codes[0] ?? '', message: 'Something is wrong.', suggestion: undefined };
    const context = { cli, target: remote };
    const advice = typeof rule.advice === 'string' ? rule.advice : rule.advice(failure, context);
    for (const sentence of [rule.message(failure, context), advice]) {
      assert.match(sentence, /^(?:[A-Z“]|supabase\/).*\.$/s, sentence);
      assert.doesNotMatch(sentence, /undefined|\.\.$/, sentence);
    }
  }
});
