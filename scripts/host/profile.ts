import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Settings = Readonly<Record<string, unknown>>;

/** A quiet window: nothing on it but the files and the extension, and the same picture every time. */
const quietSettings: Settings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.enableExperiments': false,
  'workbench.sash.hoverDelay': 2000,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  // The browser's editor saves by itself, which brings files back that a test has deleted.
  'files.autoSave': 'off',
  'editor.cursorBlinking': 'solid',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/** Writes a `settings.json` into `folder`. */
export async function writeSettings(folder: string, settings: Settings): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), `${JSON.stringify(settings, undefined, 2)}\n`);
}

/** Writes the user settings of a fresh profile into `userFolder` (the `User` folder of VS Code's data). */
export async function writeProfile(userFolder: string, settings: Settings): Promise<void> {
  await writeSettings(userFolder, { ...quietSettings, ...settings });
}
