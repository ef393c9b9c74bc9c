/**
 * The code that newer versions give to a failure which older ones (Go, up to 2.108) only print as text.
 * Texts: run on 2.100.0, and its Go program as the stand-in for 2.x; 1.x from the same source line.
 */
const codesOfTexts: readonly (readonly [RegExp, string])[] = [
  [/Cannot find project ref/i, 'ProjectRefNotLinkedError'],
  [/Invalid project ref format/i, 'InvalidProjectRefError'],
  [/Access token not provided|You need to be logged in/i, 'AccessTokenRequiredError'],
  [/Invalid access token format/i, 'InvalidAccessTokenError'],
  [/IPv6 is not supported/i, 'DbConfigIpv6Error'],
  [/project is paused/i, 'ProjectPausedError'],
  [/unexpected login role status/i, 'DbConfigLoginRoleStatusError'],
  [/failed to initiali[sz]e login role/i, 'DbConfigLoginRoleNetworkError'],
  [/IP (?:address )?(?:is|has been|was) banned/i, 'LinkedDbNetworkBannedError'],
  [/failed to parse connection string|cannot parse [`'"]?postgres/i, 'DbConfigParseUrlError'],
  [/failed to connect to postgres|failed to connect to [`']?host=/i, 'DbConnectError'],
  [
    /(?:failed to (?:load|parse|read|decode) config|Failed reading config|cannot read config in|Missing required field in config|Invalid TOML|failed to parse TOML|\btoml: )/i,
    'DbConfigLoadError',
  ],
  [/failed to (?:read|load|parse) profile/i, 'ProfileLoadError'],
  [/failed to change workdir|failed to get repository root/i, 'WorkdirValidationError'],
  [
    /unknown (?:shorthand )?flag|unknown command|accepts \d+ arg|required flag|flag needs an argument|invalid argument .* for/i,
    'UsageError',
  ],
  [/if any flags in the group/i, 'MigrationTargetFlagsError'],
  [
    /Cannot connect to the Docker daemon|Docker Desktop is a prerequisite|supabase start is not running/i,
    'docker-not-running',
  ],
  // A starter script whose Node is not there.
  [/\benv: .*: No such file or directory/, 'cli-not-executable'],
  [/No matching Supabase CLI binary package found|Cannot find module .*supabase/i, 'cli-broken-install'],
  [
    /error while loading shared libraries|version `?GLIBC|Exec format error|cannot execute binary file|is not recognized as an internal or external command/i,
    'cli-not-executable',
  ],
  [/^(?:panic:|fatal error:|runtime error:|Segmentation fault)/im, 'cli-crashed'],
  [
    /permission denied for (?:schema|table|relation) \S*(?:supabase_migrations|schema_migrations)|SQLSTATE 42501/i,
    'DbExecError',
  ],
];

/** 2.100 to 2.108 dump an uncaught error of their own as an inspected object: `_tag: "ProjectConfigParseError"`. */
const dumpedTag = /\b_tag: "(\w+Error)"/;

/** The code for a failure that is told by text only, or `UnknownError`. */
export function codeOfPlainText(text: string): string {
  const dumped = dumpedTag.exec(text)?.[1];
  if (dumped !== undefined) return dumped;
  return codesOfTexts.find(([pattern]) => pattern.test(text))?.[1] ?? 'UnknownError';
}

/** Lines that are no part of a failure: progress, notices, advice to rerun, and Go's stack of the npm build. */
const noise: readonly RegExp[] = [
  /^\S+\.(?:go|s):\d+ \(0x[0-9a-f]+\)$/,
  /^Connecting to (?:local|remote) database/,
  /^Initiali[sz]ing login role/,
  /^Using (?:workdir|profile|project)/,
  /^Target: /,
  /^Warning: /,
  /^WARN: /,
  /^Skipping migration /,
  /^Connected to .* without TLS/,
  /^Ignoring supabase\/config\.toml/,
  /^A new version of Supabase CLI is available/,
  /^We recommend updating/,
  /^Try rerunning the command with --debug/,
  /^Forgot your password\?/,
  // General advice after any connection error of a version that does not tell local from remote.
  /^Make sure your local IP is allowed/,
  /^https?:\/\/\S+$/,
  // Source frames and stack lines of an uncaught error in the JavaScript programs.
  /^\s*\d+ \|/,
  /^\s+at .*(?:\(|\$bunfs|:\d+:\d+)/,
];

/** The lines of a cleaned stderr that tell the failure, trimmed on the right. */
export function tellingLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd().replace(/^Enter your database password:\s*/, ''))
    .filter((line) => line !== '' && !noise.some((pattern) => pattern.test(line)));
}
