import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './chromium.ts';
import { remoteUri, startServer, type RunningServer, type ServerOptions } from './server.ts';

export interface WorkbenchOptions extends ServerOptions {
  /** The folder to open (absolute). */
  readonly folder: string;
  /** An extension to run from its source folder (absolute), with its bundle built; instead of `vsix`. */
  readonly extensionPath?: string | undefined;
  /** A file to open at the start (absolute). */
  readonly openFile?: string | undefined;
  /** A module to run inside the extension host (absolute); needs `extensionPath`. */
  readonly testsPath?: string | undefined;
  readonly viewport?: { readonly width: number; readonly height: number } | undefined;
}

export interface Workbench {
  /** VS Code's version. */
  readonly version: string;
  /** Playwright's page with the workbench in it. */
  readonly page: Page;
  readonly url: string;
  /** Saves a PNG of the window. */
  readonly screenshot: (file: string) => Promise<void>;
  /** Closes the browser, ends the server and all its children, removes the profile. */
  readonly close: () => Promise<void>;
}

function payloadFor(options: WorkbenchOptions, authority: string): (readonly [string, string])[] {
  const { extensionPath, testsPath, openFile } = options;
  return [
    ['skipWelcome', 'true'],
    ...(extensionPath === undefined ? [] : [['extensionDevelopmentPath', remoteUri(extensionPath)] as const]),
    ...(testsPath === undefined ? [] : [['extensionTestsPath', remoteUri(testsPath)] as const]),
    ...(openFile === undefined ? [] : [['openFile', remoteUri(openFile, authority)] as const]),
  ];
}

async function openPage(browser: Browser, url: string, options: WorkbenchOptions): Promise<Page> {
  const page = await browser.newPage({ viewport: options.viewport ?? { width: 1400, height: 900 } });
  page.setDefaultTimeout(30_000);
  await page.goto(url);
  // A suite that is done before we look closes the window's extension host, not the workbench.
  await page.locator('.monaco-workbench .part.sidebar').waitFor({ state: 'visible', timeout: 60_000 });
  return page;
}

function workbenchOn(server: RunningServer, browser: Browser, page: Page): Workbench {
  return {
    version: server.version,
    page,
    url: page.url(),
    screenshot: async (file) => {
      await mkdir(dirname(file), { recursive: true });
      await page.screenshot({ path: file });
    },
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

/**
 * Opens a folder in a real VS Code workbench: VS Code's server in a headless Chromium, with a fresh profile.
 * Resolves when the side bar stands; whatever else a test needs it waits for on `page`.
 */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const server = await startServer(options);
  let browser: Browser | undefined;
  try {
    browser = await launchBrowser();
    const page = await openPage(
      browser,
      server.address(options.folder, payloadFor(options, server.authority)),
      options,
    );
    return workbenchOn(server, browser, page);
  } catch (error) {
    await browser?.close();
    await server.stop();
    throw error;
  }
}
