import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startWorkbench, type Workbench } from '../../scripts/host/workbench.ts';
import { faultyMigration } from '../../scripts/support/sampleHistory.ts';
import { showMigrationsView, waitForSquiggles, widenSideBar } from '../../scripts/support/samplePicture.ts';
import { startSampleProject, type SampleProject } from '../../scripts/support/sampleProject.ts';
import { packagedExtension } from '../support/packagedExtension.ts';
import { inputMessage, picture, quickInput, runFromPalette, tab, treeRow } from '../support/ui.ts';

describe('a person opens the sample', () => {
  let sample: SampleProject;
  let workbench: Workbench;
  const migrations = (): string => join(sample.folder, 'supabase', 'migrations');

  before(async () => {
    sample = await startSampleProject();
    workbench = await startWorkbench({ ...sample, vsix: await packagedExtension() });
  });

  after(async () => {
    await workbench.close();
    await sample.stop();
  });

  test('the tree shows every state in words', async () => {
    const { page } = workbench;
    await showMigrationsView(page);
    await widenSideBar(page, 480);
    await workbench.screenshot(picture('tree'));
    const expected = {
      add_conversation_assignment: 'out of order',
      '20261013161500': 'only on',
      index_message_search: 'pending on',
      add_conversation_snooze: 'duplicate version',
      'archive-old-conversations': 'skipped by the CLI',
      speed_up_inbox_queries: 'pending on',
    };
    for (const [name, words] of Object.entries(expected)) {
      const label = await treeRow(page, name).getAttribute('aria-label');
      assert.ok(label?.includes(words), `${name}: "${label ?? ''}" does not say "${words}"`);
    }
  });

  test('a click in the tree opens the file, and the findings come by themselves', async () => {
    const { page } = workbench;
    await treeRow(page, 'add_customer_notes').click();
    await tab(page, faultyMigration).waitFor();
    await waitForSquiggles(page);
    await workbench.screenshot(picture('findings'));
  });

  test('the quick fix mends the line it stands on', async () => {
    const { page } = workbench;
    await treeRow(page, 'add_customer_notes').dblclick();
    const line = page.locator('.view-line').filter({ hasText: 'using (auth.uid() = author_id)' }).first();
    await line.locator('span', { hasText: 'auth' }).last().click();
    await page.keyboard.press('Control+.');
    const fix = page
      .locator('.action-widget .monaco-list-row')
      .filter({ hasText: /select auth\.uid\(\)/ })
      .first();
    await fix.waitFor();
    await workbench.screenshot(picture('quick-fix'));
    await fix.click();
    await page.locator('.view-line').filter({ hasText: 'using ((select auth.uid()) = author_id)' }).waitFor();
  });

  test('New Migration from the palette: template, name that is checked while typing, file', async () => {
    const { page } = workbench;
    const before = await readdir(migrations());
    await runFromPalette(page, 'Migrations: New Migration…');
    const box = quickInput(page);
    await box.locator('.monaco-list-row').filter({ hasText: 'Table' }).first().waitFor();
    await workbench.screenshot(picture('new-migration-templates'));
    await box.locator('.monaco-list-row').filter({ hasText: 'Empty' }).first().click();

    const input = box.locator('input').first();
    await input.fill('migration');
    await inputMessage(page)
      .filter({ hasText: /says|vague|what/i })
      .waitFor();
    await workbench.screenshot(picture('new-migration-vague-name'));
    await page.keyboard.press('Enter');
    assert.deepEqual(await readdir(migrations()), before, 'a refused name made a file');

    await input.fill('Add Contact Avatar!');
    await inputMessage(page).filter({ hasText: '_add_contact_avatar.sql' }).waitFor();
    await workbench.screenshot(picture('new-migration-name'));
    await page.keyboard.press('Enter');
    await tab(page, '_add_contact_avatar.sql').waitFor();
    await workbench.screenshot(picture('new-migration-file'));

    const added = (await readdir(migrations())).filter((fileName) => !before.includes(fileName));
    assert.equal(added.length, 1);
    const [fileName = ''] = added;
    assert.match(fileName, /^\d{14}_add_contact_avatar\.sql$/);
    const text = await readFile(join(migrations(), fileName), 'utf8');
    assert.match(text, /-- Migration: .*add_contact_avatar/);
    await treeRow(page, 'add_contact_avatar').waitFor();
  });
});
