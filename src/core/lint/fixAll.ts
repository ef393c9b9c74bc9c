import type { TextRange } from '../text/range.ts';
import type { FileEdit, Finding } from './types.ts';

/** Edits of one file that can be applied together, and the findings that they mend. */
export interface CombinedFixes {
  /** Sorted by place, free of overlaps. */
  readonly edits: readonly FileEdit[];
  readonly mended: readonly Finding[];
}

/**
 * Combines the first safe (`edit`) fix of each finding of the file `path`. A fix is taken whole or not
 * at all: one that overlaps or touches an earlier one is left for the next round, one that reaches into
 * another file or renames it is left to a person.
 */
export function combineSafeFixes(findings: readonly Finding[], path: string): CombinedFixes {
  const edits: FileEdit[] = [];
  const mended: Finding[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find(({ kind }) => kind === 'edit');
    if (finding.path !== path || fix === undefined || fix.rename !== undefined || fix.edits.length === 0)
      continue;
    if (fix.edits.some((edit) => edit.path !== path)) continue;
    if (fix.edits.some((edit) => edits.some((taken) => collide(edit, taken)))) continue;
    edits.push(...fix.edits);
    mended.push(finding);
  }
  edits.sort((left, right) => left.start - right.start || left.end - right.end);
  return { edits, mended };
}

/** Touching counts: the result of two neighbouring edits depends on their order. */
function collide(left: TextRange, right: TextRange): boolean {
  return left.start <= right.end && right.start <= left.end;
}
