import type { RuleInfo } from './types.ts';

/** Findings that the engine itself makes; they are configured and documented as rules are. */
export const engineRules: readonly RuleInfo[] = [
  {
    id: 'syntax-error',
    title: 'Postgres cannot read the statement.',
    severity: 'error',
    profile: 'default',
    needs: ['file'],
    appliesTo: 'always',
    replaces: ['squawk:syntax-error', 'pgls:syntax'],
    docs: {
      what: 'A statement that Postgres’ own grammar refuses. The words are Postgres’; where it is known what could have stood there instead, that is said too.',
      why: 'The migration stops at this statement with SQLSTATE 42601, and the CLI does not record the file.',
      instead: 'Mend the statement at the marked place. The other statements of the file are still checked.',
      bad: 'create table contacts (id uuid primary key,, name text);',
      good: 'create table private.contacts (id uuid primary key, name text);',
      exceptions: ['On files that are already applied it is only a hint.'],
      sources: ['The grammar is Postgres 18’s own, compiled from libpg_query.'],
    },
  },
  {
    id: 'plpgsql-syntax-error',
    title: 'PL/pgSQL cannot read the body of a function.',
    severity: 'error',
    profile: 'default',
    needs: ['file'],
    appliesTo: 'pending',
    replaces: [],
    docs: {
      what: 'The body of a PL/pgSQL function that Postgres’ own PL/pgSQL compiler refuses, at the place where it stops.',
      why: 'Postgres checks the body at `CREATE FUNCTION` while `check_function_bodies` is on, which is the default: the migration fails there. With it off the function is made, and its first call fails.',
      instead: 'Mend the body at the marked place.',
      bad: "create function private.touch() returns void language plpgsql as $$
begin
  perform 1
end
$$;",
      good: "create function private.touch() returns void language plpgsql as $$
begin
  perform 1;
end
$$;",
      exceptions: [
        'Files that are already applied: their bodies were accepted when they ran.',
        'Bodies of `DO` blocks and SQL functions run with the file or are checked with it: they are reported as `syntax-error`.',
      ],
      sources: ['https://www.postgresql.org/docs/current/plpgsql-structure.html'],
    },
  },
  {
    id: 'rule-crashed',
    title: 'A rule failed on this file; the others went on.',
    severity: 'info',
    profile: 'default',
    needs: ['file'],
    appliesTo: 'always',
    replaces: [],
    docs: {
      what: 'A rule of this linter stopped with an error of its own. It says nothing about the migration.',
      why: 'What that rule would have found in this statement is not known.',
      instead:
        'Report it, with the statement if you may share it. Until it is mended, the rule can be switched off for the file.',
      bad: '',
      good: '',
      exceptions: [],
      sources: [],
    },
  },
  {
    id: 'unknown-suppression',
    title: 'An ignore comment names a rule that does not exist.',
    severity: 'warning',
    profile: 'default',
    needs: ['file'],
    appliesTo: 'pending',
    replaces: [],
    docs: {
      what: 'A `-- supabase-migrations-ignore` comment without a rule, or with a name that no rule has.',
      why: 'Such a comment silences nothing, although it looks as if it did.',
      instead: 'Write the rule’s name, or remove the comment.',
      bad: '-- supabase-migrations-ignore drop-tabel: nothing reads it\ncreate table private.notes (id bigint primary key);',
      good: 'create table private.notes (id bigint primary key);',
      exceptions: ['Comments for Squawk and the Postgres Language Server: their names are theirs to check.'],
      sources: [],
    },
  },
  {
    id: 'unused-suppression',
    title: 'An ignore comment silences nothing.',
    severity: 'warning',
    profile: 'default',
    needs: ['file'],
    appliesTo: 'pending',
    replaces: [],
    docs: {
      what: 'A `-- supabase-migrations-ignore` comment whose rule finds nothing at that place.',
      why: 'It stays behind and will silence the next real finding there.',
      instead: 'Remove the comment.',
      bad: '-- supabase-migrations-ignore drop-table: nothing reads it\ncreate table private.notes (id bigint primary key);',
      good: 'create table private.notes (id bigint primary key);',
      exceptions: [
        'Rules that are off for the file.',
        'Files that are already applied, and files with a syntax error.',
        'Comments for Squawk and the Postgres Language Server: those tools may need them.',
      ],
      sources: [],
    },
  },
];
