import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { SuiteEvent } from '../../test/support/editorSuite.ts';

export type TestOutcome = Extract<SuiteEvent, { type: 'test' }>;

export interface SuiteReport {
  /** The port to hand to the suite. */
  readonly port: number;
  /** The outcomes, when the suite said that it is done; rejects when it goes silent or away before that. */
  readonly finished: Promise<readonly TestOutcome[]>;
  readonly close: () => void;
}

/** The longest time between two words of a suite; the editor's own start is in it. */
const silenceLimit = 120_000;

function isSuiteEvent(value: unknown): value is SuiteEvent {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function collect(server: Server, show: (outcome: TestOutcome) => void): Promise<readonly TestOutcome[]> {
  const outcomes: TestOutcome[] = [];
  return new Promise((resolve, reject) => {
    const silent = (): void => reject(new Error(`The suite said nothing for ${silenceLimit / 1000} s.`));
    let timer = setTimeout(silent, silenceLimit);
    const settle = (action: () => void): void => {
      clearTimeout(timer);
      action();
    };
    server.on('close', () => settle(() => reject(new Error('The suite was stopped.'))));
    server.on('connection', (socket: Socket) => {
      socket.on('error', () => undefined);
      const lines = createInterface({ input: socket });
      lines.on('line', (line) => {
        clearTimeout(timer);
        timer = setTimeout(silent, silenceLimit);
        const event: unknown = JSON.parse(line);
        if (!isSuiteEvent(event)) return;
        if (event.type === 'end') return settle(() => resolve(outcomes));
        outcomes.push(event);
        show(event);
      });
      lines.on('close', () =>
        settle(() => reject(new Error('The extension host ended before the suite did.'))),
      );
    });
  });
}

/** Listens on a free loopback port for what a suite inside an editor tells (test/support/editorSuite.ts). */
export async function listenForSuite(show: (outcome: TestOutcome) => void): Promise<SuiteReport> {
  const server = createServer();
  const finished = collect(server, show);
  // Whoever awaits it learns of a failure; until then it must not count as unhandled.
  finished.catch(() => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return { port: address.port, finished, close: () => server.close() };
}
