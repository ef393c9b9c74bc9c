import { addColumn } from './add-column.ts';
import { constraint } from './constraint.ts';
import { cronJob } from './cron-job.ts';
import { dataMigration } from './data-migration.ts';
import { empty } from './empty.ts';
import { enumTemplate } from './enum.ts';
import { functionTemplate } from './function.ts';
import { grants } from './grants.ts';
import { indexConcurrent } from './index-concurrent.ts';
import { rlsPolicies } from './rls-policies.ts';
import { rollbackHeader } from './rollback-header.ts';
import { storageBucket } from './storage-bucket.ts';
import { table } from './table.ts';
import type { Template } from './template.ts';
import { trigger } from './trigger.ts';
import { view } from './view.ts';

export type { InputOption, TemplateInput } from './input.ts';
export type { PlannedFile, PlannedMigration, RefusedMigration } from './newMigration.ts';
export { parseValues, planNewMigration } from './newMigration.ts';
export { planSelectionMigration, rollbackHeaderEdits } from './selection.ts';
export { snippetBody } from './snippetBody.ts';
export type { Template, TemplateCategory } from './template.ts';
export type { TemplateRow } from './templateRows.ts';
export { inputsToAsk, templateRowsOf } from './templateRows.ts';

/** All templates, in the order in which lists show them. */
export const templates: readonly Template[] = [
  empty,
  table,
  addColumn,
  rlsPolicies,
  trigger,
  functionTemplate,
  indexConcurrent,
  constraint,
  enumTemplate,
  view,
  storageBucket,
  dataMigration,
  grants,
  cronJob,
  rollbackHeader,
];
