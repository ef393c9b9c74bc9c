import { register } from 'node:module';

const emptyEditor = `
export async function resolve(specifier, context, next) {
  if (specifier === 'vscode') return { url: 'data:text/javascript,export{}', shortCircuit: true };
  return next(specifier, context);
}`;

/**
 * Loads the extension's facts (commands, settings, views …) outside an editor: the module `vscode`
 * is empty there, so importing works and running a command does not.
 */
export async function loadEditorFacts(): Promise<EditorFacts> {
  register(`data:text/javascript,${encodeURIComponent(emptyEditor)}`);
  const [{ commands }, settings, views, welcome, colors, walkthrough, menus] = await Promise.all([
    import('../../src/vscode/commands/index.ts'),
    import('../../src/vscode/contributes/settings.ts'),
    import('../../src/vscode/contributes/views.ts'),
    import('../../src/vscode/contributes/welcome.ts'),
    import('../../src/vscode/contributes/colors.ts'),
    import('../../src/vscode/contributes/walkthrough.ts'),
    import('../../src/vscode/contributes/menus.ts'),
  ]);
  return { commands, ...settings, ...views, ...welcome, ...colors, ...walkthrough, ...menus };
}

/** Everything that the manifest is written from. */
export type EditorFacts = typeof import('../../src/vscode/commands/index.ts') &
  typeof import('../../src/vscode/contributes/settings.ts') &
  typeof import('../../src/vscode/contributes/views.ts') &
  typeof import('../../src/vscode/contributes/welcome.ts') &
  typeof import('../../src/vscode/contributes/colors.ts') &
  typeof import('../../src/vscode/contributes/walkthrough.ts') &
  typeof import('../../src/vscode/contributes/menus.ts');
