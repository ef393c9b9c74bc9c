import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { packageProblems, requiredFiles } from '../../scripts/support/extensionPackage.ts';

describe('packageProblems', () => {
  test('has nothing to say about the right files', () => {
    const more = ['package.nls.de.json', 'l10n/bundle.l10n.json', 'media/icon.png', 'snippets/sql.json'];
    assert.deepEqual(packageProblems([...requiredFiles, ...more]), []);
  });

  for (const file of requiredFiles) {
    test(`misses ${file}`, () => {
      const others = requiredFiles.filter((other) => other !== file);
      assert.deepEqual(packageProblems(others), [`${file} is missing from the package.`]);
    });
  }

  for (const file of [
    'dist/server.js.map',
    'src/cli/main.ts',
    '.env',
    'media/notes.txt',
    'node_modules/a/index.js',
  ]) {
    test(`refuses ${file}`, () => {
      assert.deepEqual(packageProblems([...requiredFiles, file]), [
        `${file} would be shipped; nothing says that it should be.`,
      ]);
    });
  }
});
