import type { Operation } from './operation.ts';
import { List } from 'immutable';
import { applyOperations, emptyCatalog } from './apply.ts';
import { USES_NOTHING } from './catalog.ts';
import { typeReferenceFromText } from './typeName.ts';
import { keyOf } from './types.ts';
import type { Catalog, Column, Constraint, Origin, QualifiedName, Routine, Table } from './types.ts';

const NOWHERE = { start: 0, end: 0 };

/** The origin of what every Supabase database has before its first migration. */
export const BASELINE_ORIGIN: Origin = {
  path: '',
  file: -1,
  range: NOWHERE,
  nameRange: NOWHERE,
  pending: false,
};

const SCHEMAS =
  'public auth storage realtime extensions vault graphql graphql_public supabase_functions supabase_migrations pgbouncer';

const ROLES =
  'postgres anon authenticated service_role authenticator supabase_admin supabase_auth_admin supabase_storage_admin supabase_realtime_admin supabase_replication_admin supabase_functions_admin supabase_read_only_user dashboard_user pgbouncer';

const EXTENSIONS = [
  ['plpgsql', 'pg_catalog'],
  ['pgcrypto', 'extensions'],
  ['uuid-ossp', 'extensions'],
  ['pg_stat_statements', 'extensions'],
  ['pg_graphql', 'graphql'],
  ['supabase_vault', 'vault'],
] as const;

const ENUMS: Readonly<Record<string, string>> = {
  'auth.aal_level': 'aal1 aal2 aal3',
  'auth.code_challenge_method': 's256 plain',
  'auth.factor_status': 'unverified verified',
  'auth.factor_type': 'totp webauthn phone',
  'auth.one_time_token_type':
    'confirmation_token reauthentication_token recovery_token email_change_token_new email_change_token_current phone_change_token',
  'realtime.action': 'INSERT UPDATE DELETE TRUNCATE ERROR',
  'storage.buckettype': 'STANDARD ANALYTICS VECTOR',
};

