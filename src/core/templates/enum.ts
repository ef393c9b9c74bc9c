import { choiceInput, nameInput, splitList, textInput } from './input.ts';
import { singular } from './nameHints.ts';
import { defineTemplate } from './template.ts';

const LABEL = { pattern: /^[^'\\,\r\n]+$/, rule: 'one value without quotes, commas and backslashes' };

export const enumTemplate = defineTemplate({
  id: 'enum',
  title: 'Enum type',
  preview: 'A type with a fixed list of values, or one more value for a type there is',
  category: 'Schema',
  variants: 'action',
  inputs: {
    type: nameInput('Name of the type', (hints) => singular(hints.table ?? hints.subject)),
    action: choiceInput('What', [
      { value: 'create', title: 'a new type' },
      { value: 'add-value', title: 'one more value' },
    ]),
    values: textInput('Values, separated by commas (new type)', () => 'draft, active, archived', {
      pattern: /^[^'\\\r\n]*[^'\\,\s][^'\\\r\n]*$/,
      rule: 'a list without quotes and backslashes',
    }),
    value: textInput('Value (one more)', (hints) => hints.thing || 'paused', LABEL),
  },
  files: ({ hole, values }) => {
    const type = `public.${hole.type}`;
    if (values.action === 'add-value') {
      return [
        {
          suffix: '',
          purpose: `Add ${hole.value} to ${hole.type}`,
          rollback: [
            `-- not reversible from this file: alter type ${type} add value '${hole.value}' (Postgres cannot remove a value from an enum)`,
          ],
          body: [
            '-- Use the value in a later migration: in this one Postgres does not know it yet.',
            `alter type ${type} add value '${hole.value}';`,
          ].join('\n'),
        },
      ];
    }
    const labels = [...new Set(splitList(values.values))].map((label) => `'${label}'`);
    return [
      {
        suffix: '',
        purpose: `Create the type ${hole.type}`,
        rollback: [`drop type ${type};`],
        body: [
          '-- Values can be added and renamed later, but never removed. For a list that changes, a table is better.',
          `create type ${type} as enum (${labels.join(', ')});`,
          '',
          `comment on type ${type} is 'What the values of ${hole.type} mean.';`,
        ].join('\n'),
      },
    ];
  },
});
