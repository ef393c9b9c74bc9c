import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DatabaseServer } from './databases.ts';

/** What the process that holds the database says. */
export type PgliteReply =
  | { readonly type: 'ready'; readonly port: number }
  | { readonly type: 'done'; readonly id: number; readonly error?: string }
  | { readonly type: 'failed'; readonly error: string };

/** What it can be asked. */
export interface PgliteRequest {
  readonly id: number;
  readonly sql: string;
}

/** Starts PGlite behind its socket server, in a process of its own: it computes synchronously. */
export async function startPglite({ port = 0 }: { readonly port?: number }): Promise<DatabaseServer> {
  const program = fileURLToPath(new URL('pgliteServer.ts', import.meta.url));
  const child = fork(program, [String(port)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ready = await firstReply(child);
  let nextId = 0;
  return {
    engine: 'pglite',
    port: ready,
    url: `postgresql://postgres@127.0.0.1:${ready}/postgres?sslmode=disable`,
    execute: (sql) => ask(child, { id: nextId++, sql }),
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function firstReply(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (reply: PgliteReply) => {
      if (reply.type === 'ready') resolve(reply.port);
      else reject(new Error(`PGlite did not start: ${reply.type === 'failed' ? reply.error : reply.type}`));
    });
    child.once('exit', (code) =>
      reject(new Error(`PGlite ended with code ${code ?? '?'} before it was ready.`)),
    );
  });
}

function ask(child: ChildProcess, request: PgliteRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const onReply = (reply: PgliteReply): void => {
      if (reply.type !== 'done' || reply.id !== request.id) return;
      child.off('message', onReply);
      if (reply.error === undefined) resolve();
      else reject(new Error(reply.error));
    };
    child.on('message', onReply);
    child.send(request, (error) => {
      if (error !== null) reject(error);
    });
  });
}
