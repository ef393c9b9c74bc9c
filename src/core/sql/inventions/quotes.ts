import type { TextEdit } from '../../text/range.ts';
import type { BrokenStatement, Invention, Lesson } from '../brokenStatement.ts';
import { scanLineEnd, scanQuoted } from '../quotes.ts';
import type { Token } from '../types.ts';
import { closingBracket, isAt, textOf } from './tools.ts';

const APOSTROPHE = 39;
const BACKSLASH = 92;

/** `'it\'s'`: in a plain string a backslash is a character like any other. */
export const backslashQuote: Invention = {
  id: 'backslash-quote',
  explain(statement) {
    const { text } = statement;
    const quote = quotesNear(statement).find((token) => text.slice(token.start, token.end).includes("\\'"));
    if (quote === undefined || text[quote.start] !== "'") return undefined;
    const end = scanQuoted(text, quote.start + 1, APOSTROPHE, BACKSLASH);
    if (end === undefined) return undefined;
    const statementEnd =
      quote.start + Math.max(text.slice(quote.start).search(/;[ \t]*$/mu), end - quote.start);
    // First this string alone, then all to the end of the statement.
    return [end, statementEnd].map((limit) => ({
      explanation: `In a plain string a backslash is a character like any other, so \\' ends the string. Write '' for a quote inside a string.`,
      fix: {
        title: "Write '' for the quote",
        edits: doubledQuotes(text, quote.start, limit),
        requotes: true,
      },
    }));
  },
};

function doubledQuotes(text: string, from: number, limit: number): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = text.indexOf("\\'", from); at >= 0 && at < limit; at = text.indexOf("\\'", at + 2)) {
    edits.push({ start: at, end: at + 1, newText: "'" });
  }
  return edits;
}

