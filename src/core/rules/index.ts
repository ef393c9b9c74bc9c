import { summariesOf, type RuleSummary } from '../lint/engine.ts';
import type { Rule } from '../lint/types.ts';
import { addColumnNotNullNoDefault } from './add-column-not-null-no-default.ts';
import { changeColumnType } from './change-column-type.ts';
import { concurrentlyNotAtomic } from './concurrently-not-atomic.ts';
import { createIndexNotConcurrent } from './create-index-not-concurrent.ts';
import { deleteWithoutWhere } from './delete-without-where.ts';
import { dropColumn } from './drop-column.ts';
import { dropTable } from './drop-table.ts';
import { duplicateMigrationVersion } from './duplicate-migration-version.ts';
import { explicitTransaction } from './explicit-transaction.ts';
import { invalidVersionTime } from './invalid-version-time.ts';
import { migrationFilename } from './migration-filename.ts';
import { missingRollbackPlan } from './missing-rollback-plan.ts';
import { policyAuthInitplan } from './policy-auth-initplan.ts';
import { renameColumn } from './rename-column.ts';
import { renameTable } from './rename-table.ts';
import { rlsDisabled } from './rls-disabled.ts';
import { securityDefinerSearchPath } from './security-definer-search-path.ts';
import { temporaryObjectInMigration } from './temporary-object-in-migration.ts';
import { updateWithoutWhere } from './update-without-where.ts';
import { vagueName } from './vague-name.ts';

/** Every rule, in alphabetical order. A rule that is not listed here does not exist. */
export const rules: readonly Rule[] = [
  addColumnNotNullNoDefault,
  changeColumnType,
  concurrentlyNotAtomic,
  createIndexNotConcurrent,
  deleteWithoutWhere,
  dropColumn,
  dropTable,
  duplicateMigrationVersion,
  explicitTransaction,
  invalidVersionTime,
  migrationFilename,
  missingRollbackPlan,
  policyAuthInitplan,
  renameColumn,
  renameTable,
  rlsDisabled,
  securityDefinerSearchPath,
  temporaryObjectInMigration,
  updateWithoutWhere,
  vagueName,
];

/** Every rule and every finding of the engine itself, as `rules --format json` prints them. */
export function listRules(): readonly RuleSummary[] {
  return summariesOf(rules);
}
