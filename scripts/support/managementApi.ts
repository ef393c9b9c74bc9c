import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A stand-in on loopback for the API of the hosted platform, as far as the CLI asks it for one project. */
export interface ManagementApi {
  readonly port: number;
  /** What was asked, as `GET /v1/projects`, in order. */
  readonly requests: readonly string[];
  /** The text of a CLI profile (YAML) that points at this API. */
  readonly profile: string;
  close(): Promise<void>;
}

export interface ManagementApiOptions {
  /** 20 lower-case letters. */
  readonly ref: string;
  readonly name: string;
  /** `INACTIVE` is a paused project. */
  readonly status?: 'ACTIVE_HEALTHY' | 'INACTIVE';
  /** Answers every request with this status instead, to see a failure. */
  readonly failWith?: number;
}

/** Has the form that the CLI demands, and is no secret of anybody's. */
export const fakeAccessToken = `sbp_${'0'.repeat(40)}`;

/** Starts the API on a free port. */
export async function startManagementApi(options: ManagementApiOptions): Promise<ManagementApi> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const { status, body } = answer(request, options);
    send(response, status, body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    port: address.port,
    requests,
    // The host below .invalid never resolves, so the CLI goes on to the pooler's address on disk.
    profile: `name: fake\napi_url: ${url}\ndashboard_url: ${url}\nproject_host: supabase.invalid\n`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The text of `supabase/.temp/pooler-url` by which the CLI reaches a project's database on a port of this machine. */
export function poolerUrl(ref: string, port: number): string {
  return `postgresql://postgres.${ref}@pooler.invalid,127.0.0.1:${port}/postgres`;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function answer(request: IncomingMessage, options: ManagementApiOptions): Answer {
  if (options.failWith !== undefined)
    return { status: options.failWith, body: { message: `Status ${options.failWith}` } };
  if (!/^Bearer sbp_/.test(request.headers.authorization ?? ''))
    return { status: 401, body: { message: 'Unauthorized' } };
  const project = describeProject(options);
  const base = `/v1/projects/${options.ref}`;
  const path = (request.url ?? '').split('?')[0] ?? '';
  const answers: Readonly<Record<string, Answer>> = {
    'GET /v1/projects': { status: 200, body: [project] },
    [`GET ${base}`]: { status: 200, body: project },
    [`GET ${base}/branches`]: { status: 200, body: [] },
    [`GET ${base}/api-keys`]: { status: 200, body: [] },
    [`POST ${base}/cli/login-role`]: {
      status: 201,
      body: { role: 'cli_login_postgres', password: 'made-for-one-login', ttl_seconds: 300 },
    },
    [`POST ${base}/network-bans/retrieve`]: { status: 201, body: { banned_ipv4_addresses: [] } },
  };
  return answers[`${request.method ?? ''} ${path}`] ?? { status: 404, body: { message: 'Not Found' } };
}

function describeProject({ ref, name, status = 'ACTIVE_HEALTHY' }: ManagementApiOptions): unknown {
  return {
    id: ref,
    ref,
    organization_id: 'organization',
    organization_slug: 'organization',
    name,
    region: 'eu-central-1',
    created_at: '2026-01-01T00:00:00Z',
    status,
    database: {
      host: `db.${ref}.supabase.co`,
      version: '15.1.0.1',
      postgres_engine: '15',
      release_channel: 'ga',
    },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
