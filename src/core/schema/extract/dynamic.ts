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
    flags: [],
  },
  {
    pattern: new RegExp(
      String.raw`(?:create|drop)\s+(?:or\s+replace\s+)?(?:constraint\s+)?trigger\b(?:.*?\son\s+(?:${NAME})?)?`,
      'isu',
    ),
    aspects: ['triggers'],
    flags: [],
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

/** What nobody can tell: anything may have happened to what is there. */
export const ANYTHING: Extracted = {
  kind: 'dynamic',
  aspects: [
    'existence',
    'columns',
    'constraints',
    'indexes',
    'rowLevelSecurity',
    'policies',
    'triggers',
    'privileges',
  ],
  tables: [],
  flags: ['everything', 'tables', 'routines', 'types', 'privileges'],
  routines: [],
  views: true,
  onlyEnables: false,
};

/** Text that changes no object of the catalogue, or none that it keeps. */
const HARMLESS =
  /^\s*(?:select|insert|update|delete|with|analyze|vacuum|refresh|comment|notify|set|reset|copy|call|perform|alter\s+(?:database|role|publication|sequence|subscription|system)|(?:create|drop)\s+(?:or\s+replace\s+)?(?:publication|sequence|subscription|role))\b/isu;

const VIEWS = /\b(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:materialized\s+)?view\b/iu;

/** EXECUTE of PL/pgSQL with its expression, up to the semicolon; not the one of triggers and grants. */
const EXECUTE =
  /\bexecute\b(?!\s+(?:function|procedure|on)\b)((?:'(?:[^']|'')*'|\$(\w*)\$[^]*?\$\2\$|[^';])*)/giu;

/** An expression that is one literal: the parser reads it as a statement of the block. */
const CONSTANT = /^\s*(?:'(?:[^']|'')*'|\$(\w*)\$[^]*?\$\1\$)\s*(?:(?:into|using)\b[^]*)?$/iu;

const DOLLAR_STRING = /\$(\w*)\$[^]*?\$\1\$/gu;

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
  const { pieces, opaque } = executedTexts(code, literals);
  const candidates = READS_CATALOGUE.test(code) ? [] : candidateTables(literals);
  const routines = candidateRoutines(literals);
  const changes = pieces.flatMap((piece) => changeOf(piece, { candidates, routines }));
  return opaque || pieces.length === 0 ? [...changes, fetchedOr(code, routines)] : changes;
}

/** A view or function that is fetched by its definition is run again with other words in it. */
function fetchedOr(code: string, routines: readonly NameReference[]): Extracted {
  const views = /\bpg_get_viewdef\b/iu.test(code);
  const functions = /\bpg_get_functiondef\b/iu.test(code);
  if (!views && !functions) return ANYTHING;
  const flags = functions ? (['routines'] as const) : [];
  return { kind: 'dynamic', aspects: [], tables: [], flags, routines, views, onlyEnables: false };
}

interface Named {
  readonly candidates: readonly NameReference[];
  readonly routines: readonly NameReference[];
}

function changeOf(piece: string, { candidates, routines }: Named): Extracted[] {
  if (HARMLESS.test(piece)) return [];
  const views = VIEWS.test(piece);
  const touch = TOUCHES.find(({ pattern }) => pattern.test(piece));
  if (touch === undefined && !views) return [ANYTHING];
  const written = touch?.pattern.exec(piece)?.[1];
  const onlyEnables = !/\bdisable\b/iu.test(piece);
  const base = { kind: 'dynamic', aspects: touch?.aspects ?? [], views, onlyEnables, routines } as const;
  if (written !== undefined) return [{ ...base, tables: [tableName(written)], flags: [] }];
  return [{ ...base, tables: candidates, flags: touch?.flags ?? [] }];
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

/** Literals that may be names of functions: `'public.f(uuid)'::regprocedure`, `proname = 'f'`. */
function candidateRoutines(literals: readonly string[]): readonly NameReference[] {
  return literals.flatMap((literal) => {
    const match = /^([a-z_][\w$]*(?:\.[a-z_][\w$]*)?)\s*(?:\([^()]*\))?$/iu.exec(literal);
    return match?.[1] === undefined ? [] : [tableName(match[1])];
  });
}

interface Executed {
  /** Statements, their variable parts replaced by `%`. */
  readonly pieces: readonly string[];
  /** Some text has no constant part that tells what it does. */
  readonly opaque: boolean;
}

/** For each EXECUTE the statements in its text; for a variable those of all literals of the block. */
function executedTexts(code: string, literals: readonly string[]): Executed {
  const statementTexts = literals.filter((literal) => STATEMENT_START.test(literal));
  const texts = new Set<string>();
  let opaque = false;
  for (const [, expression = ''] of code.matchAll(EXECUTE)) {
    if (CONSTANT.test(expression)) continue;
    const parts = literalsOf(expression);
    if (parts.some((part) => STATEMENT_START.test(part))) texts.add(parts.join(' % '));
    else if (statementTexts.length === 0) opaque = true;
    else for (const text of statementTexts) texts.add(text);
  }
  const pieces = [...texts]
    .flatMap((text) => text.replace(DOLLAR_STRING, "''").split(';'))
    .filter((piece) => /[a-z]/iu.test(piece));
  return { pieces, opaque };
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
