import { stripTerminalSequences } from './ansi.ts';
import type { Envelope } from './envelope.ts';
import { envelopesIn, isRecord } from './envelope.ts';

/** One line of `migration list`: a version per side, `undefined` where that side has none. */
export interface MigrationListRow {
  readonly local: string | undefined;
  readonly remote: string | undefined;
}

/** The database that v3 says it asked. */
export interface AnsweringTarget {
  readonly kind: string;
  readonly host?: string;
  readonly port?: number;
  readonly projectRef?: string;
  readonly projectName?: string;
}

export type MigrationListOutcome =
  | {
      readonly ok: true;
      readonly rows: readonly MigrationListRow[];
      readonly target: AnsweringTarget | undefined;
    }
  /** Neither JSON nor a table: whatever ran, it was not `migration list`. */
  | { readonly ok: false };

/**
 * Decodes the stdout of a `migration list` that exited with 0: JSON (2.109 and later) or the text table in
 * each of its looks (glamour 0.6 to 0.9, back-ticked cells, any heads). Rows without a version on either
 * side are dropped. Source of the looks: release tags of the CLI, and runs of 2.100 to 3.1.
 */
export function decodeMigrationList(stdout: string): MigrationListOutcome {
  const text = stripTerminalSequences(stdout);
  for (const envelope of envelopesIn(text)) {
    const rows = rowsOfEnvelope(envelope);
    if (rows !== undefined) return { ok: true, rows, target: targetOf(envelope) };
  }
  const rows = rowsOfTable(text);
  return rows === undefined ? { ok: false } : { ok: true, rows, target: undefined };
}

/** The versions on the database's side, as written there. */
export function databaseVersions(rows: readonly MigrationListRow[]): readonly string[] {
  return rows.flatMap(({ remote }) => (remote === undefined ? [] : [remote]));
}

function rowsOfEnvelope(envelope: Envelope): readonly MigrationListRow[] | undefined {
  const migrations = envelope['migrations'];
  if (!Array.isArray(migrations)) return undefined;
  const rows: MigrationListRow[] = [];
  for (const migration of migrations) {
    if (!isRecord(migration)) return undefined;
    const { local, remote } = migration;
    if (!isVersionCell(local) || !isVersionCell(remote)) return undefined;
    if (local !== '' || remote !== '') rows.push(toRow(local, remote));
  }
  return rows;
}

function isVersionCell(value: unknown): value is string {
  return typeof value === 'string' && /^\d*$/.test(value);
}

/** Between head and rows every look has a line of nothing but strokes with at least two crossings. */
const ruleLine = /^[\s\-─┼+|│]*[-─]{2,}[\s\-─┼+|│]*[┼+|│][\s\-─┼+|│]*[┼+|│][\s\-─┼+|│]*$/;

/** v1.11 and older fill the side of a file that the CLI skips with Go's largest integer. */
const noVersion = '9223372036854775807';

function rowsOfTable(text: string): readonly MigrationListRow[] | undefined {
  const lines = text.split('\n');
  const rows = lines.flatMap((line) => {
    const cells = line.split(/[|│]/).map((cell) => cell.replaceAll('`', '').trim());
    const inner = cells.length >= 5 && cells[0] === '' && cells.at(-1) === '' ? cells.slice(1, -1) : cells;
    const [local, remote] = inner;
    if (inner.length < 3 || !isVersionCell(local) || !isVersionCell(remote)) return [];
    const row = toRow(local === noVersion ? '' : local, remote === noVersion ? '' : remote);
    return row.local === undefined && row.remote === undefined ? [] : [row];
  });
  return rows.length > 0 || lines.some((line) => ruleLine.test(line)) ? rows : undefined;
}

function toRow(local: string, remote: string): MigrationListRow {
  return { local: local === '' ? undefined : local, remote: remote === '' ? undefined : remote };
}

function targetOf(envelope: Envelope): AnsweringTarget | undefined {
  const target = envelope['target'];
  if (!isRecord(target) || typeof target['kind'] !== 'string') return undefined;
  const { kind, host, port, project_ref: projectRef, project_name: projectName } = target;
  return {
    kind,
    ...(typeof host === 'string' ? { host } : {}),
    ...(typeof port === 'number' ? { port } : {}),
    ...(typeof projectRef === 'string' ? { projectRef } : {}),
    ...(typeof projectName === 'string' ? { projectName } : {}),
  };
}
