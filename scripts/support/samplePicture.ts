import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startWorkbench } from '../host/workbench.ts';
import { faultyMigration } from './sampleHistory.ts';
import type { SampleProject } from './sampleProject.ts';

/** The tree needs two runs of the Supabase CLI, on a machine that may be busy. */
const patience = 90_000;

/** Opens the view in the activity bar and waits until every kind of state stands in the tree. */
export async function showMigrationsView(page: Page): Promise<void> {
  await page.locator('.activitybar .action-item a[aria-label*="Migrations"]').first().click();
  const tree = page.locator('.pane-body [role="tree"][aria-label*="Migrations"]');
  await tree.waitFor({ timeout: patience });
  for (const words of ['pending on', 'out of order', 'duplicate version', 'skipped by the CLI']) {
    await tree.locator(`[role="treeitem"][aria-label*="${words}"]`).first().waitFor({ timeout: patience });
  }
}

/** Waits until the open editor shows findings of both kinds under its text. */
export async function waitForSquiggles(page: Page): Promise<void> {
  await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: patience });
  await page.locator('.monaco-editor .squiggly-warning').first().waitFor({ timeout: patience });
}

/** Saves a picture of the sample: the tree filled from both databases, a faulty migration open with its findings. */
export async function takeSamplePicture(sample: SampleProject, vsix: string, file: string): Promise<void> {
  const { folder, environment, settings } = sample;
  const openFile = join(folder, 'supabase', 'migrations', faultyMigration);
  const workbench = await startWorkbench({ folder, vsix, environment, settings, openFile });
  try {
    await showMigrationsView(workbench.page);
    await waitForSquiggles(workbench.page);
    await workbench.screenshot(file);
  } finally {
    await workbench.close();
  }
}