/** Columns as `name type`, `!` for NOT NULL, `=` for generated; the key columns stand before the colon. */
const TABLES: Readonly<Record<string, string>> = {
  'auth.users': `id: instance_id uuid, id uuid!, aud varchar(255), role varchar(255), email varchar(255),
    encrypted_password varchar(255), email_confirmed_at timestamptz, invited_at timestamptz,
    confirmation_token varchar(255), confirmation_sent_at timestamptz, recovery_token varchar(255),
    recovery_sent_at timestamptz, email_change_token_new varchar(255), email_change varchar(255),
    email_change_sent_at timestamptz, last_sign_in_at timestamptz, raw_app_meta_data jsonb,
    raw_user_meta_data jsonb, is_super_admin boolean, created_at timestamptz, updated_at timestamptz,
    phone text, phone_confirmed_at timestamptz, phone_change text, phone_change_token varchar(255),
    phone_change_sent_at timestamptz, confirmed_at timestamptz=, email_change_token_current varchar(255),
    email_change_confirm_status smallint, banned_until timestamptz, reauthentication_token varchar(255),
    reauthentication_sent_at timestamptz, is_sso_user boolean!, deleted_at timestamptz, is_anonymous boolean!`,
  'auth.identities': `id: provider_id text!, user_id uuid!, identity_data jsonb!, provider text!,
    last_sign_in_at timestamptz, created_at timestamptz, updated_at timestamptz, email text=, id uuid!`,
  'auth.sessions': `id: id uuid!, user_id uuid!, created_at timestamptz, updated_at timestamptz, factor_id uuid,
    aal auth.aal_level, not_after timestamptz, refreshed_at timestamp, user_agent text, ip inet, tag text`,
  'auth.refresh_tokens': `id: instance_id uuid, id bigint!, token varchar(255), user_id varchar(255),
    revoked boolean, created_at timestamptz, updated_at timestamptz, parent varchar(255), session_id uuid`,
  'auth.audit_log_entries': `id: instance_id uuid, id uuid!, payload json, created_at timestamptz,
    ip_address varchar(64)!`,
  'auth.instances': `id: id uuid!, uuid uuid, raw_base_config text, created_at timestamptz, updated_at timestamptz`,
  'auth.mfa_factors': `id: id uuid!, user_id uuid!, friendly_name text, factor_type auth.factor_type!,
    status auth.factor_status!, created_at timestamptz!, updated_at timestamptz!, secret text, phone text`,
  'auth.mfa_challenges': `id: id uuid!, factor_id uuid!, created_at timestamptz!, verified_at timestamptz,
    ip_address inet!`,
  'auth.mfa_amr_claims': `id: session_id uuid!, created_at timestamptz!, updated_at timestamptz!,
    authentication_method text!, id uuid!`,
  'auth.one_time_tokens': `id: id uuid!, user_id uuid!, token_type auth.one_time_token_type!, token_hash text!,
    relates_to text!, created_at timestamp!, updated_at timestamp!`,
  'auth.flow_state': `id: id uuid!, user_id uuid, auth_code text!, code_challenge_method auth.code_challenge_method!,
    code_challenge text!, provider_type text!, created_at timestamptz, updated_at timestamptz`,
  'auth.sso_providers': `id: id uuid!, resource_id text, created_at timestamptz, updated_at timestamptz`,
  'auth.sso_domains': `id: id uuid!, sso_provider_id uuid!, domain text!, created_at timestamptz, updated_at timestamptz`,
  'auth.saml_providers': `id: id uuid!, sso_provider_id uuid!, entity_id text!, metadata_xml text!, metadata_url text`,
  'auth.saml_relay_states': `id: id uuid!, sso_provider_id uuid!, request_id text!, for_email text, redirect_to text`,
  'auth.schema_migrations': `version: version varchar(255)!`,
  'storage.buckets': `id: id text!, name text!, owner uuid, created_at timestamptz, updated_at timestamptz,
    public boolean, avif_autodetection boolean, file_size_limit bigint, allowed_mime_types text[], owner_id text`,
  'storage.objects': `id: id uuid!, bucket_id text, name text, owner uuid, created_at timestamptz,
    updated_at timestamptz, last_accessed_at timestamptz, metadata jsonb, path_tokens text[]=, version text,
    owner_id text, user_metadata jsonb`,
  'storage.migrations': `id: id integer!, name varchar(100)!, hash varchar(40)!, executed_at timestamp`,
  'storage.s3_multipart_uploads': `id: id text!, in_progress_size bigint!, upload_signature text!, bucket_id text!,
    key text!, version text!, owner_id text, created_at timestamptz!, user_metadata jsonb`,
  'storage.s3_multipart_uploads_parts': `id: id uuid!, upload_id text!, size bigint!, part_number integer!,
    bucket_id text!, key text!, etag text!, owner_id text, version text!, created_at timestamptz!`,
  'realtime.messages': `id inserted_at: topic text!, extension text!, payload jsonb, event text, private boolean,
    updated_at timestamp!, inserted_at timestamp!, id uuid!`,
  'realtime.subscription': `id: id bigint!, subscription_id uuid!, entity regclass!, claims jsonb!, created_at timestamp!`,
  'realtime.schema_migrations': `version: version bigint!, inserted_at timestamp`,
  'vault.secrets': `id: id uuid!, name text, description text!, secret text!, key_id uuid, nonce bytea,
    created_at timestamptz!, updated_at timestamptz!`,
  'supabase_functions.hooks': `id: id bigint!, hook_table_id integer!, hook_name text!, created_at timestamptz!,
    request_id bigint`,
  'supabase_functions.migrations': `version: version text!, inserted_at timestamptz!`,
  'supabase_migrations.schema_migrations': `version: version text!, statements text[], name text`,
};

