import { quoteIdentifier } from '../sql/identifier.ts';
import type { NameHints } from './nameHints.ts';

/** One thing that a template asks for. All values are strings. */
export interface TemplateInput {
  /** What to ask, in a few words. */
  readonly label: string;
  /** `choice`: one of `options`; it decides what is written and is no tab stop in the editor. */
  readonly kind: 'name' | 'text' | 'choice';
  /** What is taken when nobody says, from what the migration's name suggests. Always a valid value. */
  readonly default: (hints: NameHints) => string;
  /** What is wrong with a value, in one sentence; `undefined` when it will do. */
  readonly check: (value: string) => string | undefined;
  /** For a choice: the values with what they mean. */
  readonly options?: readonly InputOption[];
}

export interface InputOption {
  readonly value: string;
  /** A few words, for a list. */
  readonly title: string;
}

/** Names made from a table's name (`…_set_updated_at`, policy names) stay below Postgres' 63 bytes. */
const NAME_LIMIT = 40;

/** An SQL name that needs no quotes: a table, a column, a function, a type. */
export function nameInput(label: string, suggest: (hints: NameHints) => string): TemplateInput {
  return { label, kind: 'name', default: (hints) => safeName(suggest(hints)), check: checkName };
}

/** Several such names, separated by commas; may be empty when nothing is suggested for an empty name. */
export function namesInput(label: string, suggest: (hints: NameHints) => string): TemplateInput {
  const optional = suggest({ subject: '', table: undefined, thing: undefined }) === '';
  return {
    label,
    kind: 'text',
    default: (hints) => {
      const names = splitList(suggest(hints)).map(safeName);
      return names.length === 0 && !optional ? safeName('') : names.join(', ');
    },
    check: (value) => {
      const names = splitList(value);
      if (names.length === 0) return optional ? undefined : 'at least one name is needed';
      return names.map(checkName).find((problem) => problem !== undefined);
    },
  };
}

/** One of a few fixed values; the first is the default. */
export function choiceInput(label: string, options: readonly InputOption[]): TemplateInput {
  const values = options.map((option) => option.value);
  return {
    label,
    kind: 'choice',
    options,
    default: () => values[0] ?? '',
    check: (value) => (values.includes(value) ? undefined : `it must be one of ${values.join(', ')}`),
  };
}

interface TextRules {
  /** What the whole value must match. */
  readonly pattern: RegExp;
  /** What the pattern asks for, as the end of "it must be …". */
  readonly rule: string;
}

/** A piece of text on one line. */
export function textInput(
  label: string,
  suggest: (hints: NameHints) => string,
  { pattern, rule }: TextRules,
): TemplateInput {
  return {
    label,
    kind: 'text',
    default: suggest,
    check: (value) => (pattern.test(value) ? undefined : `it must be ${rule}`),
  };
}

/** A column type as written in SQL: `text`, `numeric(10, 2)`, `public.status`, `uuid[]`. */
export function typeInput(label: string, fallback: string): TemplateInput {
  return textInput(label, () => fallback, {
    pattern: /^[a-z_][a-z0-9_]*(?:[ .][a-z_][a-z0-9_]*)*(?: ?\(\d+(?:, ?\d+)?\))?(?: [a-z ]+)?(?:\[\])*$/,
    rule: 'a type such as text, bigint, numeric(10, 2) or public.message_status',
  });
}

/** An SQL expression or statement, on one line and without a closing semicolon. */
export function expressionInput(label: string, suggest: (hints: NameHints) => string): TemplateInput {
  return textInput(label, suggest, {
    pattern: /^(?!\s*$)(?:(?!\$\$|[\r\n]|;\s*$|--).)+$/,
    rule: 'SQL on one line, without comments, $$ or a closing semicolon',
  });
}

/** The items of a comma-separated list, trimmed. */
export function splitList(value: string): readonly string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function checkName(value: string): string | undefined {
  if (!/^[a-z_][a-z0-9_]*$/.test(value)) {
    return 'it must be a name of lower-case letters, digits and underscores that does not begin with a digit';
  }
  if (value.length > NAME_LIMIT) return `it must have at most ${NAME_LIMIT} characters`;
  return quoteIdentifier(value) === value
    ? undefined
    : `"${value}" is a word of SQL's own and would need quotes everywhere`;
}

/** The nearest name that `checkName` takes. */
function safeName(suggestion: string): string {
  const letters =
    suggestion
      .replace(/[^a-z0-9_]+/g, '_')
      .slice(0, NAME_LIMIT)
      .replace(/_+$/, '') || 'name';
  const name = /^[0-9]/.test(letters) ? `n_${letters}`.slice(0, NAME_LIMIT) : letters;
  if (quoteIdentifier(name) === name) return name;
  return quoteIdentifier(`${name}s`) === `${name}s` ? `${name}s` : `${name}_`;
}
