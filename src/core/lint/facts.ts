import type { Operation } from '../schema/operation.ts';
import type { TextRange } from '../text/range.ts';
import type { IgnorePlace } from './ignoreFix.ts';
import type { Suppression } from './suppressions.ts';
import type { Fix, Related, Severity } from './types.ts';

/**
 * A finding before suppressions are applied and before what depends on the folder is filled in (paths
 * of further migrations, the docs link, the fix that writes an ignore comment). Plain data.
 */
export interface RawFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly range: TextRange;
  readonly message: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** The rule makes its fixes when somebody asks. */
  readonly fixesLater?: true;
  readonly place: IgnorePlace;
}

/**
 * Everything that linting a file gives and that depends only on this file, the files before it and
 * the options: what a `FactCache` keeps. Plain JSON.
 */
export interface FileFacts {
  readonly operations: readonly Operation[];
  readonly findings: readonly RawFinding[];
  readonly suppressions: readonly Suppression[];
  /** Whether some statement could not be parsed, so that the findings are not all there. */
  readonly broken: boolean;
}

/** The findings of the history rules, by path. Plain JSON. */
export type HistoryFacts = Readonly<Record<string, readonly RawFinding[]>>;

/**
 * Keeps facts between runs. The keys already tell everything that the facts depend on; a cache only
 * stores. Values that were not written by the same version of this program are never asked for.
 */
export interface FactCache {
  /** A collision-resistant hash of the parts, as text. */
  hash(parts: readonly string[]): string;
  get(key: string): unknown;
  set(key: string, value: FileFacts | HistoryFacts): void;
}

/** A value of the store as the facts that were put in; `undefined` for anything else. */
export function storedFacts(value: unknown): FileFacts | undefined {
  const candidate = value as Partial<FileFacts> | null | undefined;
  const whole =
    Array.isArray(candidate?.operations) &&
    Array.isArray(candidate.findings) &&
    Array.isArray(candidate.suppressions);
  return whole ? (candidate as FileFacts) : undefined;
}

/** A value of the store as history facts; `undefined` for anything else. */
export function storedHistory(value: unknown): HistoryFacts | undefined {
  const isFacts = typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray);
  return isFacts ? (value as HistoryFacts) : undefined;
}
