import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OutsideError } from '../../src/core/ports/outsideError.ts';
import { CommandFailure, describeError, errorDetails } from '../../src/vscode/describeError.ts';
import { english } from '../../src/vscode/localize.ts';
import { actionCommands } from '../../src/vscode/problemActions.ts';

test('a file that is in the way is named, and that nothing was overwritten', () => {
  const error = new OutsideError('file-exists', 'a.sql cannot be written: there is such a file already.');
  assert.deepEqual(describeError(error, english), {
    message: 'a.sql cannot be written: there is such a file already. Nothing was overwritten.',
    action: 'show-output',
  });
});

test('a read-only folder comes with a way out', () => {
  const error = new OutsideError('not-writable', 'a.sql cannot be written: access is denied');
  assert.match(
    describeError(error, english)?.message ?? '',
    /denied\. Check that the folder may be written to\.$/,
  );
});

test('a cancelled deed is silent', () => {
  assert.equal(describeError(new OutsideError('cancelled', 'x'), english), undefined);
  assert.equal(describeError(Object.assign(new Error('x'), { name: 'Canceled' }), english), undefined);
  assert.equal(describeError(new DOMException('x', 'AbortError'), english), undefined);
});

test('our own failures keep their words and button; everything else is wrapped', () => {
  const failure = new CommandFailure('No folder.', 'trust-workspace');
  assert.deepEqual(describeError(failure, english), { message: 'No folder.', action: 'trust-workspace' });
  assert.equal(describeError('odd', english)?.message, 'That did not work: odd');
});

test('the log gets the whole chain of causes', () => {
  const error = new Error('outer', { cause: new Error('inner') });
  assert.match(errorDetails(error), /outer[\s\S]*Caused by: Error: inner/);
});

test('every way out has a command', () => {
  for (const command of Object.values(actionCommands))
    assert.match(command, /^supabaseMigrations\.[a-zA-Z]+$/);
});
