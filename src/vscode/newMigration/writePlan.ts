import type { PlannedMigration, RefusedMigration } from '../../core/templates/index.ts';
import { CommandFailure } from '../describeError.ts';
import type { Services } from '../services.ts';
import { openAsSnippet } from './openAsSnippet.ts';

/**
 * Writes the files of a plan, never over one that is there, and opens the first with the cursor on
 * its first placeholder. Throws a `CommandFailure` with the reason of a refusal.
 */
export async function writePlan(
  { machine, history }: Pick<Services, 'machine' | 'history'>,
  plan: PlannedMigration | RefusedMigration,
): Promise<void> {
  if (plan.outcome === 'refused') throw new CommandFailure(plan.message);
  const { files } = await machine.get();
  for (const { path, text } of plan.files) await files.createText(path, text);
  const [first] = plan.files;
  if (first !== undefined) await openAsSnippet(first.path, first.snippet);
  history.invalidate();
}
