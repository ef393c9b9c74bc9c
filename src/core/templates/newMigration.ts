import { slugify } from '../project/migrationName.ts';
import { checkMigrationName } from '../project/nameCheck.ts';
import { nextVersion } from '../project/version.ts';
import { nameHints } from './nameHints.ts';
import { holesFor, renderFile, withoutMarks } from './render.ts';
import type { Template } from './template.ts';

/** Where a new migration goes and what is there already. */
export interface NewMigrationPlace {
  /** What the person typed; it is made a slug here. */
  readonly name: string;
  readonly now: Date;
  /** For the header; `undefined` when nobody says. */
  readonly author: string | undefined;
  /** Versions of all files and of every database known. */
  readonly knownVersions: readonly string[];
  /** Name parts of the migrations there are. */
  readonly existingNames: readonly string[];
  /** The migrations folder, as paths of the result shall begin; may be empty. */
  readonly folder: string;
}

export interface NewMigrationRequest extends NewMigrationPlace {
  readonly template: Template;
  /** Values for the template's inputs, and `purpose`; what is missing is taken from the name. */
  readonly values: Readonly<Record<string, string>>;
}

export interface PlannedFile {
  readonly path: string;
  readonly fileName: string;
  readonly version: string;
  readonly text: string;
  /** The same in VS Code's snippet syntax, with the cursor's stops. */
  readonly snippet: string;
}

export interface PlannedMigration {
  readonly outcome: 'planned';
  readonly name: string;
  /** In the order of their versions; the first is the one to open. */
  readonly files: readonly PlannedFile[];
  /** What the person should know, such as a name used twice. */
  readonly warnings: readonly string[];
}

export interface RefusedMigration {
  readonly outcome: 'refused';
  readonly reason: 'empty-name' | 'vague-name' | 'unknown-key' | 'bad-value';
  readonly message: string;
  /** A better name, where the name was refused. */
  readonly example?: string;
}

/** A name that may be used, or the refusal. */
export interface AcceptedName {
  readonly outcome: 'accepted';
  readonly slug: string;
  readonly warnings: readonly string[];
}

/**
 * What a new migration from a template writes: the same for the palette and for `new NAME`. Writes
 * nothing. The versions follow each other and come after all known ones (see `nextVersion`).
 */
export function planNewMigration(request: NewMigrationRequest): PlannedMigration | RefusedMigration {
  const name = acceptName(request);
  if (name.outcome === 'refused') return name;
  const values = fillIn(request.template, request.values, name.slug);
  if (values.outcome === 'refused') return values;
  const date = request.now.toISOString().slice(0, 10);
  const hole = holesFor(request.template.inputs);
  const known = [...request.knownVersions];
  const files = request.template.files({ hole, values: values.values }).map((file, index) => {
    const version = nextVersion({ now: request.now, known });
    known.push(version);
    const slug = slugify([name.slug, withoutMarks(file.suffix, values.values)].join('_'));
    const purpose = index === 0 ? (request.values['purpose'] ?? file.purpose) : file.purpose;
    const context = { name: slug, date, author: request.author };
    return {
      ...fileAt(request.folder, version, slug),
      ...renderFile({ ...file, purpose }, values.values, context),
    };
  });
  return { outcome: 'planned', name: name.slug, files, warnings: name.warnings };
}

/** The slug of what was typed, with the judgement of `checkMigrationName`. */
export function acceptName(
  place: Pick<NewMigrationPlace, 'name' | 'existingNames'>,
): AcceptedName | RefusedMigration {
  const slug = slugify(place.name);
  const check = checkMigrationName(slug, place.existingNames);
  switch (check.outcome) {
    case 'refused':
      return {
        outcome: 'refused',
        reason: check.reason === 'empty' ? 'empty-name' : 'vague-name',
        message: check.message,
        example: check.example,
      };
    case 'warning':
      return { outcome: 'accepted', slug, warnings: [check.message] };
    case 'ok':
      return { outcome: 'accepted', slug, warnings: [] };
  }
}

/** Path and name of a migration in `folder`, whose own separator is kept. */
export function fileAt(
  folder: string,
  version: string,
  slug: string,
): Pick<PlannedFile, 'path' | 'fileName' | 'version'> {
  const fileName = `${version}_${slug}.sql`;
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  const path = folder === '' ? fileName : `${folder.replace(/[/\\]$/, '')}${separator}${fileName}`;
  return { path, fileName, version };
}

/** Reads `key=value` pairs as the command line gives them; a later one wins. */
export function parseValues(
  pairs: readonly string[],
): { readonly outcome: 'ok'; readonly values: Readonly<Record<string, string>> } | RefusedMigration {
  const values: Record<string, string> = {};
  for (const pair of pairs) {
    const [, key, value = ''] = /^([A-Za-z][A-Za-z0-9]*)=(.*)$/s.exec(pair) ?? [];
    if (key === undefined) {
      return {
        outcome: 'refused',
        reason: 'bad-value',
        message: `"${pair}" is not KEY=VALUE, such as table=contacts.`,
      };
    }
    values[key] = value;
  }
  return { outcome: 'ok', values };
}

type Values =
  { readonly outcome: 'ok'; readonly values: Readonly<Record<string, string>> } | RefusedMigration;

/** The values of all inputs: those given, checked, and what the name suggests for the others. */
function fillIn(template: Template, given: Readonly<Record<string, string>>, slug: string): Values {
  const keys = Object.keys(template.inputs);
  const unknown = Object.keys(given).find((key) => key !== 'purpose' && !keys.includes(key));
  if (unknown !== undefined) {
    return {
      outcome: 'refused',
      reason: 'unknown-key',
      message: `The template "${template.id}" has no "${unknown}". It asks for ${[...keys, 'purpose'].join(', ')}.`,
    };
  }
  const hints = nameHints(slug);
  const values: Record<string, string> = {};
  for (const [key, input] of Object.entries(template.inputs)) {
    const value = normalize(given[key] ?? input.default(hints), input.kind);
    const problem = input.check(value);
    if (problem !== undefined) {
      return {
        outcome: 'refused',
        reason: 'bad-value',
        message: `"${value}" cannot be the ${key} of the template "${template.id}": ${problem}.`,
      };
    }
    values[key] = value;
  }
  return { outcome: 'ok', values };
}

/** `public.contacts` is `contacts`: templates write the schema themselves. */
function normalize(value: string, kind: 'name' | 'text' | 'choice'): string {
  const trimmed = value.trim();
  return kind === 'name' ? trimmed.replace(/^public\./, '') : trimmed;
}
