import type { FileContext, Fix, Report } from '../../lint/types.ts';

/** The fix that gives the file another name in its folder. */
export function renameFix(context: FileContext, fileName: string): Fix {
  const { path } = context.file;
  const folder = path.slice(0, path.length - context.file.fileName.length);
  return {
    title: `Rename it to ${fileName}`,
    kind: 'edit',
    edits: [],
    rename: { from: path, to: `${folder}${fileName}` },
  };
}

/** Reports something about the file's name: at its first line, ignored for the whole file. */
export function reportName(context: FileContext, words: Omit<Report, 'range' | 'anchor'>): void {
  context.report({ ...words, range: firstLine(context.file.text), anchor: 'file' });
}

/** The first line that says something, without its line break; the start of an empty file. */
export function firstLine(text: string): { readonly start: number; readonly end: number } {
  const match = /[^\s\ufeff][^\r\n]*/u.exec(text);
  return match === null
    ? { start: 0, end: 0 }
    : { start: match.index, end: match.index + match[0].trimEnd().length };
}

/** Whether the name part of a file name is nothing but a UUID, as some tools write it. */
export function isUuid(name: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu.test(name);
}

type Sibling = FileContext['siblings'][number];

const byVersion = new WeakMap<FileContext['siblings'], ReadonlyMap<string, readonly Sibling[]>>();

/** The files of the folder that carry `version`, in the CLI's order. */
export function filesOfVersion(context: FileContext, version: string): readonly Sibling[] {
  let index = byVersion.get(context.siblings);
  if (index === undefined) {
    const made = new Map<string, Sibling[]>();
    for (const sibling of context.siblings) {
      if (sibling.name !== undefined)
        made.set(sibling.name.version, [...(made.get(sibling.name.version) ?? []), sibling]);
    }
    index = made;
    byVersion.set(context.siblings, index);
  }
  return index.get(version) ?? [];
}
