import type { PGlite } from '@electric-sql/pglite';
import { printType } from '../../src/core/schema/typeName.ts';
import type { Catalog, QualifiedName } from '../../src/core/schema/types.ts';

/** A catalogue as lines of text, by side: columns, constraints, indexes, … */
export type SchemaSnapshot = Readonly<Record<string, readonly string[]>>;

const OWN = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%'`;

/** One query for each side of the catalogue; each row is one line of text. */
const QUERIES: Readonly<Record<string, string>> = {
  columns: `select n.nspname || '.' || c.relname || '.' || a.attname || ' ' || replace(format_type(a.atttypid, a.atttypmod), 'public.', '')
      || case when a.attnotnull then ' not null' else '' end || case when a.attidentity <> '' then ' identity' else '' end
      || case when a.attgenerated <> '' then ' generated' when d.oid is not null then ' default' else '' end as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${OWN} order by c.oid, a.attnum`,
  constraints: `select n.nspname || '.' || c.relname || ' ' || o.conname || ' ' || o.contype::text || ' (' ||
      coalesce((select string_agg(attname, ', ' order by place) from unnest(o.conkey) with ordinality as k (num, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num where o.contype <> 'c' and num > 0), '') || ')'
      || coalesce(' -> ' || tn.nspname || '.' || t.relname || ' (' || (select string_agg(attname, ', ' order by place) from unnest(o.confkey) with ordinality as k (num, place) join pg_attribute a on a.attrelid = t.oid and a.attnum = k.num) || ') ' || o.confdeltype::text || o.confupdtype::text, '')
      || case when o.convalidated then '' else ' not valid' end as line
    from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_class t on t.oid = o.confrelid left join pg_namespace tn on tn.oid = t.relnamespace
    where (o.contype in ('p', 'u', 'c', 'x') or (o.contype = 'f' and o.conparentid = 0)) and ${OWN}`,
  indexes: `select n.nspname || '.' || i.relname || ' on ' || t.relname || case when x.indisunique then ' unique' else '' end || ' (' ||
      (select string_agg(case when k.num = 0 then '…' else a.attname end, ', ' order by place) from unnest(x.indkey[0:x.indnkeyatts - 1]) with ordinality as k (num, place) left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.num and k.num <> 0) || ')' as line
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = i.relnamespace where ${OWN}`,
  policies: `select n.nspname || '.' || c.relname || ' ' || p.polname || ' ' || p.polcmd::text || case when p.polpermissive then ' permissive' else ' restrictive' end as line
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace`,
  security: `select n.nspname || '.' || c.relname || ' ' || c.relrowsecurity || ' ' || c.relforcerowsecurity as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${OWN}`,
  sequences: `select n.nspname || '.' || c.relname as line from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${OWN}`,
  views: `select n.nspname || '.' || c.relname || ' ' || c.relkind::text || ' ' || coalesce(array_to_string(array(select unnest(c.reloptions) order by 1), ','), '') as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and ${OWN}`,
  routines: `select n.nspname || '.' || p.proname || '(' || replace(array_to_string(array(select format_type(t, null) from unnest(p.proargtypes) t), ','), 'public.', '') || ') ' || p.prokind::text || ' ' || p.prosecdef || ' ' || p.provolatile::text || ' ' || coalesce((select string_agg(s, '; ' order by s) from unnest(p.proconfig) s), '') as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OWN}`,
  triggers: `select n.nspname || '.' || c.relname || ' ' || t.tgname || ' ' || t.tgtype || ' ' || p.proname || ' ' || t.tgenabled::text as line
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace join pg_proc p on p.oid = t.tgfoid where not t.tgisinternal`,
  enums: `select n.nspname || '.' || t.typname || ' ' || string_agg(e.enumlabel, ',' order by e.enumsortorder) as line from pg_enum e join pg_type t on t.oid = e.enumtypid join pg_namespace n on n.oid = t.typnamespace group by n.nspname, t.typname`,
  domains: `select n.nspname || '.' || t.typname || ' ' || format_type(t.typbasetype, t.typtypmod) || ' ' || (t.typnotnull or exists (select from pg_constraint o where o.contypid = t.oid)) as line from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'd' and ${OWN}`,
};

/** What Postgres itself says, outside its own schemas. */
export async function snapshotOfDatabase(database: PGlite): Promise<SchemaSnapshot> {
  const lines: Record<string, readonly string[]> = {};
  for (const [side, sql] of Object.entries(QUERIES)) {
    const result = await database.query<{ line: string }>(sql);
    lines[side] =
      side === 'columns'
        ? grouped(result.rows.map((row) => row.line))
        : sorted(result.rows.map((row) => row.line));
  }
  return lines;
}

/** Tables in any order, columns in theirs. */
function grouped(lines: readonly string[]): readonly string[] {
  const table = (line: string): string => line.split(' ')[0]?.split('.').slice(0, 2).join('.') ?? '';
  return [...lines].sort((left, right) =>
    table(left) < table(right) ? -1 : table(left) > table(right) ? 1 : 0,
  );
}

function sorted(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].sort();
}

