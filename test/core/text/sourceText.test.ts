import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceText } from '../../../src/core/text/sourceText.ts';

test('bytes, code points and UTF-16 units of every character agree with the platform', () => {
  const text = 'aé日😀\r\n"z"';
  const source = new SourceText(text);
  let offset = 0;
  for (const [index, character] of Array.from(text).entries()) {
    const bytes = Buffer.byteLength(text.slice(0, offset));
    assert.equal(source.byteToOffset(bytes), offset, `byte ${String(bytes)}`);
    assert.equal(source.offsetToByte(offset), bytes);
    assert.equal(source.codePointToOffset(index), offset, `code point ${String(index)}`);
    offset += character.length;
  }
  assert.equal(source.byteToOffset(Buffer.byteLength(text)), text.length);
});

test('positions past the end give the end', () => {
  for (const text of ['abc', 'aé']) {
    const source = new SourceText(text);
    assert.equal(source.byteToOffset(99), text.length);
    assert.equal(source.codePointToOffset(99), text.length);
    assert.deepEqual(source.positionAt(99), { line: 0, character: text.length });
    assert.equal(source.offsetAt({ line: 9, character: 0 }), text.length);
  }
});

test('a lone surrogate takes three bytes, as its replacement does in UTF-8', () => {
  const source = new SourceText('a\ud800b');
  assert.equal(source.offsetToByte(2), 4);
  assert.equal(source.byteToOffset(4), 2);
});

test('lines end at \\n, \\r\\n and \\r', () => {
  const source = new SourceText('a\nbc\r\nd\re');
  assert.equal(source.lineCount, 4);
  assert.deepEqual(source.positionAt(3), { line: 1, character: 1 });
  assert.deepEqual(source.positionAt(6), { line: 2, character: 0 });
  assert.deepEqual(source.positionAt(8), { line: 3, character: 0 });
  assert.equal(source.offsetAt({ line: 1, character: 1 }), 3);
  assert.equal(source.slice(source.lineRange(1)), 'bc');
});

test('positions and offsets are each other’s inverse', () => {
  const source = new SourceText('é\r\n😀x\n\n');
  for (let offset = 0; offset <= source.text.length; offset++) {
    assert.equal(source.offsetAt(source.positionAt(offset)), offset);
  }
});
