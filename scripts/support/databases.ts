import { startPglite } from './pglite.ts';
import { findPostgres, startPostgres } from './postgres.ts';

/** A database server on loopback that lasts as long as the process that started it, with nothing kept. */
export interface DatabaseServer {
  readonly engine: 'pglite' | 'postgres';
  readonly port: number;
  /** For the superuser `postgres`; holds the password where there is one. */
  readonly url: string;
  /** Runs statements as the superuser. Throws with the server's words when they fail. */
  execute(sql: string): Promise<void>;
  /** Ends the server and removes its files. May be called more than once. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly engine: 'pglite' | 'postgres';
  /** A free one is taken unless told. */
  readonly port?: number;
  /** Real Postgres only: the password that `postgres` must give. Without one, everybody is let in. */
  readonly password?: string;
}

/**
 * Starts an empty database with what a Supabase database holds before the first migration. `pglite` needs npm
 * packages only and lets everybody in; `postgres` needs server programs on this machine.
 */
export function startDatabase(options: DatabaseOptions): Promise<DatabaseServer> {
  return options.engine === 'pglite' ? startPglite(options) : startPostgres(options);
}

/** Whether this machine has the programs that the engine `postgres` takes. */
export function hasPostgres(): boolean {
  return findPostgres() !== undefined;
}
