import type { Localize } from '../localize.ts';
import { versionNow, type MigrationContext } from './migrationContext.ts';
import { nameBoxState } from './nameBox.ts';
import { input, type Answer, type StepPlace } from './prompts.ts';

/** What asking for a name takes. */
export interface NameRequest {
  readonly context: MigrationContext;
  readonly place: StepPlace;
  /** What stands in the box at first. */
  readonly value: string;
  readonly t: Localize;
}

/** Asks for a name and gives its slug; the box shows the file name that it becomes. */
export async function askName({ context, place, value, t }: NameRequest): Promise<Answer<string>> {
  const judge = (text: string): ReturnType<typeof nameBoxState> =>
    nameBoxState(text, { version: versionNow(context), existingNames: context.existingNames, t });
  const answer = await input({
    ...place,
    prompt: t('Name of the migration'),
    placeholder: t('add message reactions'),
    value,
    judge,
  });
  return answer.outcome === 'chosen' ? { outcome: 'chosen', value: judge(answer.value).slug } : answer;
}