/** Foreign keys as `table(column) → table(column)`, all ON DELETE CASCADE. */
const FOREIGN_KEYS = [
  ['auth.identities', 'user_id', 'auth.users'],
  ['auth.sessions', 'user_id', 'auth.users'],
  ['auth.refresh_tokens', 'session_id', 'auth.sessions'],
  ['auth.mfa_factors', 'user_id', 'auth.users'],
  ['auth.one_time_tokens', 'user_id', 'auth.users'],
  ['storage.objects', 'bucket_id', 'storage.buckets'],
] as const;

/** Functions as `name(arguments) returns`; all are STABLE SQL functions but those that end in `!`. */
const ROUTINES = [
  ['auth.uid', '', 'uuid'],
  ['auth.role', '', 'text'],
  ['auth.email', '', 'text'],
  ['auth.jwt', '', 'jsonb'],
  ['storage.foldername', 'text', 'text[]'],
  ['storage.filename', 'text', 'text'],
  ['storage.extension', 'text', 'text'],
  ['realtime.topic', '', 'text'],
  ['realtime.send', 'jsonb,text,text,boolean', 'void!'],
  ['realtime.broadcast_changes', 'text,text,text,text,text,record,record,text', 'void!'],
  ['vault.create_secret', 'text,text,text,uuid', 'uuid!'],
  ['vault.update_secret', 'uuid,text,text,text,uuid', 'void!'],
  ['supabase_functions.http_request', '', 'trigger!'],
] as const;

let baseline: Catalog | undefined;

/**
 * The catalogue that every Supabase database starts from: Supabase's schemas, tables, types, functions,
 * roles, extensions and publication, all with `BASELINE_ORIGIN`. The Data API's default grants are left
 * out, since they depend on the project (rules.md §2).
 */
export function supabaseBaseline(): Catalog {
  return (baseline ??= makeBaseline());
}

function makeBaseline(): Catalog {
  const place = { path: '', file: -1, pending: false };
  const objects = applyOperations(emptyCatalog(), simpleObjects(), place);
  const tables = Object.entries(TABLES).map(([name, text]) => baselineTable(name, text));
  const routines = ROUTINES.map(baselineRoutine);
  const keyOfRoutine = (routine: Routine): string =>
    `${keyOf(routine.name)}(${routine.argumentTypes.join(',')})`;
  return {
    ...objects,
    tables: objects.tables.concat(tables.map((table) => [keyOf(table.name), table])),
    indexes: objects.indexes.concat(
      tables.map((table) => {
        const name = { ...table.name, name: `${table.name.name}_pkey` };
        const columns = table.constraints.first()?.columns ?? [];
        return [
          keyOf(name),
          {
            name,
            table: table.name,
            columns,
            keyTexts: columns,
            unique: true,
            predicateText: undefined,
            including: [],
            nullsNotDistinct: false,
            constraint: name.name,
            uses: USES_NOTHING,
            method: 'btree',
            concurrent: false,
            origin: BASELINE_ORIGIN,
          },
        ];
      }),
    ),
    constraintNames: objects.constraintNames.concat(
      tables.flatMap((table) =>
        table.constraints.map((each): [string, number] => [`${table.name.schema}.${each.name}`, 1]).toArray(),
      ),
    ),
    routines: objects.routines.concat(routines.map((routine) => [keyOfRoutine(routine), routine])),
    routineKeys: objects.routineKeys.concat(
      routines.map((routine) => [keyOf(routine.name), [keyOfRoutine(routine)]]),
    ),
    views: objects.views.set('vault.decrypted_secrets', {
      name: { schema: 'vault', name: 'decrypted_secrets' },
      materialized: false,
      options: {},
      uses: { relations: [{ schema: 'vault', name: 'secrets' }], routines: [], columns: [] },
      populated: false,
      temporary: false,
      comment: undefined,
      known: true,
      origin: BASELINE_ORIGIN,
    }),
  };
}

