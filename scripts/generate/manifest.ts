import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from '../../src/vscode/commands/command.ts';
import type { SettingFacts } from '../../src/vscode/contributes/settings.ts';
import { loadEditorFacts, type EditorFacts } from './editorFacts.ts';

/** A file that is written by a generator; `path` counts from the repository's root. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Gathers the English texts of the manifest; the manifest itself holds their keys. */
class Texts {
  readonly #texts = new Map<string, string>();

  /** Keeps `text` under `key` and gives what stands in its place in the manifest. */
  keep(key: string, text: string): string {
    this.#texts.set(key, text);
    return `%${key}%`;
  }

  get all(): Json {
    return Object.fromEntries(this.#texts);
  }
}

/** `package.json` with its `contributes` written from the code, and `package.nls.json` with the words. */
export async function generateManifest(root: string): Promise<readonly GeneratedFile[]> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Json;
  const facts = await loadEditorFacts();
  const texts = new Texts();
  const contributes = contributions(facts, texts);
  const capabilities = capabilitiesOf(facts, texts);
  return [
    { path: 'package.json', text: toJson({ ...manifest, capabilities, contributes }) },
    { path: 'package.nls.json', text: toJson(texts.all) },
  ];
}

/** The part `contributes` of the manifest. */
export function contributions(facts: EditorFacts, texts: Texts): Json {
  const { viewContainer, migrationsView, welcomeViews, colors } = facts;
  return {
    commands: facts.commands.map((command) => commandEntry(command, texts)),
    submenus: Object.entries(facts.submenus).map(([id, submenu]) => ({
      id: `supabaseMigrations.${id}`,
      label: texts.keep(`submenu.${id}.label`, submenu.label),
      ...('icon' in submenu ? { icon: `$(${submenu.icon})` } : {}),
    })),
    menus: menus(facts),
    viewsContainers: {
      activitybar: [
        {
          id: viewContainer.id,
          title: texts.keep('viewContainer.title', viewContainer.title),
          icon: viewContainer.icon,
        },
      ],
    },
    views: {
      [viewContainer.id]: [
        {
          id: migrationsView.id,
          name: texts.keep('view.migrations.name', migrationsView.name),
          contextualTitle: texts.keep('view.migrations.contextualTitle', migrationsView.contextualTitle),
          icon: migrationsView.icon,
        },
      ],
    },
    viewsWelcome: Object.entries(welcomeViews).map(([id, welcome]) => ({
      view: migrationsView.id,
      contents: texts.keep(`welcome.${id}`, welcome.contents),
      when: welcome.when,
    })),
    configuration: configuration(facts, texts),
    colors: Object.entries(colors).map(([id, { description, ...defaults }]) => ({
      id: `supabaseMigrations.${id}`,
      description: texts.keep(`color.${id}`, description),
      defaults,
    })),
    walkthroughs: [walkthroughEntry(facts, texts)],
    ...languageParts,
  };
}

/** Snippets, syntax and schema: files that others write. */
const languageParts = {
  snippets: ['sql', 'postgres', 'pgsql'].map((language) => ({
    language,
    path: './snippets/supabase-migrations.json',
  })),
  grammars: [
    {
      scopeName: 'supabase-migrations.injection',
      path: './syntaxes/supabase-migrations.injection.tmLanguage.json',
      injectTo: ['source.sql', 'source.pgsql', 'source.postgres'],
    },
  ],
  jsonValidation: [
    {
      fileMatch: '**/supabase/migrations.config.json',
      url: './media/migrations.config.schema.json',
    },
  ],
};

function commandEntry({ id, title, icon, enablement }: Command, texts: Texts): Json {
  return {
    command: id,
    title: texts.keep(`command.${shortId(id)}.title`, title),
    category: texts.keep('command.category', 'Migrations'),
    ...(icon === undefined ? {} : { icon: `$(${icon})` }),
    ...(enablement === undefined ? {} : { enablement }),
  };
}

function menus({ commands, submenus }: EditorFacts): Json {
  const entries = new Map<string, Json[]>();
  const add = (menu: string, entry: Json): void => {
    entries.set(menu, [...(entries.get(menu) ?? []), entry]);
  };
  for (const { id, palette, menus: places = [] } of commands) {
    if (palette !== 'always') {
      add('commandPalette', { command: id, when: palette === 'never' ? 'false' : palette.when });
    }
    for (const { menu, when, group } of places) add(menu, { command: id, when, group });
  }
  for (const [id, { place, entries: rows }] of Object.entries(submenus)) {
    const { menu, when, group } = place;
    add(menu, { submenu: `supabaseMigrations.${id}`, when, group });
    for (const row of rows) add(`supabaseMigrations.${id}`, row);
  }
  return Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function configuration({ settings, settingsSection }: EditorFacts, texts: Texts): Json {
  const entries = Object.entries<SettingFacts>(settings).map(([key, setting], index) => {
    const name = `${settingsSection}.${key}`;
    return [name, settingEntry({ key, setting, order: index + 1 }, texts)] as const;
  });
  return {
    title: texts.keep('configuration.title', 'Migrations for Supabase'),
    properties: Object.fromEntries(entries),
  };
}

interface SettingRequest {
  readonly key: string;
  readonly setting: SettingFacts;
  readonly order: number;
}

function settingEntry({ key, setting, order }: SettingRequest, texts: Texts): Json {
  const { type, scope, minimum, maximum, values } = setting;
  const allowed = Object.entries(values ?? {}).map(
    ([value, text]) => [value, texts.keep(`settings.${key}.${value}`, text)] as const,
  );
  const choices = {
    enum: allowed.map(([value]) => value),
    markdownEnumDescriptions: allowed.map(([, text]) => text),
  };
  return {
    type,
    ...(type === 'array' ? { items: { type: 'string', ...choices }, uniqueItems: true } : {}),
    ...(type !== 'array' && values !== undefined ? choices : {}),
    default: setting.default,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    scope,
    order,
    markdownDescription: texts.keep(`settings.${key}`, setting.description),
  };
}

function walkthroughEntry({ walkthrough, walkthroughSteps }: EditorFacts, texts: Texts): Json {
  return {
    id: walkthrough.id,
    title: texts.keep('walkthrough.title', walkthrough.title),
    description: texts.keep('walkthrough.description', walkthrough.description),
    icon: 'media/icon.png',
    steps: Object.entries(walkthroughSteps).map(([id, step]) => ({
      id,
      title: texts.keep(`walkthrough.${id}.title`, step.title),
      description: texts.keep(`walkthrough.${id}.description`, step.description),
      media: {
        svg: `media/walkthrough/${step.image}.svg`,
        altText: texts.keep(`walkthrough.${id}.altText`, step.altText),
      },
      completionEvents: step.completionEvents,
    })),
  };
}

function capabilitiesOf({ settings, settingsSection }: EditorFacts, texts: Texts): Json {
  const restricted = Object.entries<SettingFacts>(settings)
    .filter(([, setting]) => setting.restricted)
    .map(([key]) => `${settingsSection}.${key}`);
  return {
    untrustedWorkspaces: {
      supported: 'limited',
      description: texts.keep(
        'capabilities.untrusted',
        'Migrations are checked while typing and can be made from templates. The Supabase CLI is not run and no database is asked.',
      ),
      restrictedConfigurations: restricted,
    },
    virtualWorkspaces: {
      supported: 'limited',
      description: texts.keep(
        'capabilities.virtual',
        'Snippets and colouring work. Checking, templates and comparing with databases need files on disk.',
      ),
    },
  };
}

function shortId(id: string): string {
  return id.slice(id.indexOf('.') + 1);
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
