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
  const { commands } = await import('../../src/vscode/commands/index.ts');
  const { settings, settingsSection } = await import('../../src/vscode/contributes/settings.ts');
  const { viewContainer, migrationsView } = await import('../../src/vscode/contributes/views.ts');
  const { welcomeViews } = await import('../../src/vscode/contributes/welcome.ts');
  const { colors } = await import('../../src/vscode/contributes/colors.ts');
  const { walkthrough, walkthroughSteps } = await import('../../src/vscode/contributes/walkthrough.ts');
  const { submenus } = await import('../../src/vscode/contributes/menus.ts');
  return {
    commands,
    settings,
    settingsSection,
    viewContainer,
    migrationsView,
    welcomeViews,
    colors,
    walkthrough,
    walkthroughSteps,
    submenus,
  };
}

/** Everything that the manifest is written from. */
export type EditorFacts = typeof import('../../src/vscode/commands/index.ts') &
  typeof import('../../src/vscode/contributes/settings.ts') &
  typeof import('../../src/vscode/contributes/views.ts') &
  typeof import('../../src/vscode/contributes/welcome.ts') &
  typeof import('../../src/vscode/contributes/colors.ts') &
  typeof import('../../src/vscode/contributes/walkthrough.ts') &
  typeof import('../../src/vscode/contributes/menus.ts');
