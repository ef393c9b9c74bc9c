import { join } from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
  SilentReporter,
} from '@vscode/test-electron';
import { repositoryRoot } from '../support/places.ts';
import { runCommand } from '../support/processes.ts';
import { makeTemporaryFolder, removeFolder } from '../support/temporaryFolder.ts';
import { desktopVersion } from './choose.ts';
import { writeProfile, type Settings } from './profile.ts';
import type { SuiteBundle } from './suiteBundle.ts';

export interface DesktopSuite {
  readonly folder: string;
  readonly vsix: string;
  readonly settings: Settings;
  readonly environment: Readonly<Record<string, string>>;
  readonly trust: 'trusted' | 'restricted';
}

function launchParameters(suite: DesktopSuite, dataFolder: string): string[] {
  return [
    suite.folder,
    ...['--user-data-dir', join(dataFolder, 'user'), '--extensions-dir', join(dataFolder, 'extensions')],
    ...['--disable-telemetry', '--disable-updates', '--skip-welcome', '--skip-release-notes', '--no-sandbox'],
    ...(suite.trust === 'restricted' ? [] : ['--disable-workspace-trust']),
  ];
}

async function install(executable: string, vsix: string, dataFolder: string): Promise<void> {
  const [program, ...parameters] = resolveCliArgsFromVSCodeExecutablePath(executable, {
    reuseMachineInstall: true,
  });
  if (program === undefined) throw new Error('The downloaded VS Code has no command line program.');
  const folders = ['--user-data-dir', join(dataFolder, 'user')];
  const extensions = ['--extensions-dir', join(dataFolder, 'extensions')];
  await runCommand(program, [...parameters, ...folders, ...extensions, '--install-extension', vsix], {
    shell: process.platform === 'win32',
  });
}

/** VS Code for the desktop as test-electron fetches and keeps it: the program, and the version it is. */
export async function findDesktop(): Promise<{ readonly executable: string; readonly version: string }> {
  const wanted = await desktopVersion();
  const cachePath = join(repositoryRoot, '.vscode-test');
  const executable = await downloadAndUnzipVSCode({
    version: wanted,
    cachePath,
    reporter: new SilentReporter(),
  });
  const version = /vscode-[a-z0-9-]+-(\d+\.\d+\.\d+)/.exec(executable)?.[1] ?? wanted;
  return { executable, version };
}

/** Runs a bundled suite in VS Code for the desktop, in a fresh profile. Rejects when VS Code says that it failed. */
export async function runOnDesktop(
  executable: string,
  bundle: SuiteBundle,
  suite: DesktopSuite,
): Promise<void> {
  const dataFolder = await makeTemporaryFolder('vscode-');
  try {
    await writeProfile(join(dataFolder, 'user', 'User'), suite.settings);
    await install(executable, suite.vsix, dataFolder);
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: bundle.driverFolder,
      extensionTestsPath: bundle.module,
      extensionTestsEnv: { ...suite.environment },
      launchArgs: launchParameters(suite, dataFolder),
    });
  } finally {
    await removeFolder(dataFolder);
  }
}
