import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LspClient } from '../support/lspClient.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const commandLine = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

test('lsp --stdio serves an editor, helps with syntax and ends when told to', async (t) => {
  const root = temporaryFolder(t, { 'supabase/migrations/20260101000000_create_notes.sql': 'select 1;\n' });
  const command = [process.execPath, commandLine, 'lsp', '--stdio'] as const;
  const client = await LspClient.spawn(command, { rootUri: pathToFileURL(root).href });
  const uri = pathToFileURL(join(root, 'supabase/migrations/20260102000000_index_notes.sql')).href;
  const helped = client.nextDiagnostics(uri, 1, ({ diagnostics }) =>
    diagnostics.some(({ message }) => JSON.stringify(message).includes('Postgres expects')),
  );
  await client.open(uri, 'create index notes_idx on public.notes id;\n');
  assert.equal((await helped).diagnostics.find(({ code }) => code === 'syntax-error')?.range.start.line, 0);
  await client.dispose();
});
