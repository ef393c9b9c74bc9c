import type { CommentedSource } from '../project/header.ts';
import { formatHeader, parseHeader } from '../project/header.ts';
import { parseMigrationFileName } from '../project/migrationName.ts';
import { nextVersion } from '../project/version.ts';
import { rollbackPlanEdits, rollbackPlanFor } from '../rollback/index.ts';
import type { ParsedSql } from '../sql/types.ts';
import type { TextEdit } from '../text/range.ts';
import { applyEdits } from '../text/range.ts';
import type { NewMigrationPlace, PlannedMigration, RefusedMigration } from './newMigration.ts';
import { acceptName, fileAt } from './newMigration.ts';
import { escapeSnippet } from './render.ts';

export interface SelectionRequest extends NewMigrationPlace {
  /** The selected SQL. */
  readonly selected: ParsedSql;
}

/**
 * What *New Migration from Selection* writes: the selected SQL below a header with the rollback plan
 * derived from it. SQL that brings its own header keeps it and gets only the plan that it lacks.
 */
export function planSelectionMigration(request: SelectionRequest): PlannedMigration | RefusedMigration {
  const name = acceptName(request);
  if (name.outcome === 'refused') return name;
  const { selected, now, author } = request;
  const version = nextVersion({ now, known: request.knownVersions });
  const words = wordsFor(name.slug, now, author);
  const place = fileAt(request.folder, version, name.slug);
  const sql = `${selected.source.text.replace(/^\ufeff/, '').trim()}\n`;
  if (hasHeader(selected)) {
    const text = `${applyEdits(selected.source.text, rollbackPlanEdits(selected, words))
      .replace(/^\ufeff/, '')
      .trim()}\n`;
    return planned(name.slug, name.warnings, { ...place, text, snippet: `${escapeSnippet(text)}$0` });
  }
  const header = formatHeader({ ...words, rollback: rollbackPlanFor(selected) });
  const [before = '', after = ''] = header.split(`-- Purpose: ${words.purpose}`);
  const purpose = `-- Purpose: \${1:${escapeSnippet(words.purpose)}}`;
  return planned(name.slug, name.warnings, {
    ...place,
    text: `${header}\n${sql}`,
    snippet: `${escapeSnippet(before)}${purpose}${escapeSnippet(after)}\n${escapeSnippet(sql)}$0`,
  });
}

/**
 * What *Add Rollback Header* changes in a migration: a header on top, or the plan that its header
 * lacks; the file's own text stays. Empty when there is a plan already. UTF-16 offsets.
 */
export function rollbackHeaderEdits(
  parsed: ParsedSql,
  file: { readonly fileName: string; readonly now: Date; readonly author: string | undefined },
): readonly TextEdit[] {
  const name = parseMigrationFileName(file.fileName)?.name ?? file.fileName.replace(/\.sql$/i, '');
  return rollbackPlanEdits(parsed, wordsFor(name, file.now, file.author));
}

function wordsFor(
  name: string,
  now: Date,
  author: string | undefined,
): {
  readonly migration: string;
  readonly date: string;
  readonly author: string | undefined;
  readonly purpose: string;
} {
  const words = name.replaceAll('_', ' ').trim();
  const purpose = words === '' ? 'What changes, and why' : words.charAt(0).toUpperCase() + words.slice(1);
  return { migration: name, date: now.toISOString().slice(0, 10), author, purpose };
}

function hasHeader(selected: CommentedSource): boolean {
  const { migration, date, author, purpose, rollback } = parseHeader(selected);
  return [migration, date, author, purpose, rollback].some((part) => part !== undefined);
}

function planned(
  name: string,
  warnings: readonly string[],
  file: PlannedMigration['files'][number],
): PlannedMigration {
  return { outcome: 'planned', name, files: [file], warnings };
}
