import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEditorFacts } from '../../scripts/generate/editorFacts.ts';
import { generateLocalization, messagesIn } from '../../scripts/generate/localization.ts';
import { generateManifest } from '../../scripts/generate/manifest.ts';
import { actionCommands } from '../../src/vscode/problemActions.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly viewsWelcome: readonly { readonly contents: string; readonly when: string }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly completionEvents: readonly string[];
        readonly media: { readonly svg: string; readonly altText: string };
      }[];
    }[];
  };
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const words = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const { contributes } = manifest;
const facts = await loadEditorFacts();

test('the manifest and the bundles of words are what the code says', async () => {
  for (const file of [...(await generateManifest(root)), ...(await generateLocalization(root))]) {
    assert.equal(read(file.path), file.text, `${file.path} is stale: run npm run generate`);
  }
});

test('every command is declared once, in one category', () => {
  const ids = contributes.commands.map(({ command }) => command);
  assert.deepEqual(
    ids,
    facts.commands.map(({ id }) => id),
  );
  assert.equal(new Set(ids).size, ids.length);
  for (const { category } of contributes.commands)
    assert.equal(words[category.replaceAll('%', '')], 'Migrations');
});

test('the palette offers the eight commands for everybody and hides the rest', () => {
  const hidden = new Set(
    (contributes.menus['commandPalette'] ?? [])
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command),
  );
  const shown = contributes.commands.map(({ command }) => command).filter((id) => !hidden.has(id));
  assert.deepEqual(shown, [
    'supabaseMigrations.newMigration',
    'supabaseMigrations.newMigrationFromSelection',
    'supabaseMigrations.addRollbackHeader',
    'supabaseMigrations.refresh',
    'supabaseMigrations.openMigration',
    'supabaseMigrations.copyVersion',
    'supabaseMigrations.showOutput',
    'supabaseMigrations.lintAll',
  ]);
});

test('menus, welcome views, the walkthrough and the ways out name commands that exist', () => {
  const ids = new Set(contributes.commands.map(({ command }) => command));
  const builtIn = new Set(['vscode.openFolder', 'supabaseMigrations.migrations.focus']);
  const texts = [
    ...contributes.viewsWelcome.map(({ contents }) => contents),
    ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ description }) => description)),
  ].map((key) => words[key.replaceAll('%', '')] ?? '');
  const named = [
    ...Object.values(contributes.menus).flatMap((entries) => entries.flatMap(({ command }) => command ?? [])),
    ...texts.flatMap((text) => [...text.matchAll(/\(command:([\w.]+)\)/g)].map((match) => match[1] ?? '')),
    ...contributes.walkthroughs.flatMap(({ steps }) =>
      steps.flatMap(({ completionEvents }) =>
        completionEvents.flatMap((event) =>
          event.startsWith('onCommand:') ? event.slice('onCommand:'.length) : [],
        ),
      ),
    ),
    ...Object.values(actionCommands),
  ];
  for (const command of named)
    assert.ok(ids.has(command) || builtIn.has(command), `${command} does not exist`);
});

test('each welcome view has exactly one button', () => {
  for (const { contents } of contributes.viewsWelcome) {
    const text = words[contents.replaceAll('%', '')] ?? '';
    assert.equal(text.split('\n').filter((line) => /^\[.*\]\(command:/.test(line)).length, 1, text);
  }
});

test('every key of the words is used and every used key has words', () => {
  const used = new Set([...read('package.json').matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]));
  assert.deepEqual([...used].sort(), Object.keys(words).sort());
});

test('context keys in the manifest are keys that are set', () => {
  const text = read('package.json');
  const mentioned = new Set(
    [...text.matchAll(/"when": "([^"]*)"/g)].flatMap(
      (match) => match[1]?.match(/supabaseMigrations\.\w+/g) ?? [],
    ),
  );
  const views = new Set(['supabaseMigrations.migrations']);
  const source = read('src/vscode/contextKeys.ts');
  for (const key of mentioned)
    assert.ok(views.has(key) || source.includes(`'${key}'`), `${key} is never set`);
});

test('settings have words, a scope and a default; what names a program is restricted', () => {
  for (const [name, property] of Object.entries(contributes.configuration.properties)) {
    for (const field of ['markdownDescription', 'scope', 'default', 'order']) {
      assert.ok(field in property, `${name} lacks ${field}`);
    }
  }
  assert.ok(
    manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.includes(
      'supabaseMigrations.cli.path',
    ),
  );
});

test('activates on Supabase projects only', () => {
  assert.deepEqual(manifest.activationEvents, [
    'workspaceContains:**/supabase/config.toml',
    'workspaceContains:**/supabase/migrations/*.sql',
  ]);
});

test('colours have a value for each kind of theme, and icons use declared colours only', () => {
  for (const { defaults } of contributes.colors) {
    assert.deepEqual(Object.keys(defaults).sort(), ['dark', 'highContrast', 'highContrastLight', 'light']);
  }
  const declared = new Set(contributes.colors.map(({ id }) => id));
  const sources = ['renderMigration', 'renderTarget', 'renderMessage', 'renderProject'];
  for (const name of sources) {
    for (const [, color] of read(`src/vscode/tree/${name}.ts`).matchAll(/color: '([\w.]+)'/g)) {
      assert.ok(declared.has(color ?? ''), `${color ?? ''} is not declared`);
    }
  }
});

test('the walkthrough has four to six steps with pictures that exist', () => {
  const [walkthrough] = contributes.walkthroughs;
  assert.ok(walkthrough && walkthrough.steps.length >= 4 && walkthrough.steps.length <= 6);
  for (const { media, completionEvents } of walkthrough.steps) {
    assert.ok(existsSync(join(root, media.svg)), media.svg);
    assert.ok(media.altText.length > 0 && completionEvents.length > 0);
  }
});

test('the icon is a PNG of at least 256 by 256', () => {
  const bytes = readFileSync(join(root, 'media/icon.png'));
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
  assert.ok(bytes.readUInt32BE(16) >= 256 && bytes.readUInt32BE(20) >= 256);
});

test('a message that is put together cannot be translated and is refused', () => {
  assert.deepEqual(
    messagesIn("t('one'); this.#sources.t('two {n}', { n }); vscode.l10n.t(message, values);", 'a.ts'),
    ['one', 'two {n}'],
  );
  assert.throws(() => messagesIn('t(`a ${b}`)', 'a.ts'), /a\.ts:1/);
});
