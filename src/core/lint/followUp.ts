import { compareVersions } from '../project/migrationName.ts';
import { nextVersion } from '../project/version.ts';
import type { FileEdit, Fix } from './types.ts';

// A NUL cannot stand in a path, so a mark can be told from every real one.
const mark = /^\0(\d+)\0(.*)$/su;

/** A stand-in for the path of a further migration; `resolveFollowUps` puts the real path in its place. */
export function followUpMark(name: string, step = 1): string {
  return `\0${String(step)}\0${name}`;
}

/**
 * The versions that matter for `nextVersion`: the highest by number and the highest as text, which can
 * differ where versions have different lengths.
 */
export function newestOf(versions: readonly string[]): readonly string[] {
  const numeric = versions.filter((version) => /^[0-9]+$/u.test(version));
  const byNumber = numeric.reduce((left, right) => (compareVersions(right, left) > 0 ? right : left), '0');
  const byText = numeric.reduce((left, right) => (right > left ? right : left), '0');
  const padded = numeric
    .filter((version) => version.length <= 14)
    .reduce((left, right) => (right.padEnd(14, '0') > left.padEnd(14, '0') ? right : left), '0');
  return [...new Set([byNumber, byText, padded])];
}

/** What the path of a further migration depends on. */
export interface FollowUpRequest {
  readonly name: string;
  readonly step: number;
  /** Versions of all files and databases. */
  readonly known: readonly string[];
  readonly now: Date;
}

/**
 * The path of a further migration in the folder of `path`: its version is now, or where the history is
 * ahead of the clock one second after its highest version; `step` 2 is a second later, and so on.
 */
export function followUpPath(path: string, request: FollowUpRequest): string {
  let version = nextVersion({ now: request.now, known: request.known });
  for (let step = 1; step < request.step; step++) {
    version = nextVersion({ now: request.now, known: [version] });
  }
  const folder = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return `${folder}${version}_${request.name}.sql`;
}

/** Puts real paths in place of the marks in `fix`; gives `fix` itself when it has none. */
export function resolveFollowUps(fix: Fix, resolve: (name: string, step: number) => string): Fix {
  const resolved = (path: string): string => {
    const match = mark.exec(path);
    return match === null ? path : resolve(match[2] ?? '', Number(match[1]));
  };
  const marked = [...fix.edits.map((edit) => edit.path), fix.rename?.to ?? ''].some((path) =>
    mark.test(path),
  );
  if (!marked) return fix;
  const edits: readonly FileEdit[] = fix.edits.map((edit) => ({ ...edit, path: resolved(edit.path) }));
  if (fix.rename === undefined) return { ...fix, edits };
  return { ...fix, edits, rename: { from: fix.rename.from, to: resolved(fix.rename.to) } };
}
