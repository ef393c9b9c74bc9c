import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { outputFolder } from '../../scripts/support/places.ts';

/** Where a picture of this name is saved. */
export function picture(name: string): string {
  return join(outputFolder, 'screenshots', `${name}.png`);
}

/** The box that holds the palette, lists to pick from, and input boxes. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget:visible');
}

/** Runs a command as a person does: palette, its title, Enter. Fails when the palette does not offer it. */
export async function runFromPalette(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const box = quickInput(page);
  await box.locator('input').first().fill(`>${title}`);
  await box.locator('.monaco-list-row').filter({ hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** The message below an input box. */
export function inputMessage(page: Page): Locator {
  return quickInput(page).locator('.quick-input-message');
}

/** The row of a migration in the tree, by its name. */
export function treeRow(page: Page, name: string): Locator {
  return page.locator('.pane-body [role="treeitem"]').filter({ hasText: name }).first();
}

/** The tab of an open file, by its file name. */
export function tab(page: Page, fileName: string): Locator {
  return page.locator('.tabs-container .tab').filter({ hasText: fileName });
}
