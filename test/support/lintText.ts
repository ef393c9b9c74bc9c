import { lintHistory, type LintInput } from '../../src/core/lint/engine.ts';
import type { Finding } from '../../src/core/lint/types.ts';
import type { SqlParser } from '../../src/core/ports/sqlParser.ts';
import { defaultProjectConfig } from '../../src/core/project/configToml.ts';
import type { MigrationFile } from '../../src/core/project/types.ts';
import { rules } from '../../src/core/rules/index.ts';

/** Files with the names `20260101000000_add_part_1.sql`, `…02…_2.sql`, … in this order. */
export function historyOf(...texts: readonly string[]): readonly MigrationFile[] {
  return texts.map((text, index) => {
    const fileName = `202601${String(index + 1).padStart(2, '0')}000000_add_part_${String(index + 1)}.sql`;
    return { path: `supabase/migrations/${fileName}`, fileName, text };
  });
}

/** Lints files with all rules and no settings, unless given. */
export function lintFiles(
  files: readonly MigrationFile[],
  parser: SqlParser,
  more: Partial<LintInput> = {},
): readonly Finding[] {
  return lintHistory({ rules, parser, files, config: defaultProjectConfig, ...more }).findings;
}

/** `rule` of each finding but `missing-rollback-plan`, which every text without a header has. */
export function ruleIds(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule }) => rule).filter((rule) => rule !== 'missing-rollback-plan');
}
