import { suitePortVariable } from '../../test/support/editorSuite.ts';
import { chooseHost, type HostKind } from './choose.ts';
import { findDesktop, runOnDesktop } from './desktop.ts';
import type { Settings } from './profile.ts';
import { bundleSuite, type SuiteBundle } from './suiteBundle.ts';
import { listenForSuite, type SuiteReport, type TestOutcome } from './suiteReport.ts';
import { startWorkbench } from './workbench.ts';

export interface SuiteOptions {
  /** The folder whose `*.test.ts` files are the suite (absolute). */
  readonly tests: string;
  /** The packaged extension to install. */
  readonly vsix: string;
  /** The folder to open in the editor. */
  readonly folder: string;
  readonly settings?: Settings | undefined;
  readonly trust?: 'trusted' | 'restricted' | undefined;
  /** More environment for the extension host. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Called with each outcome as it comes. */
  readonly show?: ((outcome: TestOutcome) => void) | undefined;
  /** When the suite fails as a whole, what the window showed is saved here (server host only). */
  readonly screenshot?: string | undefined;
}

export interface SuiteResult {
  readonly host: HostKind;
  /** VS Code's version. */
  readonly version: string;
  readonly outcomes: readonly TestOutcome[];
}

async function runInServer(
  bundle: SuiteBundle,
  report: SuiteReport,
  options: SuiteOptions,
): Promise<SuiteResult> {
  const environment = { ...options.environment, [suitePortVariable]: String(report.port) };
  const workbench = await startWorkbench({
    ...options,
    environment,
    extensionPath: bundle.driverFolder,
    testsPath: bundle.module,
  });
  try {
    const outcomes = await report.finished;
    return { host: 'server', version: workbench.version, outcomes };
  } catch (error) {
    if (options.screenshot !== undefined) await workbench.screenshot(options.screenshot);
    throw error;
  } finally {
    await workbench.close();
  }
}

async function runInDesktop(
  bundle: SuiteBundle,
  report: SuiteReport,
  options: SuiteOptions,
): Promise<SuiteResult> {
  const { folder, vsix, settings = {}, trust = 'trusted' } = options;
  const environment = { ...options.environment, [suitePortVariable]: String(report.port) };
  const { executable, version } = await findDesktop();
  let failure: unknown;
  try {
    await runOnDesktop(executable, bundle, { folder, vsix, settings, trust, environment });
  } catch (error) {
    failure = error;
  }
  // VS Code's exit code only repeats what the outcomes say; it counts where there are none.
  report.close();
  const outcomes = await report.finished.catch((error: unknown) => {
    throw failure ?? error;
  });
  return { host: 'desktop', version, outcomes };
}

/** Bundles the suite and runs it inside VS Code's extension host with the packaged extension installed. */
export async function runSuite(options: SuiteOptions): Promise<SuiteResult> {
  const bundle = await bundleSuite(options.tests);
  const host = await chooseHost();
  const report = await listenForSuite(options.show ?? (() => undefined));
  try {
    return await (host === 'desktop' ? runInDesktop : runInServer)(bundle, report, options);
  } finally {
    report.close();
  }
}
