import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { startWorkbench, type Workbench, type WorkbenchOptions } from '../../scripts/host/workbench.ts';
import { makeTemporaryFolder, removeFolder } from '../../scripts/support/temporaryFolder.ts';
import { packagedExtension } from '../support/packagedExtension.ts';
import { picture, treeRow } from '../support/ui.ts';

/** A CLI that leaves a trace of having been run and answers like 3.1.0 on an empty database. */
const tracingCli = (trace: string): string => `#!/bin/sh
echo run >> '${trace}'
if [ "$1" = "--version" ]; then echo 3.1.0; else echo '{"migrations":[],"message":""}'; fi
`;

const policy = 'create policy "All" on public.notes for insert, update to authenticated using (true);\n';

interface Scene {
  readonly workbench: Workbench;
  readonly folder: string;
  readonly trace: string;
}

/** Texts of the welcome views that stand in the empty tree. */
function welcome({ page }: Workbench): Locator {
  return page.locator('.welcome-view-content');
}

function button({ page }: Workbench, name: string): Locator {
  return page.locator('.welcome-view-content .monaco-button').filter({ hasText: name });
}

async function openScene(
  files: Readonly<Record<string, string>>,
  options: Partial<WorkbenchOptions> & { readonly cli: 'answers' | 'missing' },
): Promise<Scene> {
  const root = await makeTemporaryFolder('scene-');
  const folder = join(root, 'notes');
  await mkdir(folder);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const trace = join(root, 'trace');
  const cli = join(root, 'supabase');
  await writeFile(trace, '');
  await writeFile(cli, tracingCli(trace));
  await chmod(cli, 0o755);
  const path = options.cli === 'answers' ? cli : join(root, 'not-there');
  const workbench = await startWorkbench({
    ...options,
    folder,
    vsix: await packagedExtension(),
    settings: { 'supabaseMigrations.cli.path': path },
  });
  await workbench.page.locator('.activitybar .action-item a[aria-label*="Migrations"]').first().click();
  return { workbench, folder, trace };
}

/** One window per scene: opened before, closed after its tests. */
function scene(
  files: Readonly<Record<string, string>>,
  options: Parameters<typeof openScene>[1],
): () => Scene {
  let opened: Scene | undefined;
  before(async () => {
    opened = await openScene(files, options);
  });
  after(async () => {
    await opened?.workbench.close();
    if (opened !== undefined) await removeFolder(join(opened.folder, '..'));
  });
  return () => {
    assert.ok(opened, 'the window did not open');
    return opened;
  };
}

describe('a workspace without trust', () => {
  const current = scene(
    { 'supabase/config.toml': '', 'supabase/migrations/20261101000000_add_note_policy.sql': policy },
    { cli: 'answers', trust: 'restricted' },
  );

  test('lists the files, says why no database is asked, and offers the way to trust', async () => {
    const { workbench } = current();
    const row = treeRow(workbench.page, 'add_note_policy');
    await row.waitFor();
    assert.match((await row.getAttribute('aria-label')) ?? '', /not checked/);
    await treeRow(workbench.page, 'Restricted Mode').waitFor();
    await workbench.screenshot(picture('untrusted'));
  });

  test('checks migrations while typing, and runs no program', async () => {
    const { workbench, trace } = current();
    await treeRow(workbench.page, 'add_note_policy').click();
    await workbench.page.locator('.monaco-editor .squiggly-error').first().waitFor();
    assert.equal(await readFile(trace, 'utf8'), '');
  });
});

describe('a project without migrations', () => {
  const current = scene({ 'supabase/config.toml': '' }, { cli: 'answers' });

  test('says so and offers to make the first, and how to get a remote', async () => {
    const { workbench } = current();
    await button(workbench, 'New Migration…').waitFor();
    await button(workbench, 'Link the Project').waitFor();
    await workbench.screenshot(picture('empty-folder'));
    const text = (await welcome(workbench).allInnerTexts()).join(' ');
    assert.match(text, /no migrations yet/);
  });
});

describe('a project whose CLI is not there', () => {
  const current = scene({ 'supabase/config.toml': '' }, { cli: 'missing' });

  test('offers how to get one', async () => {
    const { workbench } = current();
    await button(workbench, 'Install the CLI').waitFor();
    await workbench.screenshot(picture('cli-missing'));
  });
});

describe('a folder without a project', () => {
  const current = scene({ 'README.md': '# Notes\n' }, { cli: 'answers' });

  test('offers to make the first migration, and runs nothing', async () => {
    const { workbench, trace } = current();
    await button(workbench, 'New Migration…').waitFor();
    await workbench.screenshot(picture('no-project'));
    assert.equal(await readFile(trace, 'utf8'), '');
  });
});
