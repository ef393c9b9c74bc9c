import { defineTemplate } from './template.ts';

export const empty = defineTemplate({
  id: 'empty',
  title: 'Empty migration',
  preview: 'The header alone; the rollback plan is filled in when the statements are written',
  category: 'Start',
  inputs: {},
  files: () => [{ suffix: '', purpose: 'What changes, and why', rollback: ['...'], body: '' }],
});
