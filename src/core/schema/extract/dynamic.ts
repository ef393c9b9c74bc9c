import type { NameReference } from '../operation.ts';
import type { TableAspect, UnknownFlags } from '../types.ts';
import type { Extracted } from './extracted.ts';

/** What a piece of SQL text changes, told by its words. Tables are those named in so many letters. */
interface Touch {
  readonly pattern: RegExp;
  readonly aspects: readonly TableAspect[];
  readonly flags: readonly (keyof UnknownFlags)[];
}

// A name that goes on with a placeholder (`public.%I`) is none.
const NAME = String.raw`(?:if\s+exists\s+|only\s+)*((?:"[^"]+"|[a-z_][\w$]*)(?:\s*\.\s*(?:"[^"]+"|[a-z_][\w$]*))?)(?![\w$"]|\s*[.%])`;

/** First match wins; the first group of a pattern is the table's name where it is written out. */
const TOUCHES: readonly Touch[] = [
  {
    pattern: new RegExp(
      String.raw`alter\s+table\s+(?:${NAME})?.*(?:enable|disable|force)\s+row\s+level`,
      'isu',
    ),
    aspects: ['rowLevelSecurity'],
    flags: [],
  },
  {
    pattern: new RegExp(String.raw`(?:create|alter|drop)\s+policy\b(?:.*?\son\s+(?:${NAME})?)?`, 'isu'),
    aspects: ['policies'],
    flags: ['policies'],
  },
  {
    pattern: new RegExp(
      String.raw`(?:create|drop)\s+(?:or\s+replace\s+)?(?:constraint\s+)?trigger\b(?:.*?\son\s+(?:${NAME})?)?`,
      'isu',
    ),
    aspects: ['triggers'],
    flags: ['triggers'],
  },
  {
    pattern: new RegExp(String.raw`alter\s+table\s+(?:${NAME})?.*\b(?:enable|disable)\s+trigger\b`, 'isu'),
    aspects: ['triggers'],
    flags: [],
  },
  {
    pattern: new RegExp(String.raw`alter\s+table\s+(?:${NAME})?.*\bowner\s+to\b`, 'isu'),
    aspects: [],
    flags: [],
  },
  {
    pattern: new RegExp(String.raw`alter\s+table\s+(?:${NAME})?.*\bconstraint\b`, 'isu'),
    aspects: ['constraints'],
    flags: [],
  },
  {
    pattern: new RegExp(String.raw`alter\s+table\s+(?:${NAME})?`, 'isu'),
    aspects: ['columns', 'constraints'],
    flags: [],
  },
  {
    pattern: new RegExp(String.raw`drop\s+table\s+(?:${NAME})?`, 'isu'),
    aspects: ['existence', 'columns', 'constraints', 'rowLevelSecurity', 'policies'],
    flags: ['tables'],
  },
  { pattern: /create\s+(?:unlogged\s+|temp\s+|temporary\s+)*table\b/isu, aspects: [], flags: ['tables'] },
  {
    pattern: new RegExp(String.raw`create\s+(?:unique\s+)?index\b(?:.*?\son\s+(?:${NAME})?)?`, 'isu'),
    aspects: ['indexes'],
    flags: [],
  },
  { pattern: /(?:drop|alter)\s+index\b|\breindex\b/isu, aspects: ['indexes'], flags: [] },
  {
    pattern: new RegExp(String.raw`(?:grant|revoke)\b(?:.*?\son\s+(?:table\s+)?(?:${NAME})?)?`, 'isu'),
    aspects: ['privileges'],
    flags: ['privileges'],
  },
  { pattern: /alter\s+default\s+privileges/isu, aspects: [], flags: ['privileges'] },
  {
    pattern: /(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:function|procedure|routine)\b/isu,
    aspects: [],
    flags: ['routines'],
  },
  { pattern: /(?:create|alter|drop)\s+(?:type|domain)\b/isu, aspects: [], flags: ['types'] },
  {
    pattern: /(?:create|alter|drop)\s+(?:schema|extension)\b/isu,
    aspects: [],
    flags: ['tables', 'routines', 'types'],
  },
];

/** Text that changes no object of the catalogue, or none that it keeps. */
const HARMLESS =
  /^\s*(?:select|insert|update|delete|with|analyze|vacuum|refresh|comment|notify|set|reset|copy|call|perform|alter\s+(?:database|role|publication|sequence|system|view)|(?:create|drop)\s+(?:or\s+replace\s+)?(?:view|materialized|publication|sequence|role))\b/isu;

