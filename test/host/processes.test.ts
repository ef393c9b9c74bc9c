import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { CommandFailed, endTree, runCommand, startTree } from '../../scripts/support/processes.ts';

/** A program that starts another one, prints its process id, and waits for ever; both ignore a polite end. */
const stubbornFamily = `
  const { spawn } = require('node:child_process');
  const ignore = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);";
  const child = spawn(process.execPath, ['-e', ignore], { stdio: 'ignore' });
  process.on('SIGTERM', () => {});
  console.log(child.pid);
  setInterval(() => {}, 1000);
`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  // A killed process stays in the table until its parent's parent has looked at it.
  while (isAlive(pid)) await new Promise((next) => setImmediate(next));
}

describe('endTree', () => {
  test('ends a program and its children, also when they ignore SIGTERM', { timeout: 20_000 }, async () => {
    const parent = startTree(process.execPath, ['-e', stubbornFamily], {});
    assert.ok(parent.stdout);
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const childId = Number(line.toString());
    assert.ok(isAlive(childId));
    await endTree(parent);
    await untilGone(childId);
    assert.equal(parent.signalCode === null && parent.exitCode === null, false);
  });

  test('does nothing to a program that has ended', async () => {
    const program = startTree(process.execPath, ['-e', ''], {});
    await once(program, 'exit');
    await endTree(program);
    assert.equal(program.exitCode, 0);
  });
});

describe('runCommand', () => {
  test('gives stdout', async () => {
    assert.equal(await runCommand(process.execPath, ['-p', '6 * 7']), '42\n');
  });

  test('fails with the code and what the program printed', async () => {
    const script = "console.error('no such thing'); process.exit(3)";
    await assert.rejects(runCommand(process.execPath, ['-e', script]), (error) => {
      assert.ok(error instanceof CommandFailed);
      assert.match(error.message, /ended with code 3/);
      assert.equal(error.output, 'no such thing');
      return true;
    });
  });

  test('fails for a program that is not there', async () => {
    await assert.rejects(runCommand('no-such-program-anywhere', []), /ENOENT/);
  });
});
