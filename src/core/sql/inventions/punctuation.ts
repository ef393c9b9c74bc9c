import type { BrokenStatement, Invention } from '../brokenStatement.ts';
import { isReservedWord } from '../keywords.ts';
import { depthAt, insertAfter, isAt, lastToken, remove, replace, textOf } from './tools.ts';

/** A comma before `)`, `FROM`, `;` and the like, and two commas in a row. */
export const superfluousComma: Invention = {
  id: 'superfluous-comma',
  explain(statement) {
    const comma = statement.error - 1;
    if (!isAt(statement, comma, ',')) return undefined;
    const next = textOf(statement, statement.error);
    const what =
      next === ','
        ? 'There are two commas'
        : `There is a comma before ${next === '' || next === ';' ? 'the end' : `"${next}"`}`;
    return {
      explanation: `${what} with nothing between.`,
      fix: { title: 'Remove the comma', edits: [replace(statement, comma, comma + 1, '')] },
    };
  },
};

/** The last item of one line and the first of the next without a comma between them. */
export const missingComma: Invention = {
  id: 'missing-comma',
  explain(statement) {
    const { error } = statement;
    const previous = statement.tokens[error - 1];
    const token = statement.tokens[error];
    if (previous === undefined || token === undefined || depthAt(statement, error) < 1) return undefined;
    const between = statement.text.slice(previous.end, token.start);
    const twoStrings = previous.kind === 'string' && token.kind === 'string';
    if (!twoStrings && !/[\r\n]/u.test(between)) return undefined;
    if (isAt(statement, error, ')') || isAt(statement, error, ',')) return undefined;
    return {
      explanation: `A comma is missing before "${textOf(statement, error)}".`,
      fix: { title: 'Insert a comma', edits: [insertAfter(statement, error - 1, ',')], proof: 'whole' },
    };
  },
};

/** More brackets opened than closed at the end of the statement. */
export const unclosedBracket: Invention = {
  id: 'unclosed-bracket',
  explain(statement) {
    const last = lastToken(statement);
    const depth = depthAt(statement, last);
    if (depth < 1 || statement.error < last) return undefined;
    const open = outermostOpen(statement, last);
    return {
      explanation: `The "(" after "${textOf(statement, open - 1)}" is not closed.`,
      fix: {
        title: 'Insert )',
        edits: [insertAfter(statement, last - 1, ')'.repeat(depth))],
        proof: 'whole',
      },
      standsAlone: true,
    };
  },
};

function outermostOpen(statement: BrokenStatement, end: number): number {
  const open: number[] = [];
  for (let index = 0; index < end; index++) {
    if (isAt(statement, index, '(')) open.push(index);
    else if (isAt(statement, index, ')')) open.pop();
  }
  return open[0] ?? 0;
}

/** A bracket closed that was never opened. */
export const superfluousBracket: Invention = {
  id: 'superfluous-bracket',
  explain(statement) {
    const { error } = statement;
    if (!isAt(statement, error, ')') || depthAt(statement, error) > 0) return undefined;
    return {
      explanation: 'This ")" closes nothing: all brackets before it are closed.',
      fix: { title: 'Remove )', edits: [remove(statement, error, error + 1)], proof: 'whole' },
    };
  },
};

/** A reserved word used as a name: `create table user`, `order int`. */
export const reservedName: Invention = {
  id: 'reserved-name',
  explain(statement) {
    const { error } = statement;
    const word = statement.words[error] ?? '';
    if (!isReservedWord(word)) return undefined;
    return {
      explanation: `"${word}" is a reserved word. As a name it needs double quotes everywhere it is used; another name is easier to live with.`,
      fix: {
        title: `Write "${word}" in double quotes`,
        edits: [replace(statement, error, error + 1, `"${word}"`)],
        proof: 'whole',
      },
    };
  },
};

/** `uuid-ossp`, `my-schema`: a hyphen in a name. */
export const hyphenInName: Invention = {
  id: 'hyphen-in-name',
  explain(statement) {
    const { tokens, error } = statement;
    if (!isAt(statement, error, '-') || tokens[error - 1]?.kind !== 'word') return undefined;
    let end = error;
    while (isAt(statement, end, '-') && touches(statement, end) && touches(statement, end + 1)) end += 2;
    if (end === error) return undefined;
    const name = statement.text.slice(tokens[error - 1]?.start, tokens[end - 1]?.end);
    return {
      explanation: `A name with a hyphen needs double quotes: "${name}".`,
      fix: {
        title: 'Put the name in double quotes',
        edits: [replace(statement, error - 1, end, `"${name}"`)],
      },
    };
  },
};

/** Whether no blank stands between token `index` and the one before it. */
function touches(statement: BrokenStatement, index: number): boolean {
  const token = statement.tokens[index];
  return token !== undefined && statement.tokens[index - 1]?.end === token.start;
}
