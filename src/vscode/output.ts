import * as vscode from 'vscode';
import type { Log } from '../core/ports/log.ts';
import { redact } from '../core/supabase/redact.ts';

/** The one output channel, as the log of everything below the editor. */
export interface Output extends Log {
  readonly channel: vscode.LogOutputChannel;
}

/** Makes the channel "Migrations for Supabase"; every line goes through the redaction of secrets. */
export function createOutput(): Output {
  const channel = vscode.window.createOutputChannel('Migrations for Supabase', { log: true });
  return {
    channel,
    debug: (message) => {
      channel.debug(redact(message));
    },
    info: (message) => {
      channel.info(redact(message));
    },
    warn: (message) => {
      channel.warn(redact(message));
    },
    error: (message) => {
      channel.error(redact(message));
    },
  };
}
