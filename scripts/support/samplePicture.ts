import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startWorkbench } from '../host/workbench.ts';
import { faultyMigration } from './sampleHistory.ts';
import type { SampleProject } from './sampleProject.ts';

/** The tree needs two runs of the Supabase CLI, on a machine that may be busy. */
const patience = 90_000;

/** Opens the view with a click on its icon in the activity bar, unless it is shown. */
export async function openMigrationsView(page: Page): Promise<void> {
  const icon = page.locator('.activitybar .action-item', {
    has: page.locator('a[aria-label^="Migrations"]'),
  });
  await icon.waitFor();
  // Its badge lies above it; a click on the icon of the view that is shown would hide the side bar.
  const isShown = /\bchecked\b/.test((await icon.getAttribute('class')) ?? '');
  if (!isShown) await icon.click({ force: true });
}

/** Opens the view and waits until every kind of state stands in the tree. */
export async function showMigrationsView(page: Page): Promise<void> {
  await openMigrationsView(page);
  const tree = page.locator('.pane-body [role="tree"][aria-label*="Migrations"]');
  await tree.waitFor({ timeout: patience });
  for (const words of ['pending on', 'out of order', 'duplicate version', 'skipped by the CLI']) {
    await tree.locator(`[role="treeitem"][aria-label*="${words}"]`).first().waitFor({ timeout: patience });
  }
}

/** Drags the edge of the side bar, so that the tree's words are not cut off. */
export async function widenSideBar(page: Page, width: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('The side bar is not shown.');
  const edge = { x: box.x + box.width, y: box.y + box.height / 2 };
  await page.mouse.move(edge.x, edge.y);
  await page.mouse.down();
  await page.mouse.move(box.x + width, edge.y, { steps: 4 });
  await page.mouse.up();
  // Away from the edge, which shines while the pointer is on it.
  await page.mouse.move(box.x + 2 * width, edge.y);
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
    await openMigrationsView(workbench.page);
    await widenSideBar(workbench.page, 480);
    await showMigrationsView(workbench.page);
    await waitForSquiggles(workbench.page);
    await workbench.screenshot(file);
  } finally {
    await workbench.close();
  }
}
