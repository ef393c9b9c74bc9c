import type { TemplateInput } from './input.ts';

/** For grouping in lists. */
export type TemplateCategory = 'Start' | 'Schema' | 'Security' | 'Logic' | 'Performance' | 'Data';

/** The inputs of a template by key, in the order in which the editor's cursor visits them. */
export type TemplateInputs = Readonly<Record<string, TemplateInput>>;

/** For each input its value, or the mark that stands for it in the text until it is rendered. */
export type Holes<Inputs extends TemplateInputs> = Readonly<Record<keyof Inputs & string, string>>;

/** One migration file that a template writes; texts may hold marks from `Holes`. */
export interface TemplateFile {
  /** Appended to the migration's name with an underscore; empty for the first file. */
  readonly suffix: string;
  /** One sentence without its full stop, for the header. */
  readonly purpose: string;
  /** The true reverse of `body`, in the order in which it must run. */
  readonly rollback: readonly string[];
  /** SQL after the header, without a trailing line break. May be empty. */
  readonly body: string;
}

/** What a template writes from: `hole` for what the person may still change, `values` for what decides. */
export interface TemplateContext<Inputs extends TemplateInputs> {
  readonly hole: Holes<Inputs>;
  readonly values: Holes<Inputs>;
}

/** A template as its file declares it. */
export interface TemplateDefinition<Inputs extends TemplateInputs> {
  readonly id: string;
  /** A few words, for lists. */
  readonly title: string;
  /** What it writes, in one line. */
  readonly preview: string;
  readonly category: TemplateCategory;
  readonly inputs: Inputs;
  /** The choice whose options are listed as templates of their own in the palette. */
  readonly variants?: keyof Inputs & string;
  readonly files: (context: TemplateContext<Inputs>) => readonly TemplateFile[];
}

/** A template whatever its inputs are. */
export type Template = TemplateDefinition<TemplateInputs>;

/** Declares a template. Rendering fills both records from `inputs`, so they have exactly its keys. */
export function defineTemplate<Inputs extends TemplateInputs>(
  definition: TemplateDefinition<Inputs>,
): Template {
  return { ...definition, files: ({ hole, values }) => definition.files({ hole, values }) };
}
