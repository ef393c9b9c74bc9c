import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import type { GeneratedFile } from './manifest.ts';

/** `l10n/bundle.l10n.json`: every message of `src/vscode`, as translators and the editor expect it. */
export async function generateLocalization(root: string): Promise<readonly GeneratedFile[]> {
  const folder = join(root, 'src', 'vscode');
  const entries = await readdir(folder, { recursive: true });
  const messages = new Set<string>();
  for (const entry of entries.filter((name) => name.endsWith('.ts')).sort()) {
    const text = await readFile(join(folder, entry), 'utf8');
    for (const message of messagesIn(text, entry)) messages.add(message);
  }
  const bundle = Object.fromEntries([...messages].sort().map((message) => [message, message]));
  return [{ path: 'l10n/bundle.l10n.json', text: `${JSON.stringify(bundle, undefined, 2)}\n` }];
}

/**
 * The messages that a source file hands to `t(…)`. Throws when one is not a plain string, since
 * such a message can never be translated.
 */
export function messagesIn(text: string, fileName: string): readonly string[] {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const messages: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isLocalize(node.expression)) {
      const [message] = node.arguments;
      if (message !== undefined && ts.isStringLiteralLike(message)) messages.push(message.text);
      else if (message === undefined || !isForwarded(message)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        throw new Error(`${fileName}:${line + 1}: the message of t(…) must be one plain string.`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return messages;
}

function isLocalize(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 't';
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 't';
}

/** The one call that hands a message on to the editor: `vscode.l10n.t(message, …)`. */
function isForwarded(message: ts.Expression): boolean {
  return ts.isIdentifier(message) && message.text === 'message';
}
