import type { Node } from './ast.ts';
import { as, stringsOf } from './ast.ts';
import { decodeString } from './embeddedText.ts';
import type { EmbeddedText } from './embeddedText.ts';
import { tokenize } from './lexer.ts';
import type { Statement } from './types.ts';

/** The quoted body of a DO block or function. Offsets count from the start of the statement. */
export interface QuotedBody {
  readonly language: string;
  readonly body: EmbeddedText;
}

/** Options of a DO statement or CREATE FUNCTION: its language, and its body's value and place. */
interface BodyOptions {
  readonly language: string;
  readonly value: string;
  /** Location of `AS`, or of the body itself; as the parser gives it. */
  readonly location: number | undefined;
}

/**
 * The quoted body of `statement`, whose text is `text`; `undefined` when it has none, or one that is
 * written in a way not followed here (its value is compared with the parser's).
 */
export function quotedBody(text: string, statement: Statement): QuotedBody | undefined {
  const options = bodyOptions(statement.tree);
  if (options === undefined) return undefined;
  const from = statement.offsetOf(options.location) - statement.range.start;
  const token = tokenize(text).find((candidate) => candidate.start >= from && isString(candidate.kind));
  const body = decodeString(text, token);
  if (body === undefined || body.text !== options.value) return undefined;
  return { language: options.language, body };
}

/** Whether `statement` is a DO block or a function with a quoted body. */
export function hasQuotedBody(tree: Node): boolean {
  return bodyOptions(tree) !== undefined;
}

function isString(kind: string): boolean {
  return kind === 'string' || kind === 'dollarString';
}

function bodyOptions(tree: Node): BodyOptions | undefined {
  const block = as(tree, 'DoStmt');
  const routine = as(tree, 'CreateFunctionStmt');
  const options = block?.args ?? routine?.options;
  if (options === undefined) return undefined;
  let language = block === undefined ? 'sql' : 'plpgsql';
  let found: Omit<BodyOptions, 'language'> | undefined;
  for (const option of options) {
    const element = as(option, 'DefElem');
    if (element?.defname === 'language') language = as(element.arg, 'String')?.sval ?? language;
    if (element?.defname !== 'as') continue;
    const values = stringsOf(
      element.arg === undefined ? [] : (as(element.arg, 'List')?.items ?? [element.arg]),
    );
    const [value] = values;
    if (value !== undefined && values.length === 1) found = { value, location: element.location };
  }
  return found === undefined ? undefined : { language: language.toLowerCase(), ...found };
}
