import type { ParsedSql } from '../sql/types.ts';
import type { ObjectKey, Reversal } from './reversal.ts';
import { lost } from './reversal.ts';
import { reverseStatement } from './reverse.ts';

/**
 * What undoes the statements of a file, in the order in which it must run: the last step first, and
 * without the steps that are undone by dropping what the same file made around them. What the file
 * drops of its own making appears on neither side.
 */
export function reverseStatements(parsed: ParsedSql): readonly Reversal[] {
  const steps: Reversal[] = [];
  for (const statement of parsed.statements) {
    for (const step of reverseStatement(parsed, statement)) addStep(steps, step);
  }
  if (parsed.problems.some((problem) => problem.inBody !== true)) {
    steps.push(...lost('a statement that Postgres cannot parse'));
  }
  return withoutCovered(steps).reverse();
}

/**
 * The rollback plan of a file as lines for its header: statements with their semicolons, and SQL
 * comments for what cannot be undone from the file alone, for changed rows, and for what must be
 * known first. Empty for a file without statements.
 */
export function rollbackPlanFor(parsed: ParsedSql): readonly string[] {
  if (parsed.statements.length === 0 && parsed.problems.length === 0) return [];
  const lines = reverseStatements(parsed).flatMap(linesOf);
  const seen = new Set<string>();
  const kept = lines.filter((line) => {
    const repeated = line.startsWith('-- ') && !line.endsWith(':') && seen.has(line);
    seen.add(line);
    return !repeated;
  });
  return kept.length === 0 ? ['-- nothing to undo'] : kept;
}

function linesOf(step: Reversal): readonly string[] {
  switch (step.kind) {
    case 'statement':
      return step.caution === undefined ? [`${step.text};`] : [`-- ${step.caution}:`, `${step.text};`];
    case 'lost':
      return [`-- not reversible from this file: ${step.text}`];
    case 'data':
      return [`-- data: ${step.text}`];
  }
}

/** Appends a step; one that drops what the file has certainly made itself takes that away instead. */
function addStep(steps: Reversal[], step: Reversal): void {
  if (step.drops === undefined) {
    steps.push(step);
    return;
  }
  const made = steps.filter(
    (earlier) => earlier.creates !== undefined && step.drops?.includes(earlier.creates),
  );
  const gone = new Set(made.flatMap((earlier) => earlier.creates ?? []));
  for (let index = steps.length - 1; index >= 0; index--) {
    const earlier = steps[index];
    if (earlier === undefined) continue;
    const within = earlier.partOf?.some((key) => gone.has(key)) ?? false;
    if (within || (earlier.creates !== undefined && gone.has(earlier.creates))) steps.splice(index, 1);
  }
  const ownMaking = made.length > 0 && made.every((earlier) => earlier.caution === undefined);
  if (!ownMaking) steps.push(step);
}

/**
 * Leaves out what goes with an object that the plan drops anyway. A step that may refer to something
 * made after that object stays, because that something is dropped first.
 */
function withoutCovered(steps: readonly Reversal[]): Reversal[] {
  const madeAt = new Map<ObjectKey, number>();
  const kept: Reversal[] = [];
  let lastKeptMaking = -1;
  for (const [index, step] of steps.entries()) {
    const whole = (step.partOf ?? []).map((key) => madeAt.get(key)).find((place) => place !== undefined);
    const covered = whole !== undefined && (step.dependsOnOthers !== true || lastKeptMaking <= whole);
    if (!covered) kept.push(step);
    if (step.creates === undefined) continue;
    if (!covered) lastKeptMaking = index;
    if (step.caution === undefined) madeAt.set(step.creates, index);
  }
  return kept;
}
