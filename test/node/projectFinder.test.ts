import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { localFiles } from '../../src/node/files.ts';
import { readLinkedProject } from '../../src/node/linkedProject.ts';
import { loadProjectConfig } from '../../src/node/projectConfig.ts';
import { findProjectsBelow, readProject } from '../../src/node/projectFinder.ts';
import { scriptsRun, temporaryFolder, writeFiles } from '../support/fakeCli.ts';

describe('projects below a folder', () => {
  test('wherever they lie, with or without a configuration', async (context) => {
    const root = await temporaryFolder(context);
    await writeFiles(root, {
      'supabase/config.toml': '',
      'apps/web/supabase/migrations/2_b.sql': '',
      'apps/web/supabase/migrations/1_a.sql': '',
      'apps/web/supabase/migrations/nested/3_c.sql': '',
      'services/json/supabase/config.json': '{}',
      'docs/supabase/readme.md': '',
      'node_modules/x/supabase/config.toml': '',
      '.hidden/supabase/config.toml': '',
      'dist/supabase/config.toml': '',
    });
    await mkdir(join(root, 'empty', 'supabase', 'migrations'), { recursive: true });
    await writeFile(join(root, 'supabase', 'migrations'), 'a file, not a folder');
    const found = await findProjectsBelow(root);
    assert.deepEqual(
      found.map((project) => [
        relative(root, project.root).replaceAll('\\', '/'),
        project.files.map(({ fileName }) => fileName),
      ]),
      [
        ['', []],
        ['apps/web', ['1_a.sql', '2_b.sql']],
        ['empty', []],
        ['services/json', []],
      ],
    );
  });

  test('not too deep, and not round a circle of links', { skip: !scriptsRun }, async (context) => {
    const root = await temporaryFolder(context);
    const deep = 'a/b/c/d/e/f';
    await writeFiles(root, { [`${deep}/supabase/config.toml`]: '', [`${deep}/g/supabase/config.toml`]: '' });
    await symlink(root, join(root, 'a', 'circle'));
    assert.deepEqual(
      (await findProjectsBelow(root)).map((project) => relative(root, project.root)),
      [deep],
    );
  });

  test('none in a folder that is not there', async (context) => {
    assert.deepEqual(await findProjectsBelow(join(await temporaryFolder(context), 'gone')), []);
    assert.equal(await readProject('/no/such/folder'), undefined);
  });

  test('a cancellation stops the search', async (context) => {
    await assert.rejects(findProjectsBelow(await temporaryFolder(context), AbortSignal.abort()), {
      code: 'cancelled',
    });
  });
});

describe('the configuration', () => {
  test('is config.json before config.toml for a CLI from version 3 on', async (context) => {
    const root = await temporaryFolder(context);
    await writeFiles(root, {
      'supabase/config.toml': '[db]\nport = 1\n',
      'supabase/config.json': '{"db":{"port":2}}',
    });
    assert.equal((await loadProjectConfig(localFiles, root)).config.databasePort, 2);
    assert.equal((await loadProjectConfig(localFiles, root, { reader: 'toml-only' })).config.databasePort, 1);
  });

  test('is the CLI’s defaults where there is none', async (context) => {
    const loaded = await loadProjectConfig(localFiles, await temporaryFolder(context));
    assert.deepEqual([loaded.path, loaded.config.databasePort], [undefined, 54322]);
  });

  test('that cannot be read is a problem of the configuration', async (context) => {
    const root = await temporaryFolder(context);
    await mkdir(join(root, 'supabase', 'config.toml'), { recursive: true });
    assert.match(
      (await loadProjectConfig(localFiles, root)).config.problem?.message ?? '',
      /config\.toml cannot be read/,
    );
  });
});

test('the linked project is read from what the CLI keeps', async (context) => {
  const root = await temporaryFolder(context);
  assert.equal(await readLinkedProject(localFiles, root), undefined);
  const ref = 'abcdefghijklmnopqrst';
  await writeFiles(root, {
    'supabase/.temp/project-ref': ref,
    'supabase/.temp/linked-project.json': `{"ref":"${ref}","name":"acme"}`,
  });
  assert.deepEqual(await readLinkedProject(localFiles, root), { ref, name: 'acme' });
});
