/** Rows as a table with aligned columns; the first row is the head. Cells that are numbers stand right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => aligned(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function aligned(cell: string, width: number): string {
  return /^[\d.]/u.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}
