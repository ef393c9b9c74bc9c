import type { Template, TemplateRow } from '../../core/templates/index.ts';
import { inputsToAsk, templateRowsOf, templates } from '../../core/templates/index.ts';
import type { Localize } from '../localize.ts';
import { askName } from './askName.ts';
import type { GivenAnswers } from './givenAnswers.ts';
import type { MigrationContext } from './migrationContext.ts';
import { input, pick, type Answer, type StepPlace } from './prompts.ts';

/** What asking for a new migration takes. */
export interface MigrationQuestion {
  readonly context: MigrationContext;
  /** What the title says besides, such as the project's name. */
  readonly title: string;
  readonly t: Localize;
}

/**
 * The dialogue: template, then what the template must know beforehand, then the name. Each step but
 * the first has a way back. `undefined` when the person leaves.
 */
export async function askForMigration(question: MigrationQuestion): Promise<GivenAnswers | undefined> {
  const rows = byCategory(templateRowsOf(templates));
  const typed = new Map<string, string>();
  let row: TemplateRow | undefined;
  let step = 1;
  for (;;) {
    const inputs = row === undefined ? [] : inputsToAsk(templateOf(row), row.values);
    const place = { title: question.title, step, totalSteps: inputs.length + 2 };
    const asked = inputs[step - 2];
    let answer: Answer<unknown>;
    if (row === undefined || step === 1) {
      const chosen = await askTemplate(rows, place, question.t);
      if (chosen.outcome === 'chosen') row = chosen.value;
      answer = chosen;
    } else if (asked === undefined) {
      const name = await askName({ ...question, place, value: '' });
      if (name.outcome === 'chosen')
        return { name: name.value, template: row.templateId, values: valuesOf(row, typed) };
      answer = name;
    } else {
      const value = await askInput(asked, place, typed.get(asked.key));
      if (value.outcome === 'chosen') typed.set(asked.key, value.value);
      answer = value;
    }
    if (answer.outcome === 'cancelled') return undefined;
    step += answer.outcome === 'back' ? -1 : 1;
  }
}

/** Rows of one category together, categories in the order in which they first occur. */
function byCategory(rows: readonly TemplateRow[]): readonly TemplateRow[] {
  const categories = [...new Set(rows.map(({ category }) => category))];
  return categories.flatMap((category) => rows.filter((row) => row.category === category));
}

function askTemplate(
  rows: readonly TemplateRow[],
  place: StepPlace,
  t: Localize,
): Promise<Answer<TemplateRow>> {
  return pick({
    ...place,
    placeholder: t('What do you want to make?'),
    choices: rows.map((row) => ({ label: row.title, detail: row.preview, group: row.category, value: row })),
  });
}

type AskedInput = ReturnType<typeof inputsToAsk>[number];

function askInput(asked: AskedInput, place: StepPlace, typed: string | undefined): Promise<Answer<string>> {
  const suggestion = asked.default({ subject: '', table: undefined, thing: undefined });
  return input({
    ...place,
    prompt: asked.label,
    placeholder: suggestion,
    value: typed ?? '',
    judge: (value) => {
      const problem = value.trim() === '' ? undefined : asked.check(value.trim());
      return problem === undefined
        ? { message: '', severity: 'info', accepted: value.trim() !== '' }
        : { message: problem, severity: 'error', accepted: false };
    },
  });
}

function valuesOf(row: TemplateRow, typed: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const keys = new Set(inputsToAsk(templateOf(row), row.values).map(({ key }) => key));
  const own = [...typed].filter(([key]) => keys.has(key));
  return { ...row.values, ...Object.fromEntries(own) };
}

function templateOf({ templateId }: TemplateRow): Template {
  const template = templates.find(({ id }) => id === templateId);
  if (template === undefined) throw new Error(`There is no template ${templateId}.`);
  return template;
}
