import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { OutsideError, type OutsideErrorCode } from '../../src/core/ports/outsideError.ts';
import { localFiles } from '../../src/node/files.ts';
import { scriptsRun, temporaryFolder } from '../support/fakeCli.ts';

async function code(work: Promise<unknown>): Promise<OutsideErrorCode | 'fine'> {
  try {
    await work;
    return 'fine';
  } catch (error) {
    assert.ok(error instanceof OutsideError, String(error));
    assert.match(error.message, /^[^\n]+\.$/);
    return error.code;
  }
}

/** Root may read and write everything, so there is nothing to refuse. */
const unrestricted = process.getuid?.() === 0 || !scriptsRun;

describe('readText', () => {
  const readable: Readonly<Record<string, readonly [Uint8Array | string, string]>> = {
    'plain text': ['select 1;', 'select 1;'],
    'an empty file': ['', ''],
    'a byte order mark, which is left out': ['\ufeffselect 1;', 'select 1;'],
    'Windows line ends, which stay': ['a\r\nb', 'a\r\nb'],
    'letters of any script': ['select ‘ü’ 😀', 'select ‘ü’ 😀'],
    '5 MB': ['x'.repeat(5_000_000), 'x'.repeat(5_000_000)],
  };
  for (const [title, [content, text]] of Object.entries(readable)) {
    test(title, async (context) => {
      const path = join(await temporaryFolder(context), 'a.sql');
      await writeFile(path, content);
      assert.equal(await localFiles.readText(path), text);
    });
  }

  const unreadable: Readonly<Record<string, readonly [Uint8Array, OutsideErrorCode]>> = {
    'Latin-1': [Buffer.from('select ü', 'latin1'), 'not-utf8'],
    'UTF-8 cut short': [Buffer.from([0x61, 0xf0, 0x9f, 0x98]), 'not-utf8'],
    'UTF-16': [Buffer.from('\ufeffselect', 'utf16le'), 'not-utf8'],
    'a zero byte': [Buffer.from('select\0 1'), 'binary-file'],
    'a picture': [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x00, 0xff]), 'binary-file'],
  };
  for (const [title, [bytes, expected]] of Object.entries(unreadable)) {
    test(title, async (context) => {
      const path = join(await temporaryFolder(context), 'a.sql');
      await writeFile(path, bytes);
      assert.equal(await code(localFiles.readText(path)), expected);
    });
  }

  test('a huge file is refused before it is read', async (context) => {
    const path = join(await temporaryFolder(context), 'dump.sql');
    await writeFile(path, '');
    await truncate(path, 10 * 1024 ** 3);
    assert.equal(await code(localFiles.readText(path)), 'file-too-large');
  });

  test('a missing file, a folder, a path through a file', async (context) => {
    const folder = await temporaryFolder(context);
    await writeFile(join(folder, 'file'), '');
    assert.equal(await code(localFiles.readText(join(folder, 'gone.sql'))), 'file-not-found');
    assert.equal(await code(localFiles.readText(folder)), 'not-readable');
    assert.equal(await code(localFiles.readText(join(folder, 'file', 'x.sql'))), 'file-not-found');
  });

  test('a file that may not be read', { skip: unrestricted }, async (context) => {
    const path = join(await temporaryFolder(context), 'secret.sql');
    await writeFile(path, 'x');
    await chmod(path, 0o000);
    assert.equal(await code(localFiles.readText(path)), 'not-readable');
  });

  test('a cancellation', async (context) => {
    const path = join(await temporaryFolder(context), 'a.sql');
    await writeFile(path, 'x');
    assert.equal(await code(localFiles.readText(path, AbortSignal.abort())), 'cancelled');
  });
});

describe('createText', () => {
  test('makes missing folders and writes UTF-8', async (context) => {
    const path = join(await temporaryFolder(context), 'supabase', 'migrations', '1_a.sql');
    await localFiles.createText(path, 'select ‘ü’;\n');
    assert.equal(await readFile(path, 'utf8'), 'select ‘ü’;\n');
  });

  test('never overwrites, also not through a link', async (context) => {
    const folder = await temporaryFolder(context);
    const path = join(folder, 'a.sql');
    await writeFile(path, 'mine');
    assert.equal(await code(localFiles.createText(path, 'yours')), 'file-exists');
    assert.equal(await readFile(path, 'utf8'), 'mine');
    if (scriptsRun) {
      await symlink(join(folder, 'nowhere'), join(folder, 'link.sql'));
      assert.equal(await code(localFiles.createText(join(folder, 'link.sql'), 'yours')), 'file-exists');
    }
  });

  test('two at once: one writes, the other is told', async (context) => {
    const path = join(await temporaryFolder(context), 'a.sql');
    const codes = await Promise.all([
      code(localFiles.createText(path, 'a')),
      code(localFiles.createText(path, 'b')),
    ]);
    assert.deepEqual(codes.sort(), ['file-exists', 'fine']);
  });

  test('a read-only folder', { skip: unrestricted }, async (context) => {
    const folder = await temporaryFolder(context);
    await chmod(folder, 0o555);
    assert.equal(await code(localFiles.createText(join(folder, 'a.sql'), 'x')), 'not-writable');
    await chmod(folder, 0o755);
  });

  test('a path through a file, and a name that is too long', async (context) => {
    const folder = await temporaryFolder(context);
    await writeFile(join(folder, 'file'), 'mine');
    assert.match(
      await code(localFiles.createText(join(folder, 'file', 'a.sql'), 'x')),
      /^(?:not-writable|file-exists)$/,
    );
    assert.equal((await stat(join(folder, 'file'))).isFile(), true);
    assert.match(
      await code(localFiles.createText(join(folder, `${'x'.repeat(300)}.sql`), 'x')),
      /not-writable|unknown/,
    );
  });
});

describe('list and exists', () => {
  test('tell files from folders, also through links', async (context) => {
    const folder = await temporaryFolder(context);
    await mkdir(join(folder, 'inside'));
    await writeFile(join(folder, 'a.sql'), '');
    if (scriptsRun) {
      await symlink(join(folder, 'a.sql'), join(folder, 'b.sql'));
      await symlink(join(folder, 'gone'), join(folder, 'broken.sql'));
    }
    const entries = (await localFiles.list(folder)).map(({ name, kind }) => `${name} ${kind}`).sort();
    const links = scriptsRun ? ['b.sql file', 'broken.sql other'] : [];
    assert.deepEqual(entries, ['a.sql file', ...links, 'inside directory']);
    assert.equal(await localFiles.exists(join(folder, 'a.sql')), true);
    assert.equal(await localFiles.exists(join(folder, 'gone')), false);
  });

  test('a folder that is not there is empty', async (context) => {
    assert.deepEqual(await localFiles.list(join(await temporaryFolder(context), 'gone')), []);
  });
});
