import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configSchema } from '../../scripts/generate/configSchema.ts';
import { parseLintConfig } from '../../src/core/lint/config.ts';
import { defaultSettings } from '../../src/core/lint/settings.ts';
import { rules } from '../../src/core/rules/index.ts';

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly definitions: { readonly rules: { readonly properties: Readonly<Record<string, unknown>> } };
}

const schema = configSchema(rules) as unknown as Schema;

test('the schema has the settings that the reader knows, and no others', () => {
  const known = ['$schema', ...Object.keys(defaultSettings)].sort();
  assert.deepEqual(Object.keys(schema.properties).sort(), known);
});

test('every rule can be set as the schema says', () => {
  const ids = Object.keys(schema.definitions.rules.properties);
  assert.deepEqual(
    ids,
    rules.map(({ id }) => id),
  );
  const text = JSON.stringify({
    rules: Object.fromEntries(ids.map((id) => [id, 'off'])),
    overrides: [
      { files: ['migrations/2023*.sql'], rules: Object.fromEntries(ids.map((id) => [id, ['hint', {}]])) },
    ],
  });
  assert.deepEqual(parseLintConfig(text, rules).problems, []);
});
