import type { Comment } from '../sql/types.ts';
import type { TextRange } from '../text/range.ts';
import type { SourceText } from '../text/sourceText.ts';
import type { CommentLine } from './commentLines.ts';
import { commentLinesOf } from './commentLines.ts';

/** What a header says under one label. UTF-16 offsets. */
export interface HeaderField {
  /** The label without its colon. */
  readonly label: TextRange;
  /** From the first to the last character of the value; empty, after the label, when there is none. */
  readonly range: TextRange;
  /** The value; several lines are joined by blanks. */
  readonly text: string;
}

/** One line of a rollback plan as written in the comment, numbering left out. UTF-16 offsets. */
export interface RollbackLine extends TextRange {
  readonly text: string;
}

export interface RollbackPlan {
  readonly label: TextRange;
  /** From the label to the end of the last line. */
  readonly range: TextRange;
  /** The lines that say something, in order. */
  readonly lines: readonly RollbackLine[];
}

/** The header comment of a migration, as far as it is there. */
export interface MigrationHeader {
  readonly migration?: HeaderField;
  readonly date?: HeaderField;
  readonly author?: HeaderField;
  readonly purpose?: HeaderField;
  readonly rollback?: RollbackPlan;
}

/** What this module needs of a parsed file. */
export interface CommentedSource {
  readonly source: SourceText;
  readonly comments: readonly Comment[];
  readonly statements: readonly { readonly range: TextRange }[];
}

/**
 * Reads the header of a migration from its comments, in line or block comments, with the labels
 * Migration, Date, Author, Purpose and Rollback plan or their usual synonyms (Created, Description,
 * Rollback, Down, Undo …). The four first must stand before the first statement; the rollback plan
 * may stand anywhere. The first of each kind counts.
 */
export function parseHeader(file: CommentedSource): MigrationHeader {
  const lines = commentLinesOf(file);
  const headerEnd = file.statements[0]?.range.start ?? file.source.text.length;
  const found = new Map<FieldName, Section>();
  for (const [index, line] of lines.entries()) {
    const label = labelOf(line);
    if (label === undefined || found.has(label.name)) continue;
    if (label.name !== 'rollback' && line.start >= headerEnd) continue;
    found.set(label.name, sectionAt(lines, index, label));
  }
  const fields = [...found].filter(([name]) => name !== 'rollback');
  const rollback = found.get('rollback');
  return {
    ...Object.fromEntries(fields.map(([name, section]) => [name, toField(section)])),
    ...(rollback === undefined ? {} : { rollback: toPlan(rollback) }),
  };
}

/**
 * Whether a file says how to undo it: a rollback label with something after it. A plan in words
 * ("restore from the backup") counts, a placeholder (`TODO`, `...`, `n/a`) does not.
 */
export function hasRollbackPlan(file: CommentedSource): boolean {
  // Most files that have none do not even hold the word; their comments need not be read.
  if (!ROLLBACK_WORD.test(file.source.text)) return false;
  const lines = parseHeader(file).rollback?.lines ?? [];
  return lines.some((line) => !PLACEHOLDER.test(line.text));
}

export interface HeaderValues {
  readonly migration: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly author: string | undefined;
  readonly purpose: string;
  /** SQL in the order in which it must run; an entry may have several lines. */
  readonly rollback: readonly string[];
}

