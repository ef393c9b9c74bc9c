import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type CreateFile,
  type Diagnostic,
  type Position,
  type Range,
  type RenameFile,
  type SnippetTextEdit,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { combineSafeFixes } from '../core/lint/fixAll.ts';
import type { FileEdit, Finding, Fix } from '../core/lint/types.ts';
import type { EditTarget } from './editSupport.ts';
import { toDiagnostic, toRange } from './toDiagnostic.ts';

/** The kind of "fix all", for `editor.codeActionsOnSave`. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.supabaseMigrations`;

/** What was asked for, and what is known about it. */
interface FileFindings {
  readonly path: string;
  readonly findings: readonly Finding[];
  readonly target: EditTarget;
}

/** The actions for a place in a document: quick fixes of what was found there, and "fix all". */
export function codeActionsFor({ range, context }: CodeActionParams, file: FileFindings): CodeAction[] {
  const wants = (kind: string) =>
    context.only?.some((asked) => kind === asked || kind.startsWith(`${asked}.`)) ?? true;
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of file.findings) {
      const diagnostic = toDiagnostic(finding, file.target);
      if (touches(diagnostic.range, range)) actions.push(...quickFixes(finding, diagnostic, file.target));
    }
  }
  if (wants(fixAllKind)) {
    const all = fixAllAction(combineSafeFixes(file.findings, file.path).edits, file.target);
    if (all !== undefined) actions.push(all);
  }
  return actions;
}

function touches(left: Range, right: Range): boolean {
  return !isBefore(left.end, right.start) && !isBefore(right.end, left.start);
}

function isBefore(left: Position, right: Position): boolean {
  return left.line < right.line || (left.line === right.line && left.character < right.character);
}

/** The quick fixes of one finding. Fixes that the client cannot carry out are left out. */
function quickFixes(finding: Finding, diagnostic: Diagnostic, target: EditTarget): readonly CodeAction[] {
  const safe = finding.fixes.filter(({ kind }) => kind === 'edit');
  return finding.fixes.flatMap((fix) => {
    const edit = workspaceEdit(fix, target);
    if (edit === undefined) return [];
    const isPreferred = safe.length === 1 && fix === safe[0];
    return [
      { title: fix.title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred, edit },
    ];
  });
}

/** One action that applies `edits` (already free of overlaps) to one file. */
function fixAllAction(edits: readonly FileEdit[], target: EditTarget): CodeAction | undefined {
  const edit = workspaceEdit({ title: '', kind: 'edit', edits }, target);
  if (edit === undefined || edits.length === 0) return undefined;
  return { title: 'Fix all auto-fixable problems of this migration', kind: fixAllKind, edit };
}

function workspaceEdit(fix: Fix, target: EditTarget): WorkspaceEdit | undefined {
  const paths = [...new Set(fix.edits.map(({ path }) => path))];
  const created = paths.filter((path) => !target.exists(path));
  if (created.length > 0 && !target.support.createFile) return undefined;
  if (fix.rename !== undefined && !target.support.renameFile) return undefined;
  if (!target.support.documentChanges) return plainEdit(paths, fix, target);
  const documentChanges: (TextDocumentEdit | CreateFile | RenameFile)[] = [
    ...created.map((path): CreateFile => ({
      kind: 'create',
      uri: target.uriOf(path),
      // Never over a file that has appeared in the meantime.
      options: { overwrite: false, ignoreIfExists: false },
    })),
    ...paths.map((path) => documentEdit(path, fix, target)),
  ];
  if (fix.rename !== undefined) {
    documentChanges.push({
      kind: 'rename',
      oldUri: target.uriOf(fix.rename.from),
      newUri: target.uriOf(fix.rename.to),
      options: { overwrite: false, ignoreIfExists: false },
    });
  }
  return { documentChanges };
}

/** For clients of the protocol's first days: neither versions nor snippets. */
function plainEdit(paths: readonly string[], fix: Fix, target: EditTarget): WorkspaceEdit {
  const changes = paths.map((path) => {
    const { textDocument, edits } = documentEdit(path, fix, target);
    return [textDocument.uri, edits.filter((edit): edit is TextEdit => 'newText' in edit)] as const;
  });
  return { changes: Object.fromEntries(changes) };
}

function documentEdit(path: string, fix: Fix, target: EditTarget): TextDocumentEdit {
  const edits = fix.edits.filter((edit) => edit.path === path);
  return {
    textDocument: { uri: target.uriOf(path), version: target.versionOf(path) },
    edits: edits.map((edit) => textEdit(edit, fix, target)),
  };
}

function textEdit(edit: FileEdit, fix: Fix, target: EditTarget): TextEdit | SnippetTextEdit {
  const range = toRange(target.exists(edit.path) ? target.sourceOf(edit.path) : undefined, edit);
  if (fix.kind !== 'snippet') return { range, newText: edit.newText };
  if (target.support.snippets) return { range, snippet: { kind: 'snippet', value: edit.newText } };
  return { range, newText: withoutTabStops(edit.newText) };
}

/** The text of a snippet with the words of its placeholders: `${1:reason}` becomes `reason`. */
export function withoutTabStops(snippet: string): string {
  return snippet
    .replaceAll(/(?<!\\)\$\{\d+:((?:[^\\}]|\\.)*)\}/gu, '$1')
    .replaceAll(/(?<!\\)\$(?:\d+|\{\d+\})/gu, '')
    .replaceAll(/\\([\\$}])/gu, '$1');
}
