import * as vscode from 'vscode';
import { settings, settingsSection, type SettingKey } from './contributes/settings.ts';

/** The settings for one place in the workspace; read at the point of use, so always current. */
export interface Configuration {
  /** `undefined` when not set. */
  readonly cliPath: string | undefined;
  readonly cliTimeoutMs: number;
  readonly wantsLocal: boolean;
  readonly wantsRemote: boolean;
  /** `undefined`: take git's. */
  readonly author: string | undefined;
}

/** Reads the settings that hold at `scope`, a file or folder; the only place that reads settings. */
export function readConfiguration(scope?: vscode.Uri): Configuration {
  const section = vscode.workspace.getConfiguration(settingsSection, scope ?? null);
  const text = (key: SettingKey): string | undefined => {
    const value = section.get<unknown>(key);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const targets = section.get<unknown>('status.targets');
  const wants = (name: string): boolean => !Array.isArray(targets) || targets.includes(name);
  return {
    cliPath: text('cli.path'),
    cliTimeoutMs: seconds(section.get<unknown>('cli.timeoutSeconds')) * 1000,
    wantsLocal: wants('local'),
    wantsRemote: wants('remote'),
    author: text('newMigration.author'),
  };
}

/** Whether the status bar item is wanted; one answer for the whole window. */
export function isStatusBarEnabled(): boolean {
  return vscode.workspace.getConfiguration(settingsSection).get<unknown>('statusBar.enabled') !== false;
}

/** Writes the path of the CLI to the user's settings, after the user chose it. */
export async function writeCliPath(path: string): Promise<void> {
  await vscode.workspace
    .getConfiguration(settingsSection)
    .update('cli.path', path, vscode.ConfigurationTarget.Global);
}

function seconds(value: unknown): number {
  const { minimum, maximum, default: standard } = settings['cli.timeoutSeconds'];
  if (typeof value !== 'number' || !Number.isFinite(value)) return standard;
  return Math.min(Math.max(value, minimum), maximum);
}
