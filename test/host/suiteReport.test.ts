import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { describe, test } from 'node:test';
import { listenForSuite, type TestOutcome } from '../../scripts/host/suiteReport.ts';

const passed: TestOutcome = { type: 'test', name: 'a', outcome: 'passed', milliseconds: 1 };
const failed: TestOutcome = { type: 'test', name: 'b', outcome: 'failed', milliseconds: 2, message: 'why' };

async function tell(port: number, text: string): Promise<void> {
  const socket = createConnection({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  socket.end(text);
  await once(socket, 'close');
}

describe('listenForSuite', () => {
  test('gives the outcomes in order once the suite says that it is done', async () => {
    const shown: string[] = [];
    const report = await listenForSuite(({ name }) => shown.push(name));
    await tell(
      report.port,
      [passed, failed, { type: 'end' }].map((event) => `${JSON.stringify(event)}\n`).join(''),
    );
    assert.deepEqual(await report.finished, [passed, failed]);
    assert.deepEqual(shown, ['a', 'b']);
    report.close();
  });

  test('fails when the extension host goes away in the middle', async () => {
    const report = await listenForSuite(() => undefined);
    await tell(report.port, `${JSON.stringify(passed)}\n`);
    await assert.rejects(report.finished, /ended before the suite did/);
    report.close();
  });

  test('fails when it is closed before the suite came', async () => {
    const report = await listenForSuite(() => undefined);
    report.close();
    await assert.rejects(report.finished, /stopped/);
  });
});
