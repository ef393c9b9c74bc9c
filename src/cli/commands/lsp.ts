import type { Command } from '../command.ts';
import { UsageError } from '../commandLine.ts';

/** `lsp --stdio`: the language server, for any editor that speaks the protocol. */
export const lsp: Command = {
  spec: {
    name: 'lsp',
    positionals: '',
    summary: 'Run the language server for an editor.',
    options: [{ name: 'stdio', help: 'Speak the Language Server Protocol over standard input and output.' }],
  },
  run: async (line) => {
    if (!line.has('stdio'))
      throw new UsageError('lsp speaks over standard input and output only: give --stdio.');
    // Starts by being loaded; the process then lives as long as its connection.
    await import('../../server/main.ts');
    return new Promise(() => undefined);
  },
};
