import { format } from 'prettier';
import { snippetBody, templates } from '../../src/core/templates/index.ts';
import type { GeneratedFile } from './manifest.ts';
import { smallSnippets, type Snippet } from './smallSnippets.ts';

/** A snippet that writes the statements of a template's file, so that the two cannot drift apart. */
interface TemplateSnippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  readonly template: string;
  readonly values?: Readonly<Record<string, string>>;
  /** The number of the file; 0 when left out. */
  readonly file?: number;
}

/** Every variant of every template with statements; a test holds the list to the templates. */
export const templateSnippets: readonly TemplateSnippet[] = [
  of('Table', 'sb-table', 'Table with a uuid key, row level security, policies and updated_at', 'table', {
    key: 'uuid',
  }),
  of('Table, identity key', 'sb-table-identity', 'The same with a bigint identity key', 'table', {
    key: 'identity',
  }),
  of('Column', 'sb-column', 'Column with its comment', 'add-column', { index: 'no' }),
  of('Policies: own rows', 'sb-policies-own', 'Users work with their own rows', 'rls-policies', {
    access: 'own',
  }),
  of('Policies: team rows', 'sb-policies-team', 'Members work with the rows of their teams', 'rls-policies', {
    access: 'team',
  }),
  of('Policies: public read', 'sb-policies-public', 'Everybody reads, nobody writes', 'rls-policies', {
    access: 'public-read',
  }),
  of('Policies: service only', 'sb-policies-service', 'Only the service role', 'rls-policies', {
    access: 'service-only',
  }),
  of('Trigger: updated_at', 'sb-trigger-updated-at', 'Keeps updated_at up to date', 'trigger', {
    when: 'update',
  }),
  of('Trigger: sign-up', 'sb-trigger-sign-up', 'Makes a row for each new user', 'trigger', {
    when: 'sign-up',
  }),
  of('Function', 'sb-function', 'Function with the rights of its caller', 'function', {
    security: 'invoker',
  }),
  of(
    'Function: definer',
    'sb-function-definer',
    'Function with the rights of its owner, and its revokes',
    'function',
    { security: 'definer' },
  ),
  of('Index, concurrent', 'sb-index', 'Index that does not block writes; alone in its file', 'index', {
    unique: 'no',
  }),
  of(
    'Index, unique',
    'sb-index-unique',
    'Unique index that does not block writes; alone in its file',
    'index',
    { unique: 'yes' },
  ),
  of(
    'Check, not valid',
    'sb-check',
    'Check that reads no rows yet; validate it in the next file',
    'constraint',
    { kind: 'check' },
  ),
  of(
    'Validate constraint',
    'sb-validate',
    'Validates a constraint while others read and write',
    'constraint',
    { kind: 'check' },
    1,
  ),
  of(
    'Foreign key, not valid',
    'sb-foreign-key',
    'Foreign key that reads no rows yet; validate it in the next file',
    'constraint',
    { kind: 'foreign-key', column: 'team_id' },
    1,
  ),
  of(
    'Unique, using index',
    'sb-unique',
    'Unique constraint over an index there is',
    'constraint',
    { kind: 'unique' },
    1,
  ),
  of('Not null, first step', 'sb-not-null', 'Requires a value in new rows', 'constraint', {
    kind: 'not-null',
  }),
  of(
    'Not null, second step',
    'sb-not-null-validate',
    'Requires it in every row, without a blocking scan',
    'constraint',
    { kind: 'not-null' },
    1,
  ),
  of('Enum type', 'sb-enum', 'Type with a fixed list of values', 'enum', { action: 'create' }),
  of('Enum value', 'sb-enum-value', 'One more value for an enum', 'enum', { action: 'add-value' }),
  of('View', 'sb-view', 'View that asks row level security', 'view'),
  of('Storage bucket', 'sb-bucket', 'Private bucket with a folder for each user', 'storage-bucket', {
    access: 'private',
  }),
  of(
    'Storage bucket, public',
    'sb-bucket-public',
    'Public bucket with a folder for each user',
    'storage-bucket',
    { access: 'public' },
  ),
  of('Backfill', 'sb-backfill', 'Fills a column in batches', 'data-migration', { run: 'migration' }),
  of(
    'Backfill procedure',
    'sb-backfill-procedure',
    'Procedure that fills a column and commits each batch',
    'data-migration',
    { run: 'procedure' },
  ),
  of('Grants: write', 'sb-grants-write', 'Signed-in users may read and write', 'grants', { access: 'write' }),
  of('Grants: read', 'sb-grants-read', 'Everybody may read', 'grants', { access: 'read' }),
  of('Grants: service', 'sb-grants-service', 'Only the service role', 'grants', { access: 'service' }),
  of('Cron job', 'sb-cron', 'Statement that pg_cron runs by a schedule', 'cron-job'),
];

/** `snippets/supabase-migrations.json`: one file for the languages sql, postgres and pgsql. */
export async function generateSnippets(): Promise<readonly GeneratedFile[]> {
  const all = [...templateSnippets.map(fromTemplate), ...smallSnippets];
  const entries = all.map(({ name, prefix, description, body }) => [
    `Supabase: ${name}`,
    { prefix, description, body },
  ]);
  const text = await format(JSON.stringify(Object.fromEntries(entries)), { parser: 'json', printWidth: 110 });
  return [{ path: 'snippets/supabase-migrations.json', text }];
}

function fromTemplate({
  name,
  prefix,
  description,
  template: id,
  values = {},
  file = 0,
}: TemplateSnippet): Snippet {
  const template = templates.find((one) => one.id === id);
  if (template === undefined) throw new RangeError(`There is no template ${id}.`);
  return { name, prefix, description, body: snippetBody(template, values, file) };
}

function of(
  ...[name, prefix, description, template, values, file]: [
    name: string,
    prefix: string,
    description: string,
    template: string,
    values?: Readonly<Record<string, string>>,
    file?: number,
  ]
): TemplateSnippet {
  return {
    name,
    prefix,
    description,
    template,
    ...(values === undefined ? {} : { values }),
    ...(file === undefined ? {} : { file }),
  };
}