const SUPABASE_SCHEMAS = new Set([
  'auth',
  'storage',
  'realtime',
  'vault',
  'supabase_functions',
  'supabase_migrations',
]);

function isOwn(name: QualifiedName): boolean {
  return !SUPABASE_SCHEMAS.has(name.schema);
}

const LETTERS: Readonly<Record<string, string>> = {
  ...{ primaryKey: 'p', unique: 'u', foreignKey: 'f', check: 'c', exclusion: 'x' },
  ...{ noAction: 'a', restrict: 'r', cascade: 'c', setNull: 'n', setDefault: 'd' },
  ...{ all: '*', select: 'r', insert: 'a', update: 'w', delete: 'd' },
};

/** What the fold says, without what every Supabase database has. */
export function snapshotOfCatalog(catalog: Catalog): SchemaSnapshot {
  const full = (name: QualifiedName): string => `${name.schema}.${name.name}`;
  const tables = catalog.tables
    .valueSeq()
    .filter((table) => isOwn(table.name))
    .toArray();
  const text = (values: Iterable<string>): readonly string[] => sorted([...values]);
  return {
    columns: grouped(
      tables.flatMap((table) =>
        table.columns
          .map((column) => {
            const value = column.generated
              ? ' generated'
              : column.defaultText === undefined
                ? ''
                : ' default';
            const type = printType({
              ...column.type,
              schema: column.type.schema === 'public' ? undefined : column.type.schema,
            });
            return `${full(table.name)}.${column.name} ${type}${column.notNull ? ' not null' : ''}${column.identity ? ' identity' : ''}${value}`;
          })
          .toArray(),
      ),
    ),
    constraints: text(
      tables.flatMap((table) =>
        table.constraints
          .filter(
            (each) =>
              each.kind !== 'notNull' && !(each.kind === 'foreignKey' && table.partitionOf !== undefined),
          )
          .map((each) => {
            const columns = each.kind === 'check' ? '' : each.columns.join(', ');
            const target = each.references
              ? ` -> ${full(each.references.table)} (${each.references.columns.join(', ')}) ${LETTERS[each.onDelete ?? ''] ?? ''}${LETTERS[each.onUpdate ?? ''] ?? ''}`
              : '';
            return `${full(table.name)} ${each.name} ${LETTERS[each.kind] ?? ''} (${columns})${target}${each.validated ? '' : ' not valid'}`;
          })
          .toArray(),
      ),
    ),
    indexes: text(
      catalog.indexes
        .valueSeq()
        .filter((index) => isOwn(index.name))
        .map(
          (index) =>
            `${full(index.name)} on ${index.table.name}${index.unique ? ' unique' : ''} (${index.columns.map((column) => column ?? '…').join(', ')})`,
        ),
    ),
    policies: text(
      catalog.policies
        .valueSeq()
        .map(
          (policy) =>
            `${full(policy.table)} ${policy.name} ${LETTERS[policy.command] ?? ''} ${policy.permissive ? 'permissive' : 'restrictive'}`,
        ),
    ),
    security: text(
      tables.map(
        (table) =>
          `${full(table.name)} ${String(table.rowLevelSecurity)} ${String(table.forceRowLevelSecurity)}`,
      ),
    ),
    sequences: text(catalog.sequences.valueSeq().map((sequence) => full(sequence.name))),
    views: text(
      catalog.views
        .valueSeq()
        .filter((view) => isOwn(view.name))
        .map((view) => {
          const options = Object.entries(view.options).map(([name, value]) => `${name}=${value}`);
          return `${full(view.name)} ${view.materialized ? 'm' : 'v'} ${options.sort().join(',')}`;
        }),
    ),
    routines: text(
      catalog.routines
        .valueSeq()
        .filter((routine) => isOwn(routine.name))
        .map((routine) => {
          const settings = Object.entries(routine.settings).map(
            ([name, value]) => `${name}=${value === '' ? '""' : value}`,
          );
          return `${full(routine.name)}(${routine.argumentTypes.join(',')}) ${routine.kind.charAt(0)} ${String(routine.securityDefiner)} ${routine.volatility.charAt(0)} ${settings.sort().join('; ')}`;
        }),
    ),
    triggers: text(
      catalog.triggers.valueSeq().map((trigger) => {
        const type =
          (trigger.forEach === 'row' ? 1 : 0) +
          (trigger.timing === 'before' ? 2 : trigger.timing === 'insteadOf' ? 64 : 0) +
          trigger.events.reduce(
            (bits, event) => bits + { insert: 4, delete: 8, update: 16, truncate: 32 }[event],
            0,
          );
        return `${full(trigger.table)} ${trigger.name} ${String(type)} ${trigger.routine.name} ${trigger.enabled ? 'O' : 'D'}`;
      }),
    ),
    enums: text(
      catalog.enums
        .valueSeq()
        .filter((type) => isOwn(type.name))
        .map((type) => `${full(type.name)} ${type.values.join(',')}`),
    ),
    domains: text(
      catalog.domains
        .valueSeq()
        .map((domain) => `${full(domain.name)} ${printType(domain.baseType)} ${String(domain.constrained)}`),
    ),
  };
}