/** Writes the header comment, ending in a line break. `parseHeader` reads back what it says. */
export function formatHeader(values: HeaderValues): string {
  const plan = values.rollback.flatMap((statement) => statement.split(/\r\n|\r|\n/));
  return [
    `-- Migration: ${oneLine(values.migration)}`,
    `-- Date: ${oneLine(values.date)}`,
    `-- Author: ${oneLine(values.author ?? 'unknown')}`,
    `-- Purpose: ${oneLine(values.purpose)}`,
    '-- Rollback plan:',
    ...plan.map((line) => `--   ${line}`),
    '',
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

type FieldName = 'migration' | 'date' | 'author' | 'purpose' | 'rollback';

interface Label {
  readonly name: FieldName;
  readonly range: TextRange;
  /** The rest of the label's line. */
  readonly rest: TextRange;
}

interface Section {
  readonly label: TextRange;
  readonly lines: readonly RollbackLine[];
  readonly end: number;
}

const DECORATION = String.raw`[\s*_#=~>•+-]*`;
const LABELS: readonly (readonly [FieldName, string, 'alone or with a colon' | 'with a colon'])[] = [
  ['migration', 'migration(?: name)?|title', 'with a colon'],
  ['date', 'date|created(?: at| on)?', 'with a colon'],
  ['author', 'authors?|created by|written by|owner', 'with a colon'],
  ['purpose', 'purpose|description|summary|what|why|reason', 'with a colon'],
  [
    'rollback',
    '(?:to )?roll[ -]?back(?: (?:plan|script|sql|steps|instructions|statements|migration|notes?))?|down(?: migration)?|undo|revert|reversal|to (?:revert|undo)',
    'alone or with a colon',
  ],
];

/** Every rollback label holds one of these. */
const ROLLBACK_WORD = /roll[ -]?back|down|undo|rever[st]/i;

const LABEL_PATTERNS = LABELS.map(([name, words, form]) => ({
  name,
  pattern: new RegExp(
    `^(${DECORATION})(${words})${DECORATION}(?:\\([^)]*\\)${DECORATION})?(?::${DECORATION}${form === 'with a colon' ? '' : '|$'})`,
    'i',
  ),
}));

const PLACEHOLDER =
  /^(?:--\s*)?(?:todo|tbd|fixme|n\/?a|none yet|\.{2,}|…|-+|\?+|<[^>]*>|\[[^\]]*\])?[.:\s]*$/i;
const ENUMERATION = /^(?:\d+[.)]|[-*•])\s+/;

function labelOf(line: CommentLine): Label | undefined {
  for (const { name, pattern } of LABEL_PATTERNS) {
    const match = pattern.exec(line.text);
    if (match === null) continue;
    const [whole, decoration = '', words = ''] = match;
    const start = line.start + decoration.length;
    return {
      name,
      range: { start, end: start + words.length },
      rest: { start: line.start + whole.length, end: line.end },
    };
  }
  return undefined;
}

/** The label's own line and the comment lines after it, up to the next label or the end of the block. */
function sectionAt(lines: readonly CommentLine[], index: number, label: Label): Section {
  const first = lines[index];
  if (first === undefined) return { label: label.range, lines: [], end: label.range.end };
  const own = { ...label.rest, text: first.text.slice(label.rest.start - first.start) };
  const kept: RollbackLine[] = withContent(own);
  let block = first.block;
  for (const line of lines.slice(index + 1)) {
    if (labelOf(line) !== undefined) break;
    if (line.block !== block) {
      // A blank line may stand between the label and its plan, but not inside it.
      if (label.name !== 'rollback' || kept.length > 0 || !looksLikeSql(line.text)) break;
      block = line.block;
    }
    kept.push(...withContent(line));
  }
  return { label: label.range, lines: kept, end: kept.at(-1)?.end ?? label.range.end };
}

/** The line without its numbering; nothing for blank lines and rules such as `=====`. */
function withContent(line: RollbackLine): RollbackLine[] {
  if (!/[\p{L}\p{N}]|^[();.…?]+$/u.test(line.text)) return [];
  const numbering = ENUMERATION.exec(line.text)?.[0].length ?? 0;
  return [{ start: line.start + numbering, end: line.end, text: line.text.slice(numbering) }];
}

const SQL_START =
  /^(?:--|alter|analyze|begin|cluster|comment|commit|create|delete|do|drop|grant|insert|notify|refresh|reindex|reset|revoke|select|set|truncate|update|with)\b/i;

function looksLikeSql(text: string): boolean {
  return SQL_START.test(text.replace(ENUMERATION, ''));
}

function toField(section: Section): HeaderField {
  const first = section.lines[0];
  const range = { start: first?.start ?? section.label.end, end: section.end };
  return { label: section.label, range, text: section.lines.map((line) => line.text).join(' ') };
}

function toPlan(section: Section): RollbackPlan {
  return {
    label: section.label,
    range: { start: section.label.start, end: section.end },
    lines: section.lines,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
