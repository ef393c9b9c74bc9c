import { parentPort } from 'node:worker_threads';
import { parse } from 'pgsql-ast-parser';

/** A request of `WorkerExpectedTokens`. */
export interface ExpectedTokensRequest {
  readonly id: number;
  readonly statement: string;
}

/** Sent once, when the grammar is loaded; then the answer to each request, with its `id`. */
export type ExpectedTokensResponse =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly id: number; readonly expected: readonly string[] };

const SYMBOLS: Readonly<Record<string, string>> = {
  lparen: '(',
  rparen: ')',
  comma: ',',
  semicolon: ';',
  dot: '.',
  op_eq: '=',
  star: '*',
  lbracket: '[',
  rbracket: ']',
  word: 'identifier',
  quoted_word: 'identifier',
  string: 'string',
  eString: 'string',
  int: 'number',
  float: 'number',
};

/**
 * Reads the expectations off the message of pgsql-ast-parser: the tokens that it lists, and the key words
 * that the token before would have had to be (it reads a misspelt key word as a name, one token late).
 */
function expectedIn(message: string): string[] {
  const names = [
    ...message.matchAll(/- A "?(?<name>\w+)"? token/gu),
    ...message.matchAll(/^\s*(?<name>kw_\w+) → %word ●/gmu),
  ];
  const tokens = new Set<string>();
  for (const match of names) {
    const name = match.groups?.['name'] ?? '';
    const token = name.startsWith('kw_') ? name.slice('kw_'.length).toUpperCase() : SYMBOLS[name];
    if (token !== undefined) tokens.add(token);
  }
  return [...tokens];
}

function expectedAt(statement: string): string[] {
  try {
    parse(statement);
    return [];
  } catch (error) {
    return error instanceof Error ? expectedIn(error.message) : [];
  }
}

function send(response: ExpectedTokensResponse): void {
  parentPort?.postMessage(response);
}

parentPort?.on('message', ({ id, statement }: ExpectedTokensRequest) => {
  send({ kind: 'answer', id, expected: expectedAt(statement) });
});
send({ kind: 'ready' });
