import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRestartPolicy } from '../../src/vscode/restartPolicy.ts';

test('a server that dies now and then is restarted, one that keeps dying is not', () => {
  const policy = createRestartPolicy(2, 1000);
  assert.deepEqual(
    [0, 10, 20].map((now) => policy.mayRestart(now)),
    [true, true, false],
  );
  assert.equal(policy.mayRestart(5000), true, 'old deaths are forgotten');
});

test('a restart asked for by a person starts the count anew', () => {
  const policy = createRestartPolicy(1, 1000);
  policy.mayRestart(0);
  assert.equal(policy.mayRestart(1), false);
  policy.reset();
  assert.equal(policy.mayRestart(2), true);
});