/** The beginning of a statement, as opposed to a piece of one or a message. */
const STATEMENT_START =
  /^\s*(?:alter|analyze|call|cluster|comment|copy|create|delete|drop|grant|insert|lock|merge|notify|refresh|reindex|reset|revoke|select|set|truncate|update|vacuum|with)\s/iu;

/** The catalogue is read to find what to change: any table may be meant. */
const READS_CATALOGUE =
  /\b(?:pg_(?:tables|class|policies|policy|indexes|constraint|trigger|views|proc|namespace|attribute)|information_schema)\b/iu;

/**
 * What the dynamic SQL of a DO block may have changed, told from the constant parts of its text.
 * `body` is the block's text without its quotes.
 */
export function dynamicChanges(body: string): readonly Extracted[] {
  const code = withoutComments(body);
  const literals = literalsOf(code);
  const pieces = executedTexts(code, literals);
  if (pieces.length === 0)
    return [{ kind: 'dynamic', aspects: [], tables: [], flags: ['everything'], onlyEnables: false }];
  const candidates = READS_CATALOGUE.test(code) ? [] : candidateTables(literals);
  return pieces.flatMap((piece) => changeOf(piece, candidates));
}

function changeOf(piece: string, candidates: readonly NameReference[]): Extracted[] {
  if (HARMLESS.test(piece)) return [];
  const touch = TOUCHES.find(({ pattern }) => pattern.test(piece));
  if (touch === undefined)
    return [{ kind: 'dynamic', aspects: [], tables: [], flags: ['everything'], onlyEnables: false }];
  const written = touch.pattern.exec(piece)?.[1];
  const base = {
    kind: 'dynamic',
    aspects: touch.aspects,
    onlyEnables: !/\bdisable\b/iu.test(piece),
  } as const;
  if (written !== undefined) return [{ ...base, tables: [tableName(written)], flags: [] }];
  return [{ ...base, tables: candidates, flags: touch.flags }];
}

/** `"My Table"`, `public.orders` → the name as Postgres reads it. */
function tableName(written: string): NameReference {
  const parts = written.split('.').map((part) => {
    const trimmed = part.trim();
    return trimmed.startsWith('"') ? trimmed.slice(1, -1) : trimmed.toLowerCase();
  });
  return { schema: parts.length > 1 ? parts[0] : undefined, name: parts.at(-1) ?? '' };
}

/** Literals that may be names of tables: `ARRAY['a', 'b']`. */
function candidateTables(literals: readonly string[]): readonly NameReference[] {
  return literals.flatMap((literal) =>
    /^[a-z_][\w$]*(?:\.[a-z_][\w$]*)?$/iu.test(literal) ? [tableName(literal)] : [],
  );
}

/** For each EXECUTE the constant parts of its text, joined by a placeholder; all texts for a variable. */
function executedTexts(code: string, literals: readonly string[]): readonly string[] {
  const statementTexts = literals.filter((literal) => STATEMENT_START.test(literal));
  const pieces = new Set<string>();
  for (const match of code.matchAll(
    /\bexecute\b(?!\s+(?:function|procedure|on)\b)((?:'(?:[^']|'')*'|\$(\w*)\$[^]*?\$\2\$|[^';])*)/giu,
  )) {
    const parts = literalsOf(match[1] ?? '');
    if (parts.some((part) => STATEMENT_START.test(part))) pieces.add(parts.join(' % '));
    else if (statementTexts.length === 0) pieces.add('');
    else for (const text of statementTexts) pieces.add(text);
  }
  return [...pieces];
}

/** Contents of the single-quoted and dollar-quoted literals of `code`, quotes undoubled. */
function literalsOf(code: string): readonly string[] {
  const literals: string[] = [];
  for (const match of code.matchAll(/'((?:[^']|'')*)'|\$(\w*)\$([^]*?)\$\2\$/gu)) {
    literals.push(match[3] ?? (match[1] ?? '').replaceAll("''", "'"));
  }
  return literals;
}

function withoutComments(code: string): string {
  return code.replace(
    /('(?:[^']|'')*')|--[^\n]*|\/\*[^]*?\*\//gu,
    (_whole, literal: string | undefined) => literal ?? ' ',
  );
}
