import { PGlite } from '@electric-sql/pglite';

/** The parts of Supabase's platform that migrations touch, as far as the tests of templates need them. */
const BASELINE = `
create role anon nologin;
create role authenticated nologin;
create role service_role nologin bypassrls;
create schema auth;
create schema storage;
create schema extensions;
create table auth.users (id uuid primary key, email text, raw_user_meta_data jsonb);
create function auth.uid() returns uuid language sql stable
  as $$ select nullif(current_setting('request.jwt.claim.sub', true), '')::uuid $$;
create table storage.buckets (
  id text primary key, name text not null, public boolean default false,
  file_size_limit bigint, allowed_mime_types text[]
);
create table storage.objects (
  id uuid primary key default gen_random_uuid(), bucket_id text references storage.buckets (id), name text
);
alter table storage.objects enable row level security;
create function storage.foldername(name text) returns text[] language sql immutable
  as $$ select (string_to_array(name, '/'))[1:array_length(string_to_array(name, '/'), 1) - 1] $$;
grant usage on schema public, auth, storage to anon, authenticated, service_role;
grant execute on function auth.uid() to anon, authenticated, service_role;
grant all on storage.objects, storage.buckets to anon, authenticated, service_role;
`;

/** A stand-in for pg_cron that remembers jobs and never runs them. */
const CRON_CONTROL = "default_version = '1.6'\nrelocatable = false\nschema = pg_catalog\n";
const CRON_SCRIPT = `
create schema cron;
create table cron.job (jobid bigint generated always as identity, jobname text unique, schedule text, command text);
create table cron.job_run_details (jobid bigint, end_time timestamptz);
create function cron.schedule(job_name text, schedule text, command text) returns bigint language sql as $$
  insert into cron.job (jobname, schedule, command) values ($1, $2, $3)
  on conflict (jobname) do update set schedule = $2, command = $3 returning jobid $$;
create function cron.unschedule(job_name text) returns boolean language sql as $$
  with gone as (delete from cron.job where jobname = $1 returning 1) select count(*) = 1 from gone $$;
`;

interface VirtualFiles {
  readonly FS: { writeFile(path: string, text: string): void };
}

const EXTENSIONS = '/pglite/share/postgresql/extension';

/** An embedded Postgres with a small Supabase-like baseline. Close it when done. */
export async function openPlatformDatabase(): Promise<PGlite> {
  const database = await PGlite.create();
  // The package's type of its module leans on Emscripten's types, which it does not bring along.
  const { FS } = database.Module as unknown as VirtualFiles;
  FS.writeFile(`${EXTENSIONS}/pg_cron.control`, CRON_CONTROL);
  FS.writeFile(`${EXTENSIONS}/pg_cron--1.6.sql`, CRON_SCRIPT);
  await database.exec(BASELINE);
  return database;
}
