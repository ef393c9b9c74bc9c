import { expressionInput } from './input.ts';
import { defineTemplate } from './template.ts';

export const rollbackHeader = defineTemplate({
  id: 'rollback-header',
  title: 'Rollback header',
  preview: 'The header with a rollback plan in steps, for a change that takes more than its reverse',
  category: 'Start',
  inputs: {
    restore: expressionInput('The statement that undoes the change', () => 'select 1'),
  },
  files: ({ hole }) => [
    {
      suffix: '',
      purpose: 'What changes, and why',
      rollback: [
        '-- 1. Stop what writes to the tables below, and take a dump.',
        '-- 2. Undo the statements, the last one first:',
        `${hole.restore};`,
        '-- 3. Mark the version as reverted: supabase migration repair --status reverted.',
      ],
      body: '',
    },
  ],
});