/** `'text"`: a string closed by the wrong quote. */
export const closedByDoubleQuote: Invention = {
  id: 'closed-by-double-quote',
  explain(statement) {
    const { text } = statement;
    for (const quote of quotesNear(statement)) {
      if (text[quote.start] !== "'") continue;
      const line = text.slice(quote.start, scanLineEnd(text, quote.start));
      const at = line.search(/"(?=\s*(?:[,;)]|$))/u);
      if (at < 0) continue;
      const start = quote.start + at;
      return {
        explanation: `The string begins with ' and is closed by ". Postgres reads on to the next '.`,
        fix: {
          title: "Close the string with '",
          edits: [{ start, end: start + 1, newText: "'" }],
          requotes: true,
        },
      };
    }
    return undefined;
  },
};

/** `'it's'`: the apostrophe inside closes the string. */
export const apostropheInside: Invention = {
  id: 'apostrophe-inside',
  explain(statement) {
    const { text } = statement;
    for (const quote of quotesNear(statement)) {
      const next = statement.tokens.find((token) => token.start === quote.end);
      const mark = text[quote.start];
      if (next?.kind !== 'word' || (mark !== "'" && mark !== '"')) continue;
      return {
        explanation: `The ${mark} before "${text.slice(next.start, next.end)}" closes the ${mark === "'" ? 'string' : 'name'}. Inside it, write ${mark}${mark}.`,
        fix: {
          title: `Write ${mark}${mark}`,
          edits: [{ start: quote.end, end: quote.end, newText: mark }],
          requotes: true,
        },
      };
    }
    return undefined;
  },
};

/** Strings and quoted names near the error, and the one that it lies in. */
function quotesNear(statement: BrokenStatement): Token[] {
  const { tokens, error } = statement;
  return tokens
    .slice(Math.max(0, error - 8), error + 2)
    .filter((token) => token.kind === 'string' || token.kind === 'quotedIdentifier');
}

/** No body is searched further than this for its end; UTF-16 units. */
const LONGEST_BODY = 50_000;

/** `$$ … execute $$ … $$ … $$`: the inner delimiter closes the outer body. */
export const nestedDollarQuotes: Invention = {
  id: 'nested-dollar-quotes',
  explain(statement) {
    const { text, tokens, words } = statement;
    const body = tokens.findIndex((token) => token.kind === 'dollarString');
    const opening = tokens[body];
    if (opening === undefined || (words[body - 1] !== 'as' && words[0] !== 'do')) return undefined;
    const delimiter = text.slice(opening.start, text.indexOf('$', opening.start + 1) + 1);
    const tag = text.includes('$body$') ? '$outer$' : '$body$';
    const places = placesOf(text, delimiter, opening.start);
    // The body is closed by the fourth delimiter, or the sixth, …
    const closings = places.filter((_, index) => index >= 3 && index % 2 === 1);
    return closings.map((closing) => ({
      explanation: `The second ${delimiter} closes the body that the first one opened. Where a body holds ${delimiter} itself, give the outer one a tag of its own: ${tag} … ${tag}.`,
      fix: {
        title: `Write ${tag} around the body`,
        edits: [opening.start, closing].map((start) => ({
          start,
          end: start + delimiter.length,
          newText: tag,
        })),
        requotes: true,
      },
    }));
  },
};

function placesOf(text: string, delimiter: string, from: number): number[] {
  const places: number[] = [];
  let at = from;
  while (at >= 0 && places.length < 12 && at - from < LONGEST_BODY) {
    places.push(at);
    at = text.indexOf(delimiter, at + delimiter.length);
  }
  return places;
}

/** Double quotes around a value: `enum ("a")`, `comment … is "text"`. */
export const doubleQuotedValue: Invention = {
  id: 'double-quoted-value',
  explain(statement) {
    const { tokens, error } = statement;
    if (tokens[error]?.kind !== 'quotedIdentifier') return undefined;
    const last = isAt(statement, error - 1, '(') ? closingBracket(statement, error - 1) : error + 1;
    const edits: TextEdit[] = [];
    for (let index = error; index < Math.max(last, error + 1); index++) {
      const token = tokens[index];
      if (token?.kind === 'quotedIdentifier') edits.push(singleQuoted(statement, index));
    }
    return {
      explanation: 'Double quotes are for names; a text value stands in single quotes.',
      fix: { title: 'Write single quotes', edits },
    };
  },
};

function singleQuoted(statement: BrokenStatement, index: number): TextEdit {
  const inner = textOf(statement, index).slice(1, -1).replaceAll('""', '"').replaceAll("'", "''");
  const token = statement.tokens[index];
  return { start: token?.start ?? 0, end: token?.end ?? 0, newText: `'${inner}'` };
}

/** MySQL's backticks. */
export const backticks: Invention = {
  id: 'backticks',
  explain(statement) {
    const { text, tokens } = statement;
    const edits: TextEdit[] = [];
    for (const token of tokens) {
      if (token.kind !== 'operator') continue;
      for (let at = token.start; at < token.end; at++) {
        if (text[at] === '`') edits.push({ start: at, end: at + 1, newText: '"' });
      }
    }
    if (edits.length === 0 || edits.length % 2 !== 0) return undefined;
    return {
      explanation: 'Backticks are MySQL’s. In Postgres a name needs no quotes, or double quotes.',
      fix: { title: 'Write double quotes', edits },
    };
  },
};

/** Characters that word processors and chats put in place of plain ones, and what was meant. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u00a0': ' ',
  '\u2007': ' ',
  '\u202f': ' ',
  '\u3000': ' ',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
  '\u2060': '',
  '\ufeff': '',
  '\u2013': '-',
  '\u2014': '--',
  '\uff0c': ',',
  '\uff1b': ';',
  '\uff08': '(',
  '\uff09': ')',
};

/** Curly quotes, non-breaking and invisible blanks: letters to Postgres. */
export const lookalikeCharacters: Invention = {
  id: 'lookalike-characters',
  explain(statement): Lesson | undefined {
    const edits: TextEdit[] = [];
    for (const token of statement.tokens) {
      if (token.kind !== 'word' && token.kind !== 'operator') continue;
      for (let at = token.start; at < token.end; at++) {
        const meant = LOOKALIKES[statement.text.charAt(at)];
        if (meant !== undefined) edits.push({ start: at, end: at + 1, newText: meant });
      }
    }
    if (edits.length === 0) return undefined;
    return {
      explanation:
        'There are characters here that look like quotes, blanks or punctuation but are letters to Postgres: curly quotes or non-breaking or invisible blanks, as word processors and chats make them.',
      fix: { title: 'Replace them by plain characters', edits, requotes: true },
    };
  },
};

/** psql's own commands. */
export const psqlCommand: Invention = {
  id: 'psql-command',
  explain(statement) {
    const [first] = statement.tokens;
    if (first?.kind !== 'psqlMetaCommand') return undefined;
    const { text } = statement;
    const lineBreak = /^\r?\n?/u.exec(text.slice(first.end))?.[0].length ?? 0;
    const name = /^\\[a-z!?.]*/u.exec(text.slice(first.start, first.end))?.[0];
    const what =
      name === undefined
        ? 'The rows after COPY … FROM stdin are read by psql'
        : `${name} is a command of psql`;
    return {
      explanation: `${what}. The Supabase CLI sends a migration straight to the server, which does not know such lines.`,
      fix: {
        title: 'Remove it',
        edits: [{ start: first.start, end: first.end + lineBreak, newText: '' }],
        proof: 'none',
      },
    };
  },
};
