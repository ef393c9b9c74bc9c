import { commentLinesOf } from '../project/commentLines.ts';
import type { HeaderValues, RollbackPlan } from '../project/header.ts';
import { formatHeader, hasRollbackPlan, parseHeader } from '../project/header.ts';
import type { ParsedSql } from '../sql/types.ts';
import type { TextEdit } from '../text/range.ts';
import { rollbackPlanFor } from './plan.ts';

/** What a new header says besides the plan. */
export type HeaderWords = Omit<HeaderValues, 'rollback'>;

/**
 * The edits that give a file the rollback plan derived from its statements: below the label where
 * there is one without a plan, at the end of the header where that lacks one, as a whole new header
 * on top otherwise. Nothing of the file is taken away but a placeholder such as `TODO`. No edits for
 * a file that has a plan. Line breaks are those of the file.
 */
export function rollbackPlanEdits(parsed: ParsedSql, words: HeaderWords): readonly TextEdit[] {
  if (hasRollbackPlan(parsed)) return [];
  const plan = rollbackPlanFor(parsed);
  const rollback = plan.length === 0 ? ['-- nothing to undo'] : plan;
  const { text } = parsed.source;
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return editsFor(parsed, { ...words, rollback }).map((edit) => ({
    ...edit,
    newText: edit.newText.replaceAll('\n', lineBreak),
  }));
}

function editsFor(parsed: ParsedSql, values: HeaderValues): readonly TextEdit[] {
  const header = parseHeader(parsed);
  const planLines = formatHeader(values).split('\n').slice(4, -1);
  if (header.rollback !== undefined) return [belowLabel(parsed, header.rollback, planLines.slice(1))];
  const fields = [header.migration, header.date, header.author, header.purpose];
  const last = Math.max(-1, ...fields.map((field) => field?.range.end ?? -1));
  if (last === -1) return [onTop(parsed, `${formatHeader(values)}\n`)];
  const at = endOfBlock(parsed, last);
  return [{ start: at, end: at, newText: `\n${planLines.join('\n')}` }];
}

/** The plan in place of whatever placeholder follows its label, in the style of the comment there. */
function belowLabel(parsed: ParsedSql, plan: RollbackPlan, planLines: readonly string[]): TextEdit {
  const { text } = parsed.source;
  const colon = /^[^\S\r\n]*[:*_=]*/.exec(text.slice(plan.label.end))?.[0] ?? '';
  const start = plan.label.end + colon.trimEnd().length;
  const lineStart = parsed.source.lineRange(parsed.source.positionAt(plan.label.start).line).start;
  const before = text.slice(lineStart, plan.label.start).replace('\ufeff', '');
  const [lead = ''] = /^\s*(?:--|\/\*|\*)?/.exec(before) ?? [];
  const prefix = lead.replace('/*', ' *');
  const newText = planLines.map((line) => `\n${prefix}${line.slice('--'.length)}`).join('');
  return { start, end: Math.max(start, plan.range.end), newText };
}

/** On the first line, behind a byte order mark. */
function onTop(parsed: ParsedSql, newText: string): TextEdit {
  const at = parsed.source.text.startsWith('\ufeff') ? 1 : 0;
  return { start: at, end: at, newText };
}

/** Where the comment block ends that holds `offset`. */
function endOfBlock(parsed: ParsedSql, offset: number): number {
  const lines = commentLinesOf(parsed);
  const block = lines.find((line) => line.start <= offset && line.end >= offset)?.block;
  const end = lines.findLast((line) => line.block === block)?.end ?? offset;
  return parsed.comments.find((comment) => comment.start <= end && comment.end >= end)?.end ?? end;
}
