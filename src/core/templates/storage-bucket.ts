import { choiceInput, textInput } from './input.ts';
import { policy } from './policySql.ts';
import { defineTemplate } from './template.ts';

export const storageBucket = defineTemplate({
  id: 'storage-bucket',
  title: 'Storage bucket',
  preview: 'A bucket with limits, and policies that give each user a folder',
  category: 'Security',
  variants: 'access',
  inputs: {
    bucket: textInput(
      'Name of the bucket',
      (hints) =>
        hints.subject
          .replaceAll('_', '-')
          .slice(0, 30)
          .replace(/^-+|-+$/g, '') || 'files',
      { pattern: /^[a-z0-9][a-z0-9-]{0,29}$/, rule: 'up to 30 lower-case letters, digits and hyphens' },
    ),
    access: choiceInput('Reading', [
      { value: 'private', title: 'private' },
      { value: 'public', title: 'public' },
    ]),
    sizeLimit: textInput('Largest file in bytes', () => '5242880', {
      pattern: /^[1-9]\d{0,11}$/,
      rule: 'a whole number of bytes',
    }),
    mimeType: textInput('Kind of files', () => 'image/*', {
      pattern: /^[a-z0-9.+*-]+\/[a-z0-9.+*-]+$/,
      rule: 'a MIME type such as image/* or application/pdf',
    }),
  },
  files: ({ hole, values }) => {
    const isPublic = values.access === 'public';
    const own = `bucket_id = '${hole.bucket}' and (storage.foldername(name))[1] = (select auth.uid())::text`;
    const verbs = [
      { command: 'select', words: 'read', clauses: [`using (${own})`] },
      { command: 'insert', words: 'add', clauses: [`with check (${own})`] },
      { command: 'update', words: 'change', clauses: [`using (${own})`, `with check (${own})`] },
      { command: 'delete', words: 'delete', clauses: [`using (${own})`] },
    ] as const;
    const nameOf = (words: string): string => `Users ${words} their files in ${hole.bucket}`;
    return [
      {
        suffix: '',
        purpose: `Create the bucket ${hole.bucket}`,
        rollback: [
          ...verbs.map(({ words }) => `drop policy "${nameOf(words)}" on storage.objects;`).reverse(),
          '-- data: the inserted row stays in storage.buckets; delete them by their keys if they must go',
        ],
        body: [
          isPublic
            ? '-- Everybody who has the address of a file reads it; the policies decide who lists, adds and deletes.'
            : '-- Files are read by those whom a policy lets, or through a signed address.',
          'insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)',
          `values ('${hole.bucket}', '${hole.bucket}', ${String(isPublic)}, ${hole.sizeLimit}, array['${hole.mimeType}'])`,
          'on conflict (id) do nothing;',
          '',
          '-- The first folder of a path is the id of its user: 6ec0bd7f-…/avatar.png.',
          ...verbs.flatMap(({ command, words, clauses }, index) => [
            ...(index === 0 ? [] : ['']),
            ...policy({ name: nameOf(words), table: 'storage.objects', command, clauses }),
          ]),
        ].join('\n'),
      },
    ];
  },
});
