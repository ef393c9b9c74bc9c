import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { findOnPath, runCommand } from '../support/processes.ts';

/** Without these Chromium looks for hosts on its own; as root it does not start with its sandbox. */
const switches = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const programNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];

function installPlaces(): readonly string[] {
  const windowsFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined);
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...windowsFolders.flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
  ];
}

function findInstalled(): string | undefined {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') return chosen;
  return findOnPath(programNames) ?? installPlaces().find((path) => existsSync(path));
}

/** Debian and Ubuntu as root, which is what containers and CI machines are. */
async function installWithApt(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || findOnPath(['apt-get']) === undefined) return undefined;
  console.log('Installing Chromium with apt-get, to be the window of VS Code.');
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await runCommand('apt-get', ['update'], options);
  const packages = ['chromium', 'fonts-dejavu-core'];
  await runCommand('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], options);
  return findInstalled();
}

/**
 * Starts an installed Chrome, Chromium or Edge without a window. On Debian as root it is installed where none is
 * there; elsewhere this throws with what to do.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findInstalled() ?? (await installWithApt());
  if (executablePath === undefined) {
    throw new Error(
      'No Chrome, Chromium or Edge was found. Install one, or name its program in the variable CHROME_PATH.',
    );
  }
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...switches, ...sandbox] });
}
