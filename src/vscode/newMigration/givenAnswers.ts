/**
 * Answers that a caller hands over instead of a person typing them: a keybinding, a task, a test.
 * `{ "name": "add contact avatar", "template": "table", "values": { "key": "identity" } }`
 */
export interface GivenAnswers {
  readonly name: string;
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Reads a command's argument as answers; `undefined` when it is anything else. */
export function givenAnswers(argument: unknown): GivenAnswers | undefined {
  if (typeof argument !== 'object' || argument === null || !('name' in argument)) return undefined;
  const { name } = argument;
  if (typeof name !== 'string') return undefined;
  const template =
    'template' in argument && typeof argument.template === 'string' ? argument.template : 'empty';
  const values = 'values' in argument && typeof argument.values === 'object' ? (argument.values ?? {}) : {};
  const texts = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { name, template, values: Object.fromEntries(texts) };
}
