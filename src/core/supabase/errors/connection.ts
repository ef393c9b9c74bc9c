import type { ProblemRule } from './problemRule.ts';
import { addressIn, databaseName, firstLine } from './problemRule.ts';

/** The codes under which versions report a connection that failed. */
const connectionCodes = [
  'DbConnectError',
  'DbConfigConnectTempRoleError',
  'DbConfigPoolerLoginError',
] as const;

/** SQLSTATEs and wordings are Postgres' own (Appendix A) and those of the drivers in the CLI (Go and JavaScript). */
export const connectionProblems: readonly ProblemRule[] = [
  {
    codes: connectionCodes,
    text: /SQLSTATE 28P01|password authentication failed|client password must be a string|SASL: .*password|no password supplied|wrong password/i,
    code: 'wrong-password',
    message: (_failure, context) => `The password for ${databaseName(context)} was not accepted.`,
    advice: (_failure, { target }) =>
      target?.kind === 'local'
        ? 'Something else than this project’s Supabase database may listen on that port: check [db].port in supabase/config.toml.'
        : 'Enter the database password again; it can be reset in the dashboard under Settings, Database.',
    action: 'enter-password',
  },
  {
    codes: connectionCodes,
    text: /SQLSTATE 28000|no pg_hba\.conf entry|role "[^"]*" does not exist/i,
    code: 'login-refused',
    message: (failure, context) =>
      `${capital(databaseName(context))} refuses this login: ${reason(failure.message)}.`,
    advice: 'Check the user name in the database URL, and that the server lets this user in from here.',
    action: 'enter-password',
  },
  {
    codes: connectionCodes,
    text: /SQLSTATE 3D000/,
    code: 'no-such-database',
    message: (failure) =>
      `The server has no database ${/database=([^\s`]+)/.exec(failure.message)?.[1] ?? 'of that name'}.`,
    advice: 'Check the last part of the database URL; on Supabase it is postgres.',
    action: 'enter-password',
  },
  {
    codes: connectionCodes,
    text: /SQLSTATE 53300|too many (?:clients|connections)|max clients reached/i,
    code: 'too-many-connections',
    message: (_failure, context) =>
      `${capital(databaseName(context))} takes no further connection at the moment.`,
    advice: 'Close other clients or wait a moment, then refresh.',
  },
  {
    codes: connectionCodes,
    text: /SQLSTATE 57P0[1-5]|starting up|shutting down|in recovery mode/i,
    code: 'database-starting',
    message: (_failure, context) => `${capital(databaseName(context))} is starting or stopping.`,
    advice: 'Wait a few seconds, then refresh.',
  },
  {
    codes: connectionCodes,
    text: /SQLSTATE XX000|Tenant or user not found|ENOTFOUND tenant/i,
    code: 'pooler-refused',
    message: (failure) => `The connection pooler does not know this project: ${reason(failure.message)}.`,
    advice:
      'Link the project again so that the pooler address is fresh; a project that was moved or restored has a new one.',
    action: 'link-project',
  },
  {
    codes: connectionCodes,
    text: /tls error|SSL (?:is|connection|off|on)|certificate|ssl.*(?:not supported|required|refused)|x509|server refused TLS/i,
    code: 'tls-failed',
    message: (failure) => `The encrypted connection could not be made: ${reason(failure.message)}.`,
    advice:
      'For a server without TLS add ?sslmode=disable to the database URL; for one with its own certificate set PGSSLROOTCERT.',
    action: 'enter-password',
  },
  {
    codes: connectionCodes,
    text: /ENOTFOUND|EAI_AGAIN|hostname resolving error|no such host|lookup \S+.*(?:server misbehaving|failure in name resolution)/i,
    code: 'host-not-found',
    message: (failure) =>
      `There is no host ${/host=([^\s`]+)/.exec(failure.message)?.[1] ?? 'of that name'} to be found.`,
    advice: 'Check the host name in the database URL, and that this machine is online.',
    action: 'enter-password',
  },
  {
    codes: connectionCodes,
    text: /ECONNREFUSED|connection refused|actively refused/i,
    code: 'database-not-running',
    message: (failure, context) =>
      `Nothing listens at ${addressIn(failure.message) ?? 'the address'}, where ${databaseName(context)} should be.`,
    advice: (_failure, { target }) =>
      target === undefined || target.kind === 'local'
        ? 'Start the local database with supabase start (Docker must run), then refresh.'
        : 'Check host and port, and that the database server runs and can be reached from here.',
    action: 'start-database',
  },
  {
    codes: connectionCodes,
    text: /ETIMEDOUT|timed? ?out|deadline exceeded|EHOSTUNREACH|ENETUNREACH|no route to host|network is unreachable/i,
    code: 'database-unreachable',
    message: (failure, context) =>
      `${capital(databaseName(context))} does not answer at ${addressIn(failure.message) ?? 'its address'}.`,
    advice:
      'Check the network, a VPN or firewall, and the network restrictions of the project in the dashboard.',
  },
  {
    codes: connectionCodes,
    text: /ECONNRESET|EPIPE|unexpected EOF|terminated unexpectedly|broken pipe|server closed the connection/i,
    code: 'connection-lost',
    message: (_failure, context) => `The connection to ${databaseName(context)} was cut.`,
    advice: 'Refresh; if it happens again, look whether the server restarts or limits connections.',
  },
  {
    codes: connectionCodes,
    message: (failure, context) => `No connection to ${databaseName(context)}: ${reason(failure.message)}.`,
    advice: 'The output shows what the CLI said.',
    action: 'show-output',
  },
  {
    codes: ['DbConfigIpv6Error'],
    message: () => 'The direct address of this project has IPv6 only, which this network does not have.',
    advice:
      'Link the project again: that stores the address of its connection pooler, which works over IPv4.',
    action: 'link-project',
  },
  {
    codes: ['LinkedDbNetworkBannedError'],
    message: () => 'The project has banned this network address, usually after several wrong passwords.',
    advice:
      'Unban the address in the dashboard under Settings, Database, Network Bans; then check the password.',
    action: 'enter-password',
  },
  {
    codes: ['DbConfigParseUrlError', 'TargetInvalidValueError', 'TargetEmptyValueError'],
    message: () => 'The CLI cannot read the database URL.',
    advice: 'Enter it again as postgresql://user@host:5432/postgres, the password apart.',
    action: 'enter-password',
  },
  {
    codes: ['DbConfigLibpqEnvError'],
    message: (failure) => `A PG… variable of the environment is not usable: ${firstLine(failure.message)}.`,
    advice: 'Correct or remove the variable in the environment that the editor was started from.',
    action: 'show-output',
  },
  {
    codes: ['DbExecError', 'MigrationsReadError'],
    text: /SQLSTATE 42501|permission denied/i,
    code: 'history-not-readable',
    message: (_failure, context) =>
      `This login may not read the migration history of ${databaseName(context)}.`,
    advice: 'Use the postgres user, or grant it usage on the schema supabase_migrations.',
    action: 'enter-password',
  },
];

/** The innermost reason of a connection error: what the last pair of brackets says, or the last clause. */
function reason(message: string): string {
  const line = firstLine(message);
  const inner = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/.exec(line)?.[1];
  const clause = inner ?? line.split('`: ').at(-1) ?? line;
  return clause.replace(/^(?:FATAL|ERROR): /, '').replace(/\.$/, '');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