function simpleObjects(): readonly Operation[] {
  const base = { statement: NOWHERE, nameRange: NOWHERE, certainty: 'certain' } as const;
  return [
    ...SCHEMAS.split(' ').map((schema): Operation => ({
      ...base,
      kind: 'createSchema',
      schema,
      ifNotExists: false,
    })),
    ...ROLES.split(' ').map((role): Operation => ({ ...base, kind: 'createRole', role })),
    ...EXTENSIONS.map(([extension, schema]): Operation => ({
      ...base,
      kind: 'createExtension',
      extension,
      schema,
      ifNotExists: false,
    })),
    ...Object.entries(ENUMS).map(([name, values]): Operation => ({
      ...base,
      kind: 'createEnum',
      type: qualified(name),
      values: values.split(' '),
    })),
    { ...base, kind: 'createPublication', publication: 'supabase_realtime', tables: [] },
    { ...base, kind: 'createPublication', publication: 'supabase_realtime_messages_publication', tables: [] },
  ];
}

function qualified(text: string): QualifiedName {
  const [schema = '', name = ''] = text.split('.');
  return { schema, name };
}

function baselineTable(key: string, text: string): Table {
  const name = qualified(key);
  const [keyColumns = '', columns = ''] = text.split(/:([^]*)/u);
  const foreign = FOREIGN_KEYS.filter(([table]) => table === key);
  return {
    name,
    kind: key === 'realtime.messages' ? 'partitioned' : 'table',
    columns: List(columns.split(/,(?![^(]*\))/u).map((column) => baselineColumn(column.trim()))),
    constraints: List([
      baselineConstraint({ name: `${name.name}_pkey`, kind: 'primaryKey', columns: keyColumns.split(' ') }),
      ...foreign.map(([, column, target]) =>
        baselineConstraint({
          name: `${name.name}_${column}_fkey`,
          kind: 'foreignKey',
          columns: [column],
          references: { table: qualified(target), columns: ['id'] },
          onDelete: 'cascade',
          onUpdate: 'noAction',
        }),
      ),
    ]),
    partitionOf: undefined,
    inherits: [],
    children: [],
    temporary: false,
    rowLevelSecurity: name.schema === 'auth' || name.schema === 'storage' || key === 'realtime.messages',
    forceRowLevelSecurity: false,
    populated: true,
    comment: undefined,
    origin: BASELINE_ORIGIN,
    altered: List(),
    known: true,
    uncertain: [],
  };
}

function baselineConstraint(
  constraint: Pick<Constraint, 'name' | 'kind' | 'columns'> & Partial<Constraint>,
): Constraint {
  return {
    references: undefined,
    onDelete: undefined,
    onUpdate: undefined,
    deferrable: false,
    expressionText: undefined,
    uses: USES_NOTHING,
    validated: true,
    origin: BASELINE_ORIGIN,
    ...constraint,
  };
}

function baselineColumn(text: string): Column {
  const [, name = '', type = '', mark = ''] = /^(\w+) (.+?)([!=]?)$/u.exec(text) ?? [];
  return {
    name,
    type: typeReferenceFromText(type),
    notNull: mark === '!',
    defaultText: undefined,
    identity: false,
    generated: mark === '=' ? 'stored' : undefined,
    generatedText: undefined,
    uses: USES_NOTHING,
    comment: undefined,
    origin: BASELINE_ORIGIN,
  };
}

function baselineRoutine([key, types, returns]: (typeof ROUTINES)[number]): Routine {
  const argumentTypes = types === '' ? [] : types.split(',');
  const volatile = returns.endsWith('!');
  return {
    name: qualified(key),
    kind: 'function',
    argumentTypes,
    argumentNames: argumentTypes.map(() => undefined),
    returns: volatile ? returns.slice(0, -1) : returns,
    returnsSet: false,
    language: volatile ? 'plpgsql' : 'sql',
    securityDefiner: false,
    volatility: volatile ? 'volatile' : 'stable',
    settings: {},
    body: undefined,
    comment: undefined,
    known: true,
    origin: BASELINE_ORIGIN,
  };
}
