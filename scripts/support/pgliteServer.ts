// The process that holds one PGlite database; started by pglite.ts and ended with it.
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { PgliteReply, PgliteRequest } from './pglite.ts';
import { supabaseBaseline } from './supabaseBaseline.ts';

/** Several clients at once: `db query` opens two connections, and every view asks for itself. */
const maxConnections = 20;

function reply(message: PgliteReply): void {
  process.send?.(message);
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function serve(port: number): Promise<void> {
  const db = await PGlite.create();
  await db.exec(supabaseBaseline);
  const server = new PGLiteSocketServer({ db, port, host: '127.0.0.1', maxConnections });
  // One session serves all clients; the Go program names its prepared statements alike in every run.
  server.addEventListener('connection', () => {
    if (server.getStats().activeConnections <= 1) void db.exec('deallocate all').catch(() => undefined);
  });
  await server.start();
  process.on('message', (request: PgliteRequest) => {
    db.exec(request.sql).then(
      () => reply({ type: 'done', id: request.id }),
      (error: unknown) => reply({ type: 'done', id: request.id, error: words(error) }),
    );
  });
  reply({ type: 'ready', port: Number(server.getServerConn().split(':').at(-1)) });
}

// The database is only of use to the process that started it.
process.on('disconnect', () => process.exit(0));
serve(Number(process.argv[2] ?? 0)).catch((error: unknown) => {
  reply({ type: 'failed', error: words(error) });
  process.exit(1);
});
