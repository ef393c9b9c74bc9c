/** A table whose rows belong to somebody. */
export interface OwnedTable {
  /** Qualified. */
  readonly table: string;
  /** The table's name for the names of the policies. */
  readonly label: string;
  /** Who may: the beginning of the names of the policies. */
  readonly who: string;
  /** True for the rows that belong to the one who asks; functions in `(select …)` run once a query, not once a row. */
  readonly owns: string;
}

/** One policy for each command: what a role may read, add, change and delete are separate decisions. */
export function crudPolicies({ table, label, who, owns }: OwnedTable): readonly string[] {
  return [
    ...policy({ name: `${who} read their ${label}`, table, command: 'select', clauses: [`using (${owns})`] }),
    '',
    ...policy({
      name: `${who} add their ${label}`,
      table,
      command: 'insert',
      clauses: [`with check (${owns})`],
    }),
    '',
    ...policy({
      name: `${who} change their ${label}`,
      table,
      command: 'update',
      clauses: [`using (${owns})`, `with check (${owns})`],
    }),
    '',
    ...policy({
      name: `${who} delete their ${label}`,
      table,
      command: 'delete',
      clauses: [`using (${owns})`],
    }),
  ];
}

/** The statements that drop what `crudPolicies` makes, the last one first. */
export function dropCrudPolicies({ table, label, who }: Omit<OwnedTable, 'owns'>): readonly string[] {
  return ['delete', 'change', 'add', 'read'].map(
    (verb) => `drop policy "${who} ${verb} their ${label}" on ${table};`,
  );
}

export interface PolicyParts {
  readonly name: string;
  readonly table: string;
  readonly command: 'select' | 'insert' | 'update' | 'delete';
  /** Default `authenticated`. */
  readonly roles?: string;
  readonly clauses: readonly string[];
}

/** CREATE POLICY over several lines. */
export function policy({
  name,
  table,
  command,
  roles = 'authenticated',
  clauses,
}: PolicyParts): readonly string[] {
  const lines = [
    `create policy "${name}"`,
    `  on ${table}`,
    `  for ${command}`,
    `  to ${roles}`,
    ...clauses.map((clause) => `  ${clause}`),
  ];
  return lines.map((line, index) => (index === lines.length - 1 ? `${line};` : line));
}
