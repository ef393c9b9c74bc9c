import type { PGlite } from '@electric-sql/pglite';

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_t%'`;

const acl = (column: string, kind: string, owner: string): string =>
  `coalesce((select string_agg(coalesce(g.rolname, 'public') || ':' || x.privilege_type || x.is_grantable, ',' order by g.rolname, x.privilege_type)
    from aclexplode(coalesce(${column}, acldefault('${kind}', ${owner}))) x left join pg_roles g on g.oid = x.grantee), '')`;

/** One query a side of the catalogue; each gives rows of one text column that names no object by its number. */
const QUERIES: readonly string[] = [
  `select format('schema %s %s', n.nspname, ${acl('n.nspacl', 'n', 'n.nspowner')}) as line from pg_namespace n where ${OURS}`,
  `select format('relation %s.%s %s rls=%s/%s persistence=%s options=%s acl=%s comment=%s', n.nspname, c.relname, c.relkind, c.relrowsecurity,
     c.relforcerowsecurity, c.relpersistence, c.reloptions, ${acl('c.relacl', 'r', 'c.relowner')}, obj_description(c.oid, 'pg_class')) as line
   from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind not in ('i', 't') and ${OURS}`,
  `select format('column %s.%s.%s %s notnull=%s identity=%s generated=%s default=%s acl=%s comment=%s', n.nspname, c.relname, a.attname,
     format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid), a.attacl, col_description(c.oid, a.attnum)) as line
   from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
   left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where a.attnum > 0 and not a.attisdropped and c.relkind not in ('i', 't') and ${OURS}`,
  `select format('index %s valid=%s comment=%s', pg_get_indexdef(i.indexrelid), i.indisvalid, obj_description(i.indexrelid, 'pg_class')) as line
   from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS}`,
  `select format('constraint %s on %s.%s %s valid=%s', k.conname, n.nspname, c.relname, pg_get_constraintdef(k.oid), k.convalidated) as line
   from pg_constraint k left join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = k.connamespace where ${OURS}`,
  `select format('routine %s acl=%s comment=%s', pg_get_functiondef(p.oid), ${acl('p.proacl', 'f', 'p.proowner')}, obj_description(p.oid, 'pg_proc')) as line
   from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prokind in ('f', 'p') and ${OURS}`,
  `select format('trigger %s enabled=%s', pg_get_triggerdef(t.oid), t.tgenabled) as line from pg_trigger t where not t.tgisinternal`,
  `select format('policy %s on %s %s permissive=%s roles=%s using=%s check=%s', p.policyname, p.schemaname || '.' || p.tablename, p.cmd, p.permissive, p.roles, p.qual, p.with_check) as line from pg_policies p`,
  `select format('type %s.%s %s labels=%s comment=%s', n.nspname, t.typname, t.typtype,
     (select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid), obj_description(t.oid, 'pg_type')) as line
   from pg_type t join pg_namespace n on n.oid = t.typnamespace where ${OURS}`,
  `select format('extension %s', e.extname) as line from pg_extension e`,
  `select format('publication %s %s', p.pubname, (select string_agg(t.tablename, ',' order by t.tablename) from pg_publication_tables t where t.pubname = p.pubname)) as line from pg_publication p`,
];

/** The whole catalogue of what migrations make, as sorted lines that are equal where the objects are. */
export async function readCatalogue(database: PGlite): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const query of QUERIES) {
    const { rows } = await database.query<{ readonly line: string }>(query);
    lines.push(...rows.map(({ line }) => line));
  }
  return lines.sort();
}
