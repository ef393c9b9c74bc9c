import type { SyntaxProblem } from '../sql/types.ts';
import type { Fix } from './types.ts';

/** The message of a finding for `problem`: Postgres' words, and what is known beyond them. */
export function syntaxMessage(problem: SyntaxProblem): string {
  if (problem.explanation !== undefined)
    return `${capitalised(problem.message)}. ${capitalised(problem.explanation)}`;
  const expected = problem.expected ?? [];
  return expected.length === 0
    ? `${capitalised(problem.message)}.`
    : `${capitalised(problem.message)}; expected ${expected.join(' or ')}.`;
}

/** The fixes of `problem` as edits of the file at `path`. */
export function syntaxFixes(problem: SyntaxProblem, path: string): Fix[] {
  return (problem.fixes ?? []).map((fix) => ({
    title: fix.title,
    kind: 'edit',
    edits: fix.edits.map((edit) => ({ path, ...edit })),
  }));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
