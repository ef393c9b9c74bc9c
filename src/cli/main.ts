#!/usr/bin/env node
import { runCli } from './runCli.ts';
import type { Terminal } from './terminal.ts';

/** Made only when a command asks for it, so that Ctrl-C ends all other commands at once. */
function interruptionSignal(): AbortSignal {
  const interruption = new AbortController();
  process.once('SIGINT', () => {
    interruption.abort();
    process.exitCode = 130;
  });
  return interruption.signal;
}

// A reader that closes the pipe early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

const terminal: Terminal = {
  cwd: process.cwd(),
  env: process.env,
  write: (text) => void process.stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
  readStdin: async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
  interruptionSignal,
};

void runCli(process.argv.slice(2), terminal).then((code) => {
  process.exitCode ??= code;
});
