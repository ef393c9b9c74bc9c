import { PGlite } from '@electric-sql/pglite';
import { supabaseBaseline } from '../../scripts/support/supabaseBaseline.ts';
import { hasPostgres, startDatabase } from './databases.ts';

/** A Postgres that a claim is checked on. */
export interface TruthDatabase {
  /** Runs a script as the superuser. Throws with Postgres' words when a statement fails. */
  execute(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

/** The Postgres versions at hand: the embedded one everywhere, a server where its programs are installed. */
export const truthEngines: readonly (readonly [name: string, open: () => Promise<TruthDatabase>])[] = [
  ['PGlite', openEmbedded],
  ...(hasPostgres() ? [['a Postgres server', openServer] as const] : []),
];

async function openEmbedded(): Promise<TruthDatabase> {
  const database = await PGlite.create();
  await database.exec(supabaseBaseline + helpers);
  return { execute: (sql) => database.exec(sql), close: () => database.close() };
}

async function openServer(): Promise<TruthDatabase> {
  const server = await startDatabase({ engine: 'postgres' });
  await server.execute(helpers);
  return { execute: (sql) => server.execute(sql), close: () => server.close() };
}

/** Words in which claims are written; they raise where a claim does not hold. */
const helpers = `
create schema truth;
create function truth.holds(claim boolean, words text default 'the claim') returns void language plpgsql as $$
begin
  if claim is not true then raise exception '% does not hold', words; end if;
end $$;
create function truth.fails(statement text, state text) returns void language plpgsql as $$
declare
  found text := 'no error';
begin
  begin
    execute statement;
  exception when others then
    found := sqlstate;
  end;
  if found <> state then raise exception '% gives %, not %', statement, found, state; end if;
end $$;
-- The strongest locks that this transaction holds on a table, or on something else of that name.
create function truth.locks(relation text) returns text[] language sql as $$
  select array_agg(distinct mode order by mode) from pg_locks
  where locktype = 'relation' and pg_locks.relation = $1::regclass and pid = pg_backend_pid()
    and mode not in ('AccessShareLock', 'RowShareLock')
$$;
grant usage on schema truth to public;
`;
