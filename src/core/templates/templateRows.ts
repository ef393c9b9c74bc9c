import { holesFor } from './render.ts';
import type { TemplateInput } from './input.ts';
import type { Template, TemplateCategory } from './template.ts';

/** One line of a list of templates: a template, or one variant of it. */
export interface TemplateRow {
  readonly templateId: string;
  /** What to hand to `planNewMigration` for this variant. */
  readonly values: Readonly<Record<string, string>>;
  readonly title: string;
  readonly preview: string;
  readonly category: TemplateCategory;
}

/** The templates as a list to pick from: one with variants gives a row for each. */
export function templateRowsOf(templates: readonly Template[]): readonly TemplateRow[] {
  return templates.flatMap(({ id, title, preview, category, inputs, variants }) => {
    const options = variants === undefined ? [] : (inputs[variants]?.options ?? []);
    if (variants === undefined || options.length === 0) {
      return [{ templateId: id, values: {}, title, preview, category }];
    }
    return options.map((option) => ({
      templateId: id,
      values: { [variants]: option.value },
      title: `${title}: ${option.title}`,
      preview,
      category,
    }));
  });
}

/** An input with its key. */
export interface KeyedInput extends TemplateInput {
  readonly key: string;
}

/**
 * The inputs that should be asked for before the files are written, because they stand in more than
 * one file, where the editor's tab stops cannot reach. Empty for a template of one file.
 */
export function inputsToAsk(
  template: Template,
  values: Readonly<Record<string, string>>,
): readonly KeyedInput[] {
  const suggestions = { subject: 'name', table: undefined, thing: undefined };
  const entries = Object.entries(template.inputs);
  const assumed = Object.fromEntries(
    entries.map(([key, input]) => [key, values[key] ?? input.default(suggestions)]),
  );
  const hole = holesFor(template.inputs);
  const files = template.files({ hole, values: assumed });
  if (files.length < 2) return [];
  const text = files.map((file) => [file.purpose, file.body].join('\n')).join('\n');
  return entries
    .filter(([key, input]) => {
      const used = text.includes(hole[key] ?? key);
      return input.kind !== 'choice' && values[key] === undefined && used;
    })
    .map(([key, input]) => ({ key, ...input }));
}
