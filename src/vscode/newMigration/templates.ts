import { formatHeader } from '../../core/project/header.ts';
import { placeholder, snippetText } from './openAsSnippet.ts';

/** interim */
export interface TemplateRow {
  readonly id: string;
  readonly title: string;
  readonly preview: string;
}
export const templateRows: readonly TemplateRow[] = [
  { id: 'empty', title: 'Empty', preview: 'The header alone' },
];
export interface PlannedFile {
  readonly fileName: string;
  readonly text: string;
  readonly snippet: string;
}
export function planFiles(request: {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly author: string | undefined;
}): readonly PlannedFile[] {
  const { name, version, author } = request;
  const date = [version.slice(0, 4), version.slice(4, 6), version.slice(6, 8)].join('-');
  const purpose = name.replaceAll('_', ' ');
  const header = formatHeader({ migration: name, date, author, purpose, rollback: [] });
  const [before = '', after = ''] = header.split(`-- Purpose: ${purpose}`);
  return [
    {
      fileName: `${version}_${name}.sql`,
      text: `${header}\n`,
      snippet: `${snippetText(before)}-- Purpose: ${placeholder(1, purpose)}${snippetText(after)}\n$0`,
    },
  ];
}
