import type { FileEdit, FileContext, Fix } from '../../lint/types.ts';
import { slugify } from '../../project/migrationName.ts';
import type { Statement } from '../../sql/types.ts';
import type { TextRange } from '../../text/range.ts';

/** An edit in the file that is being linted. */
export function edit(context: FileContext, range: TextRange, newText: string): FileEdit {
  return { path: context.file.path, start: range.start, end: range.end, newText };
}

/** An insertion in the file that is being linted. */
export function insertion(context: FileContext, at: number, newText: string): FileEdit {
  return edit(context, { start: at, end: at }, newText);
}

/** A statement with its semicolon, the comment lines right above it, and the line break after it. */
export function wholeStatement(context: FileContext, statement: Statement): TextRange {
  const { text } = context.file;
  let start = lineStart(text, statement.range.start);
  if (text.slice(start, statement.range.start).trim() !== '') start = statement.range.start;
  const rest = /^[ \t]*(?:\r\n|\r|\n|$)/u.exec(text.slice(statement.fullEnd));
  return { start, end: statement.fullEnd + (rest?.[0].length ?? 0) };
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** A further migration: its name, what it does in words, its SQL and how to undo it. */
export interface FollowUp {
  readonly name: string;
  readonly purpose: string;
  readonly sql: string;
  readonly rollback: string;
  readonly step?: number;
}

/** The edit that makes a further migration file, header and rollback plan included. */
export function newMigration(context: Pick<FileContext, 'followUpPath'>, followUp: FollowUp): FileEdit {
  const name = slugify(followUp.name);
  const plan = followUp.rollback.split('\n').map((line) => `--   ${line}`);
  const newText = [
    `-- Migration: ${name}`,
    `-- Purpose: ${followUp.purpose}`,
    '-- Rollback plan:',
    ...plan,
    '',
    followUp.sql,
    '',
  ].join('\n');
  return { path: context.followUpPath(name, followUp.step ?? 1), start: 0, end: 0, newText };
}

/** A fix that takes a statement out of this file and puts `followUp` into its own. */
export function splitOut(
  context: FileContext,
  statement: Statement,
  split: { readonly title: string; readonly followUp: FollowUp },
): Fix {
  return {
    title: split.title,
    kind: 'split',
    edits: [edit(context, wholeStatement(context, statement), ''), newMigration(context, split.followUp)],
  };
}

/** Whether the statement is the only one of its file, so that nothing need be split. */
export function isAlone(context: FileContext): boolean {
  return context.parsed.statements.length === 1 && context.parsed.problems.length === 0;
}
