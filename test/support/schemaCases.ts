import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Catalog } from '../../src/core/schema/types.ts';
import { foldSql } from './foldSql.ts';
import { snapshotOfCatalog } from './schemaSnapshot.ts';

/** A history (one file or several), what is asked of the catalogue after it, and the answer. */
export type SchemaCase = readonly [
  name: string,
  history: string | readonly string[],
  ask: (catalog: Catalog) => unknown,
  answer: unknown,
];

/** One test for each case. */
export function runSchemaCases(cases: readonly SchemaCase[]): void {
  for (const [name, history, ask, answer] of cases) {
    test(name, () => {
      assert.deepEqual(ask(foldSql(history)), answer);
    });
  }
}

/** The lines of one side of the catalogue (`columns`, `constraints`, …) without the schema `public`. */
export function lines(side: string, of?: string): (catalog: Catalog) => readonly string[] {
  return (catalog) =>
    (snapshotOfCatalog(catalog)[side] ?? [])
      .map((line) => line.replaceAll('public.', ''))
      .filter((line) => of === undefined || line.startsWith(of));
}
