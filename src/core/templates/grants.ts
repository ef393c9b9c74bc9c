import { cautioned } from '../rollback/index.ts';
import { choiceInput, nameInput } from './input.ts';
import { defineTemplate } from './template.ts';

const PRIVILEGES: Readonly<Record<string, { readonly privileges: string; readonly roles: string }>> = {
  write: { privileges: 'select, insert, update, delete', roles: 'authenticated, service_role' },
  read: { privileges: 'select', roles: 'anon, authenticated, service_role' },
  service: { privileges: 'select, insert, update, delete', roles: 'service_role' },
};

export const grants = defineTemplate({
  id: 'grants',
  title: 'Grants',
  preview: 'Which roles of the API may touch a table at all, before row level security picks the rows',
  category: 'Security',
  variants: 'access',
  inputs: {
    table: nameInput('Name of the table', (hints) => hints.table ?? hints.subject),
    access: choiceInput('Who may', [
      { value: 'write', title: 'signed-in users read and write' },
      { value: 'read', title: 'everybody reads' },
      { value: 'service', title: 'the service role only' },
    ]),
  },
  files: ({ hole, values }) => {
    const { privileges, roles } = PRIVILEGES[values.access] ?? {
      privileges: 'select',
      roles: 'authenticated',
    };
    const what = `${privileges} on table public.${hole.table}`;
    return [
      {
        suffix: '',
        purpose: `Open ${hole.table} to the API`,
        rollback: cautioned('granted', `revoke ${what} from ${roles}`),
        body: [
          '-- A grant opens the table, row level security picks the rows; the API needs both.',
          `grant ${what} to ${roles};`,
        ].join('\n'),
      },
    ];
  },
});
