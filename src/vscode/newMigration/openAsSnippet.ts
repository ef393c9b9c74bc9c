import * as vscode from 'vscode';

/**
 * Opens a file just written and lays `snippet` over its text, so that the cursor stands on the first
 * placeholder and Tab goes to the next. The text of both is the same.
 */
export async function openAsSnippet(path: string, snippet: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  await editor.insertSnippet(new vscode.SnippetString(snippet), whole, {
    undoStopBefore: false,
    undoStopAfter: false,
    keepWhitespace: true,
  });
}
