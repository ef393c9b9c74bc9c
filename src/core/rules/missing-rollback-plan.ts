import type { FileContext, Rule } from '../lint/types.ts';
import { hasRollbackPlan } from '../project/header.ts';
import { versionTime } from '../project/version.ts';
import { rollbackPlanEdits } from '../rollback/index.ts';
import { firstLine } from './support/fileNames.ts';

/** Finds migrations that do not say how they are undone. */
export const missingRollbackPlan: Rule = {
  id: 'missing-rollback-plan',
  scope: 'file',
  title: 'The migration does not say how it is undone.',
  severity: 'info',
  profile: 'default',
  needs: ['file'],
  appliesTo: 'pending',
  replaces: [],
  check(context) {
    if (context.parsed.statements.length === 0 || hasRollbackPlan(context.parsed)) return;
    context.report({
      range: firstLine(context.file.text),
      anchor: 'file',
      message:
        'This migration has no rollback plan. The Supabase CLI does not undo a pushed migration, so when it goes wrong somebody has to write the reverse statements under pressure. Write them into the header now, while it is clear what they are.',
      fixesLater: true,
    });
  },
  fixes: (context) => [
    { title: 'Write the rollback plan into the header', kind: 'edit', edits: planEdits(context) },
  ],
  docs: {
    what: 'A migration whose comments have no *Rollback plan* (also *Rollback*, *Down*, *Undo* or *Revert*) with something below it.',
    why: 'There are no down migrations on a hosted project: what was pushed is undone by a further migration or by hand. The person who needs the reverse statements needs them quickly, and some steps, such as a dropped column, cannot be undone at all, which is better known before the push.',
    instead:
      'A header comment with the statements in the order in which they must run. The quick fix writes what follows from the file; words such as "restore from the backup" are a plan too.',
    bad: 'create table private.notes (id bigint primary key);',
    good: '-- Rollback plan:\n--   drop table private.notes;\ncreate table private.notes (id bigint primary key);',
    exceptions: ['Files without statements.', 'Files that are already applied.'],
    sources: [],
  },
};

function planEdits(
  context: FileContext,
): readonly { path: string; start: number; end: number; newText: string }[] {
  const migration = context.name?.name ?? context.file.fileName.replace(/\.sql$/iu, '');
  const time = versionTime(context.name?.version ?? '');
  const words = {
    migration,
    date: time === undefined ? '' : time.toISOString().slice(0, 10),
    author: undefined,
    purpose: migration.replaceAll('_', ' ').trim(),
  };
  return rollbackPlanEdits(context.parsed, words).map((edit) => ({ path: context.file.path, ...edit }));
}
