import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenize } from '../../../src/core/sql/lexer.ts';

function lex(text: string): string[] {
  return tokenize(text).map(
    (token) => `${token.kind}${token.terminated ? '' : '?'} ${text.slice(token.start, token.end)}`,
  );
}

const cases: readonly (readonly [name: string, text: string, tokens: readonly string[]])[] = [
  [
    'words and punctuation',
    'a.b, (c);',
    [
      'word a',
      'punctuation .',
      'word b',
      'punctuation ,',
      'punctuation (',
      'word c',
      'punctuation )',
      'punctuation ;',
    ],
  ],
  ['letters outside ASCII', 'größe日本$1', ['word größe日本$1']],
  ['a non-breaking space is a letter', 'a\u00a0b', ['word a\u00a0b']],
  ['doubled quotes', `'it''s' "a""b"`, [`string 'it''s'`, 'quotedIdentifier "a""b"']],
  ['a backslash in a plain string', `'a\\' b`, [`string 'a\\'`, 'word b']],
  ['E strings', `E'a\\'b' e'\\\\' c`, [`string E'a\\'b'`, `string e'\\\\'`, 'word c']],
  [
    'prefixed strings',
    `b'01' X'ff' n'a' U&'\\0041' U&"x" u & 'a'`,
    [
      `string b'01'`,
      `string X'ff'`,
      `string n'a'`,
      `string U&'\\0041'`,
      'quotedIdentifier U&"x"',
      'word u',
      'operator &',
      `string 'a'`,
    ],
  ],
  ['a name that ends in a prefix letter', `some'x'`, ['word some', `string 'x'`]],
  [
    'dollar quotes',
    '$$a$b$$ $t$ $$ $t$ $1 a$$b',
    ['dollarString $$a$b$$', 'dollarString $t$ $$ $t$', 'parameter $1', 'word a$$b'],
  ],
  ['a dollar tag is case sensitive', '$A$x$a$y$A$', ['dollarString $A$x$a$y$A$']],
  [
    'nested comments',
    '/* a /* b */ c */ d -- e\nf',
    ['blockComment /* a /* b */ c */', 'word d', 'lineComment -- e', 'word f'],
  ],
  ['a comment ends at a lone carriage return', '-- a\rb', ['lineComment -- a', 'word b']],
  [
    'numbers',
    '12 1_000 .5 1.5e-3 0xff 1..10 1e5',
    [
      'number 12',
      'number 1_000',
      'number .5',
      'number 1.5e-3',
      'number 0xff',
      'number 1',
      'punctuation ..',
      'number 10',
      'number 1e5',
    ],
  ],
  ['a sign is no part of a number', '1-2', ['number 1', 'operator -', 'number 2']],
  [
    'operators',
    'a::b := c => d @-1 *-1 <> ||',
    [
      'word a',
      'punctuation ::',
      'word b',
      'punctuation :=',
      'word c',
      'operator =>',
      'word d',
      'operator @-',
      'number 1',
      'operator *',
      'operator -',
      'number 1',
      'operator <>',
      'operator ||',
    ],
  ],
  [
    'an operator stops at a comment',
    'a +-- b\n*/* c */',
    ['word a', 'operator +', 'lineComment -- b', 'operator *', 'blockComment /* c */'],
  ],
  [
    'psql commands',
    '\\restrict abc\n  \\a\nselect \\x',
    ['psqlMetaCommand \\restrict abc', 'psqlMetaCommand \\a', 'word select', 'punctuation \\', 'word x'],
  ],
  ['a backslash at the start of a line inside a string', "'a\n\\b'", ["string 'a\n\\b'"]],
  [
    'rows of COPY',
    "copy t from stdin;\n1\tit's\n\\.\nselect 1;",
    [
      'word copy',
      'word t',
      'word from',
      'word stdin',
      'punctuation ;',
      "psqlMetaCommand 1\tit's\n\\.",
      'word select',
      'number 1',
      'punctuation ;',
    ],
  ],
  [
    'COPY without rows',
    'copy t from stdin;\nselect 1',
    ['word copy', 'word t', 'word from', 'word stdin', 'punctuation ;', 'word select', 'number 1'],
  ],
  ['an open string', "select 'a;\nb", ['word select', "string? 'a;\nb"]],
  ['an open name', '"a', ['quotedIdentifier? "a']],
  ['an open dollar quote', '$x$ a $y$', ['dollarString? $x$ a $y$']],
  ['an open comment', '/* a /* b */', ['blockComment? /* a /* b */']],
  ['an E string that ends in a backslash', "E'a\\", ["string? E'a\\"]],
  ['a byte order mark', '\ufeffselect', ['word select']],
  ['nothing', ' \t\r\n\f\v', []],
];

for (const [name, text, tokens] of cases) {
  test(name, () => {
    assert.deepEqual(lex(text), tokens);
  });
}

test('long rows of signs, dollars and open brackets are read in linear time', () => {
  const count = (unit: string): number => tokenize(unit.repeat(200_000)).length;
  assert.equal(count('+'), 200_000);
  assert.equal(count('('), 200_000);
  assert.equal(count('/*'), 1);
  assert.equal(count('\\\n'), 200_000);
});
