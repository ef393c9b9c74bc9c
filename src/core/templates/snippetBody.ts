import { asSnippet, holesFor } from './render.ts';
import type { Template } from './template.ts';

/**
 * The statements of a template's file number `index` as a snippet in VS Code's syntax, without the
 * header; the inputs are its stops with what they default to for a table `contacts`. Throws for a
 * template or file that is not there, since only the generator of the snippets asks.
 */
export function snippetBody(
  template: Template,
  values: Readonly<Record<string, string>>,
  index = 0,
): readonly string[] {
  const hints = { subject: 'contacts', table: 'contacts', thing: undefined };
  const filled = Object.fromEntries(
    Object.entries(template.inputs).map(([key, input]) => [key, values[key] ?? input.default(hints)]),
  );
  const file = template.files({ hole: holesFor(template.inputs), values: filled })[index];
  if (file === undefined) throw new RangeError(`The template ${template.id} has no file ${index}.`);
  return `${asSnippet(file.body, filled)}\n$0`.split('\n');
}
