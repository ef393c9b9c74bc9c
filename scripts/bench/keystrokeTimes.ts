import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LspClient } from '../../test/support/lspClient.ts';
import { median } from './measure.ts';
import { migrationText, writeSyntheticHistory } from './syntheticHistory.ts';

/** The round trip of one typed character to new diagnostics, in milliseconds. */
export interface KeystrokeTimes {
  readonly server: string;
  readonly historyFiles: number;
  readonly fileBytes: number;
  readonly keystrokes: number;
  readonly median: number;
  readonly slowest: number;
}

/** A language server and the document to type in. */
export interface KeystrokeBench {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly root: string;
  readonly historyFiles: number;
  readonly fileBytes: number;
  readonly keystrokes: number;
}

/** Typed in the middle of the document, one character a round trip: good and broken SQL in turns. */
const typed = 'create index note_idx on public.members (note);\n';

/** Makes a history, opens a further migration at its end in `command`'s server and types in it. */
export async function measureKeystrokes(bench: KeystrokeBench): Promise<KeystrokeTimes> {
  const folder = writeSyntheticHistory(bench.root, { files: bench.historyFiles, fileLength: 4_000 });
  const text = migrationText(bench.historyFiles, bench.fileBytes);
  const path = join(folder, '20991231235959_add_what_is_typed.sql');
  writeFileSync(path, text);
  const uri = pathToFileURL(path).href;
  const client = await LspClient.spawn(bench.command, { rootUri: pathToFileURL(bench.root).href });
  try {
    const opened = client.nextDiagnostics(uri);
    await client.open(uri, text);
    await opened;
    const times = await typeInto(client, { uri, text, keystrokes: bench.keystrokes });
    const { name: server, historyFiles, fileBytes, keystrokes } = bench;
    return {
      server,
      historyFiles,
      fileBytes,
      keystrokes,
      median: median(times),
      slowest: Math.max(...times),
    };
  } finally {
    await client.dispose();
  }
}

interface Typing {
  readonly uri: string;
  readonly text: string;
  readonly keystrokes: number;
}

async function typeInto(client: LspClient, { uri, text, keystrokes }: Typing): Promise<readonly number[]> {
  const before = text.slice(0, text.lastIndexOf('create table', text.length / 2));
  const line = before.split('\n').length - 1;
  const times: number[] = [];
  let place = { line, character: 0 };
  for (let count = 0; count < keystrokes; count++) {
    const character = typed[count % typed.length] ?? ' ';
    const started = performance.now();
    const answered = client.nextDiagnostics(uri, count + 2);
    await client.change(uri, { range: { start: place, end: place }, text: character });
    await answered;
    times.push(performance.now() - started);
    place =
      character === '\n'
        ? { line: place.line + 1, character: 0 }
        : { line: place.line, character: place.character + 1 };
  }
  return times;
}
