import type { TemplateFile, TemplateInputs } from './template.ts';
import { formatHeader } from '../project/header.ts';

/** Marks for inputs in a template's text: two characters that no text of ours and no input holds. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const MARK = /\ue000([^\ue001]*)\ue001/g;

/** The key of the header's purpose, which is a tab stop like the inputs. */
const PURPOSE = 'purpose';

/** What the header needs to know. */
export interface RenderContext {
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly author: string | undefined;
}

/** A file as text and, for the editor, as a snippet in VS Code's syntax with the cursor's stops. */
export interface RenderedFile {
  readonly text: string;
  readonly snippet: string;
}

/** The mark for each input. */
export function holesFor(inputs: TemplateInputs): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(inputs).map((key) => [key, `${OPEN}${key}${CLOSE}`]));
}

/**
 * Renders one file of a template. In the snippet the inputs are the stops 1, 2, … in their order as
 * far as they occur, then comes the purpose, then the end; a later occurrence mirrors the first.
 */
export function renderFile(
  file: TemplateFile,
  values: Readonly<Record<string, string>>,
  context: RenderContext,
): RenderedFile {
  const header = formatHeader({
    migration: context.name,
    date: context.date,
    author: context.author,
    purpose: `${OPEN}${PURPOSE}${CLOSE}`,
    rollback: file.rollback,
  });
  const whole = file.body === '' ? `${header}\n` : `${header}\n${file.body}\n`;
  const all = { [PURPOSE]: withoutMarks(file.purpose, values), ...values };
  return { text: withoutMarks(whole, all), snippet: `${asSnippet(whole, all)}$0` };
}

/** `text` with every mark replaced by its value. */
export function withoutMarks(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(MARK, (_, key: string) => values[key] ?? '');
}

/** `text` with every mark replaced by a tab stop, everything else escaped. */
export function asSnippet(text: string, values: Readonly<Record<string, string>>): string {
  const occurring = new Set([...text.matchAll(MARK)].map((match) => match[1] ?? ''));
  const order = [...Object.keys(values).filter((key) => key !== PURPOSE), PURPOSE];
  const stops = order.filter((key) => occurring.has(key));
  const seen = new Set<string>();
  return text
    .split(/(\ue000[^\ue001]*\ue001)/)
    .map((piece) => {
      const key = piece.startsWith(OPEN) ? piece.slice(1, -1) : undefined;
      if (key === undefined) return escapeSnippet(piece);
      const stop = stops.indexOf(key) + 1;
      if (seen.has(key)) return `\${${stop}}`;
      seen.add(key);
      return `\${${stop}:${escapeSnippet(values[key] ?? '')}}`;
    })
    .join('');
}

/** Text as it must be written in a snippet so that it is inserted as it is. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
