import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCommandLine, UsageError, type CommandSpec } from '../../src/cli/commandLine.ts';

const spec: CommandSpec = {
  name: 'try',
  positionals: '[PATH…]',
  summary: 'Try.',
  options: [
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: '' },
    { name: 'set', value: 'KEY=VALUE', repeated: true, help: '' },
    { name: 'remote', value: 'REF', valueOptional: true, help: '' },
    { name: 'fix', help: '' },
  ],
};

test('reads flags, values, repeated values and positionals in any order', () => {
  const line = parseCommandLine(spec, ['a.sql', '--set', 'a=1', '--fix', '--set=b=2', 'b.sql']);
  assert.deepEqual(line.positionals, ['a.sql', 'b.sql']);
  assert.deepEqual(line.values('set'), ['a=1', 'b=2']);
  assert.equal(line.has('fix'), true);
  assert.equal(line.has('remote'), false);
  assert.equal(line.value('format'), 'text');
});

test('an optional value is empty when left out', () => {
  assert.equal(parseCommandLine(spec, ['--remote', 'a.sql']).value('remote'), '');
  assert.equal(parseCommandLine(spec, ['--remote=x']).value('remote'), 'x');
});

const wrong: readonly (readonly [readonly string[], string])[] = [
  [['--colour'], 'try has no option --colour.'],
  [['-x'], 'try has no option -x.'],
  [['--format'], '--format needs a value.'],
  [['--format', 'xml'], '--format takes text or json, not "xml".'],
  [['--format', 'text', '--format', 'json'], '--format was given more than once.'],
  [['--fix=yes'], '--fix takes no value.'],
];

for (const [args, message] of wrong) {
  test(`says in one line what is wrong with ${args.join(' ')}`, () => {
    assert.throws(() => parseCommandLine(spec, args), new UsageError(message));
  });
}

test('a command without arguments refuses them', () => {
  const bare = { ...spec, positionals: '' };
  assert.throws(() => parseCommandLine(bare, ['a']), new UsageError('try takes no argument, but got "a".'));
});
