import { writeFileSync } from 'node:fs';
import { combineSafeFixes } from '../core/lint/fixAll.ts';
import { applyEdits } from '../core/text/range.ts';
import { readSqlFile } from '../node/migrationFolder.ts';
import type { LintedHistory } from '../node/lintProject.ts';
import type { Terminal } from './terminal.ts';

/** Fixes may uncover each other; more rounds than this means that two of them undo each other. */
const mostRounds = 10;

interface FixEnvironment {
  readonly terminal: Terminal;
  readonly display: (path: string) => string;
}

/**
 * Applies the safe fixes to the pending files of `history`, round by round until none is left, writes
 * the files and says on standard error what was changed. Applied files are never touched. Gives the
 * history with the findings that remain.
 */
export function applySafeFixes(history: LintedHistory, environment: FixEnvironment): LintedHistory {
  const { session, reported } = history;
  let hasChanged = false;
  for (const path of reported) {
    if (session.state(path) !== 'pending') continue;
    hasChanged = fixFile(history, path, environment) || hasChanged;
  }
  if (!hasChanged) return history;
  return { ...history, findings: reported.flatMap((path) => session.findings(path)) };
}

function fixFile(history: LintedHistory, path: string, { terminal, display }: FixEnvironment): boolean {
  const { session } = history;
  const before = session.file(path)?.text ?? '';
  const said: string[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const text = session.file(path)?.text ?? '';
    const { edits, mended } = combineSafeFixes(session.findings(path), path);
    if (edits.length === 0) break;
    said.push(
      ...mended.map(
        ({ rule, fixes }) => `${rule}: ${fixes.find(({ kind }) => kind === 'edit')?.title ?? ''}`,
      ),
    );
    session.update(path, applyEdits(text, edits));
  }
  const after = session.file(path)?.text ?? '';
  if (after === before) return false;
  const failure = writeBack(path, { before, after, hasMark: history.withByteOrderMark.has(path) });
  if (failure !== undefined) {
    terminal.complain(`${display(path)} was not changed: ${failure}`);
    session.update(path, before);
    return true;
  }
  for (const line of said) terminal.complain(`fixed ${display(path)} ${line}`);
  return true;
}

interface Change {
  readonly before: string;
  readonly after: string;
  readonly hasMark: boolean;
}

/** Writes the new text unless the file has changed since it was read. Gives the reason when it did not. */
function writeBack(path: string, { before, after, hasMark }: Change): string | undefined {
  const current = readSqlFile(path);
  if (current.kind !== 'text' || current.text !== before) return 'it was changed in the meantime.';
  try {
    writeFileSync(path, hasMark ? `\ufeff${after}` : after);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
