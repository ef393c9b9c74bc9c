/** What the name of a migration suggests about its contents. */
export interface NameHints {
  /** The name without its verb and without words such as `table` or `index`: `create_contacts` → `contacts`. */
  readonly subject: string;
  /** What comes behind `to`, `on`, `of` …: `add_avatar_url_to_contacts` → `contacts`. */
  readonly table: string | undefined;
  /** What is added there: `avatar_url`. */
  readonly thing: string | undefined;
}

const VERBS =
  /^(?:add|create|make|new|implement|introduce|build|define|set|setup|set_up|enable|secure|protect|grant|allow|update|change|alter|fix|optimi[sz]e|speed_up|schedule|backfill|fill|populate|migrate|validate|require|enforce|index|store|track|log|initial)_(?=.)/;
const NOUNS =
  /_(?:tables?|views?|enums?|types?|status_enum|functions?|procedures?|triggers?|buckets?|storage|index(?:es)?|idx|columns?|fields?|constraints?|checks?|polic(?:y|ies)|rls|row_level_security|security|grants?|privileges?|permissions?|jobs?|cron|data|values?)$/;
const PLACE = /^(.+?)_(?:to|on|of|for|in|into|from)_(.+)$/;

/**
 * Reads a migration's name, given as a slug: `add_avatar_url_to_contacts` adds `avatar_url` to the
 * table `contacts`; `create_contacts_table` is about `contacts`.
 */
export function nameHints(name: string): NameHints {
  const withoutVerb = name.replace(VERBS, '');
  const place = PLACE.exec(withoutVerb);
  if (place === null) return { subject: strip(withoutVerb), table: undefined, thing: undefined };
  const [, thing = '', table = ''] = place;
  return { subject: strip(table), table: strip(table), thing: strip(thing.replace(VERBS, '')) };
}

/** One of several: `conversations` → `conversation`, `categories` → `category`, `addresses` → `address`. */
export function singular(name: string): string {
  if (/ies$/.test(name)) return name.replace(/ies$/, 'y');
  if (/(?:ss|x|ch|sh|us)es$/.test(name)) return name.replace(/es$/, '');
  return /[^su]s$/.test(name) ? name.slice(0, -1) : name;
}

/** Several of one: `team` → `teams`, `category` → `categories`. */
export function plural(name: string): string {
  if (/[^aeiou]y$/.test(name)) return name.replace(/y$/, 'ies');
  if (/s$/.test(name) && singular(name) !== name) return name;
  return /(?:s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

function strip(words: string): string {
  return words.replace(NOUNS, '') || words;
}
