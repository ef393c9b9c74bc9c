import type { TextRange } from '../text/range.ts';
import type { Token } from '../sql/types.ts';
import type { RuleNames } from './ruleNames.ts';

/** One rule named in an ignore comment. */
export interface SuppressedRule {
  /** As written. */
  readonly name: string;
  readonly range: TextRange;
  /** Our rules that it stands for; none for a name that we do not know. */
  readonly ids: readonly string[];
}

/** An ignore comment and the part of the file in which it silences findings. UTF-16 offsets; plain data. */
export interface Suppression {
  readonly dialect: 'ours' | 'squawk' | 'pgls';
  /** `all` silences every rule. */
  readonly rules: readonly SuppressedRule[] | 'all';
  readonly comment: TextRange;
  readonly target: TextRange;
}

/** What reading ignore comments needs of a file. */
export interface SuppressionSource {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Every statement with its semicolon, broken ones and those inside bodies too; any order. */
  readonly statements: readonly TextRange[];
}

/** `-- supabase-migrations-ignore rule: reason` */
export const ignoreWord = 'supabase-migrations-ignore';
/** `-- supabase-migrations-ignore-file rule: reason` */
export const ignoreFileWord = 'supabase-migrations-ignore-file';

const directive =
  /^(?:--|\/\*)[ \t]*(supabase-migrations|squawk|pgls|pgt)-ignore(-file|-all|-start|-end)?(?![\w-])([^\r\n]*)/u;
const lineCommentInBody = /--[^\r\n]*/gu;

/**
 * Reads the ignore comments of a file: ours (`-- supabase-migrations-ignore rule[, rule]: reason`
 * for the next statement, `…-ignore-file` for the file), Squawk's (`-- squawk-ignore [rule, …]`,
 * `-- squawk-ignore-file`; squawk 2.66, crates/squawk_linter/src/ignore.rs) and the Postgres Language
 * Server's (`-- pgls-ignore`, `-all`, `-start` … `-end`, also with the older prefix `pgt`;
 * docs/guides/suppressions.md of that project). Comments inside dollar-quoted bodies count.
 */
export function readSuppressions(source: SuppressionSource, names: RuleNames): readonly Suppression[] {
  if (!source.text.includes('-ignore')) return [];
  const suppressions: Suppression[] = [];
  const open: { readonly suppression: Suppression; readonly key: string }[] = [];
  for (const comment of commentsOf(source)) {
    const match = directive.exec(source.text.slice(comment.start, comment.end));
    if (match === null) continue;
    const [whole, prefix = '', suffix = '', rest = ''] = match;
    const dialect = prefix === 'supabase-migrations' ? 'ours' : prefix === 'squawk' ? 'squawk' : 'pgls';
    if (!suffixesOf[dialect].includes(suffix)) continue;
    const rules = readRules(dialect, rest, comment.start + whole.length - rest.length, names);
    const key = rules === 'all' ? 'all' : rules.map((rule) => rule.name).join();
    if (suffix === '-end') {
      const index = open.findLastIndex((candidate) => candidate.key === key);
      const [started] = index === -1 ? [] : open.splice(index, 1);
      if (started !== undefined)
        suppressions.push({
          ...started.suppression,
          target: { start: started.suppression.comment.start, end: comment.end },
        });
      continue;
    }
    const target = suffix === '-file' || suffix === '-all' ? wholeFile(source) : targetOf(comment, source);
    const suppression: Suppression = { dialect, rules, comment, target };
    if (suffix === '-start') open.push({ suppression, key });
    else suppressions.push(suppression);
  }
  return suppressions;
}

const suffixesOf: Readonly<Record<Suppression['dialect'], readonly string[]>> = {
  ours: ['', '-file'],
  squawk: ['', '-file'],
  pgls: ['', '-all', '-start', '-end'],
};

function wholeFile(source: SuppressionSource): TextRange {
  return { start: 0, end: source.text.length };
}

function* commentsOf(source: SuppressionSource): Generator<TextRange> {
  for (const token of source.tokens) {
    if (token.kind === 'lineComment' || token.kind === 'blockComment') yield token;
    else if (token.kind === 'dollarString') {
      const body = source.text.slice(token.start, token.end);
      if (!body.includes('-ignore')) continue;
      for (const match of body.matchAll(lineCommentInBody)) {
        yield { start: token.start + match.index, end: token.start + match.index + match[0].length };
      }
    }
  }
}

/** The statement that a comment stands in, stands behind on the same line, or stands before. */
function targetOf(comment: TextRange, source: SuppressionSource): TextRange {
  let holder: TextRange | undefined;
  let next: TextRange | undefined;
  let lineMate: TextRange | undefined;
  for (const statement of source.statements) {
    if (statement.start <= comment.start && comment.end <= statement.end) {
      if (holder === undefined || statement.start >= holder.start) holder = statement;
    } else if (statement.start >= comment.end) {
      if (next === undefined || statement.start < next.start) next = statement;
    } else if (
      !/[\r\n]/u.test(source.text.slice(statement.end, comment.start)) &&
      statement.end <= comment.start
    ) {
      if (lineMate === undefined || statement.start > lineMate.start) lineMate = statement;
    }
  }
  const insideHolder = next !== undefined && (holder === undefined || next.end <= holder.end);
  const target = lineMate ?? (insideHolder ? next : holder);
  return { start: Math.min(comment.start, target?.start ?? comment.start), end: target?.end ?? comment.end };
}

function readRules(
  dialect: Suppression['dialect'],
  rest: string,
  offset: number,
  names: RuleNames,
): readonly SuppressedRule[] | 'all' {
  const written = namesPart(dialect, rest);
  const rules: SuppressedRule[] = [];
  for (const match of written.matchAll(/[^,\s][^,]*/gu)) {
    const name = (match[0].split(/\s/u)[0] ?? '').replace(/\*\/$/u, '');
    if (name === '') continue;
    const start = offset + match.index;
    const ids = idsOf(dialect, name, names);
    if (ids === 'all') return 'all';
    rules.push({ name, range: { start, end: start + name.length }, ids });
  }
  return rules.length === 0 && dialect === 'squawk' ? 'all' : rules;
}

function namesPart(dialect: Suppression['dialect'], rest: string): string {
  const end = dialect === 'squawk' ? rest.search(/--|\*\//u) : rest.search(/:|\*\//u);
  return end === -1 ? rest : rest.slice(0, end);
}

function idsOf(dialect: Suppression['dialect'], name: string, names: RuleNames): readonly string[] | 'all' {
  if (dialect === 'ours') return names.ids.has(name) ? [name] : [];
  if (dialect === 'squawk') return names.ours('squawk', name);
  if (name === 'lint' || name === 'lint/safety') return 'all';
  return names.ours('pgls', name.slice(name.lastIndexOf('/') + 1));
}
