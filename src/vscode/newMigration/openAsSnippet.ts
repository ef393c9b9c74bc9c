import * as vscode from 'vscode';

/**
 * Opens a file just written and lays `snippet` over its text, so that the cursor stands on the first
 * placeholder and Tab goes to the next. The file keeps its text until the person types.
 */
export async function openAsSnippet(path: string, snippet: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.insertSnippet(new vscode.SnippetString(snippet), document.validateRange(whole), {
    undoStopBefore: false,
    undoStopAfter: false,
    keepWhitespace: true,
  });
}

/** `text` so that a snippet gives it back unchanged. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A placeholder that holds `text`. */
export function placeholder(position: number, text: string): string {
  return `\${${position}:${snippetText(text)}}`;
}
