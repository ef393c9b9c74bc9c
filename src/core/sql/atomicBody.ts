import type { Node } from './ast.ts';
import { as } from './ast.ts';
import type { BodyStatement } from './body.ts';
import { tokenize } from './lexer.ts';
import { splitStatements } from './split.ts';
import { isWord, withoutComments } from './tokens.ts';
import type { Statement, Token } from './types.ts';

/**
 * The statements of an SQL function's `BEGIN ATOMIC … END` or `RETURN …`, which are part of its own
 * syntax tree. `text` is the text of `statement`; offsets count from its start.
 */
export function atomicStatements(text: string, statement: Statement, body: Node): BodyStatement[] {
  const trees = bodyTrees(body);
  const tokens = withoutComments(tokenize(text));
  const pieces = bodyPieces(text, tokens);
  if (pieces.length !== trees.length) return [];
  const base = statement.range.start;
  return pieces.map((piece, index) => ({
    tree: trees[index] ?? body,
    start: piece.start,
    end: piece.end,
    fullEnd: piece.fullEnd,
    offsetOf: (location) => statement.offsetOf(location) - base,
    conditional: false,
  }));
}

/** The tree is a list of lists of statements; empty statements leave no node. */
function bodyTrees(body: Node): Node[] {
  const outer = as(body, 'List');
  if (outer === undefined) return [body];
  const trees: Node[] = [];
  for (const item of outer.items ?? []) {
    const inner = as(item, 'List');
    for (const tree of inner?.items ?? [item]) if (Object.keys(tree).length > 0) trees.push(tree);
  }
  return trees;
}

function bodyPieces(
  text: string,
  tokens: readonly Token[],
): readonly { readonly start: number; readonly end: number; readonly fullEnd: number }[] {
  const atomic = tokens.findIndex(
    (token, index) => isWord(text, token, 'atomic') && isWord(text, tokens[index - 1], 'begin'),
  );
  if (atomic >= 0) return splitStatements(text, tokens.slice(0, -1), atomic + 1);
  const returnWord = tokens.findLast((token) => isWord(text, token, 'return'));
  const end = tokens.at(-1)?.end ?? 0;
  return returnWord === undefined ? [] : [{ start: returnWord.start, end, fullEnd: end }];
}
