import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The part of a `node:test` context that cleaning up takes. */
interface CleansUp {
  after(work: () => void): void;
}

/** Makes a folder with `files` (by relative path) that is removed after the test; gives its real path. */
export function temporaryFolder(
  test: CleansUp,
  files: Readonly<Record<string, string | Buffer>> = {},
): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'migrations-test-')));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, files);
  return folder;
}

/** Writes `files` (by relative path) below `folder`; makes missing folders. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
