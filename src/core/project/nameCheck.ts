/** Whether a name may be used for a new migration. */
export type NameCheck =
  | { readonly outcome: 'ok' }
  | {
      readonly outcome: 'refused';
      readonly reason: 'empty' | 'vague';
      /** One or two sentences for the person who typed the name. */
      readonly message: string;
      /** A better name of the same sort. */
      readonly example: string;
    }
  | { readonly outcome: 'warning'; readonly message: string };

/**
 * Judges `slug`, the name part of a migration as `slugify` gives it. `existingNames` are the name
 * parts of the migrations there are. A name is vague when nothing in it says what changes: every
 * word is a bare verb, a filler, a number or a word such as `db`.
 */
export function checkMigrationName(slug: string, existingNames: readonly string[]): NameCheck {
  if (!/[a-z0-9]/.test(slug)) {
    return {
      outcome: 'refused',
      reason: 'empty',
      message:
        'A migration needs a name of letters and digits (a-z, 0-9) that says what changes in the database.',
      example: DEFAULT_EXAMPLE,
    };
  }
  if (isVagueName(slug)) {
    const example = exampleFor(slug);
    return {
      outcome: 'refused',
      reason: 'vague',
      message: `"${slug}" does not say what changes. In the list of migrations nobody will know what it did; name the action and the thing, such as "${example}".`,
      example,
    };
  }
  if (existingNames.includes(slug)) {
    return {
      outcome: 'warning',
      message: `There is already a migration named "${slug}". The version keeps them apart, but people will mix them up.`,
    };
  }
  return { outcome: 'ok' };
}

/** Whether no word of `slug` says what changes; also true for a bare UUID. Not for the empty name. */
export function isVagueName(slug: string): boolean {
  const name = slug.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  if (UUID.test(name)) return true;
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const [verb = '', ...rest] = words;
  if (MAKING_VERBS.has(verb) && rest.some((word) => PLAUSIBLE_TABLES.has(word))) return false;
  return words.length > 0 && words.every((word) => VAGUE_WORDS.has(word) || MEANINGLESS.test(word));
}

/** After these, words that are fillers elsewhere may well be a table: `create_files`, `drop_issues`. */
const MAKING_VERBS: ReadonlySet<string> = new Set(['create', 'add', 'drop', 'remove', 'delete']);

const PLAUSIBLE_TABLES: ReadonlySet<string> = new Set([
  ...['files', 'scripts', 'queries', 'statements', 'issues', 'bugs', 'errors', 'problems', 'tests', 'trials'],
  ...['experiments', 'examples', 'samples', 'models', 'revisions', 'releases', 'backups', 'drafts', 'todos'],
]);

const DEFAULT_EXAMPLE = 'add_message_reactions';

const UUID = /^[0-9a-f]{8}[-_]?[0-9a-f]{4}[-_]?[0-9a-f]{4}[-_]?[0-9a-f]{4}[-_]?[0-9a-f]{12}$/;

/** Numbers, `v2`, single letters, and one letter again and again. */
const MEANINGLESS = /^(?:[0-9]+|v(?:er)?[0-9]+|[a-z]|([a-z])\1+|[0-9]+(?:st|nd|rd|th))$/;

const VAGUE_WORDS: ReadonlySet<string> = new Set(
  [
    'migration migrations migrate migrated script scripts file files sql query queries statement statements',
    'new stuff thing things something anything misc miscellaneous various several some more other others another',
    'fix fixes fixed fixing bugfix hotfix patch bug bugs issue issues problem error errors',
    'update updates updated updating change changes changed changing edit edits modify modified modification modifications',
    'alter altered adjust adjusted adjustment adjustments tweak tweaks improve improvement improvements refactor rework',
    'add added adding addition additions create created creating make made remove removed delete deleted drop dropped set',
    'db database databases schema schemas table tables column columns field fields row rows data structure model models',
    'temp tmp temporary test tests testing tested try dummy foo bar baz',
    'wip work progress todo draft untitled unnamed noname nameless unknown none null undefined default',
    'final finally last latest newest old older next previous current real really true copy version rev revision',
    'asdf asd asdfasdf qwerty qwer abc abcd xyz xx hello world blah bla lol',
    'my our your mine me it this that these those the an and or for to of in on with again now today yesterday',
    'quick small minor major little big simple important urgent please ok done good better',
    'save commit checkpoint deploy dev development prod production staging local general common',
  ]
    .join(' ')
    .split(' '),
);

const EXAMPLES: readonly (readonly [RegExp, string])[] = [
  [/fix|bug|patch|error|issue|problem/, 'fix_conversation_window_trigger'],
  [/remove|delete|drop/, 'drop_contacts_legacy_phone'],
  [/data|row/, 'backfill_contacts_display_name'],
  [/table|schema|model/, 'create_message_reactions'],
  [/column|field/, 'add_avatar_url_to_contacts'],
  [/updat|chang|edit|modif|alter|adjust|tweak/, 'update_message_status_enum'],
  [/improve|refactor|rework|quer/, 'optimize_conversation_queries'],
];

function exampleFor(slug: string): string {
  return EXAMPLES.find(([pattern]) => pattern.test(slug))?.[1] ?? DEFAULT_EXAMPLE;
}
