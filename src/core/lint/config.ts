import { parseTree, printParseErrorCode, type Node as JsonNode, type ParseError } from 'jsonc-parser';
import type { TextRange } from '../text/range.ts';
import { closest } from './closest.ts';
import { defaultSettings, type LintSettings, type RuleSetting, type SettingsOverride } from './settings.ts';
import type { RuleInfo, RuleOptions, Severity } from './types.ts';

/** Something in the configuration that is not as it should be. UTF-16 offsets in the file. */
export interface ConfigProblem {
  readonly range: TextRange;
  readonly message: string;
}

export interface ParsedLintConfig {
  /** What could be read; everything wrong is left at its default. */
  readonly settings: LintSettings;
  readonly problems: readonly ConfigProblem[];
}

/** The configuration file's name inside the `supabase` folder. */
export const configFileName = 'migrations.config.json';

const severities = ['error', 'warning', 'info', 'hint', 'off'] as const;

/**
 * Reads `supabase/migrations.config.json` (JSON with comments and trailing commas). Unknown keys,
 * unknown rules and values of the wrong kind are reported, and the rest still counts. Never throws.
 */
export function parseLintConfig(text: string, rules: readonly RuleInfo[]): ParsedLintConfig {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const reader = new ConfigReader(rules);
  for (const error of errors) {
    const words = printParseErrorCode(error.error).replace(
      /(?<=[a-z])[A-Z]/gu,
      (letter) => ` ${letter.toLowerCase()}`,
    );
    reader.problem({ offset: error.offset, length: error.length }, `Not valid JSON: ${words.toLowerCase()}.`);
  }
  const settings = tree === undefined ? defaultSettings : reader.settings(tree);
  return { settings, problems: reader.problems };
}

class ConfigReader {
  readonly problems: ConfigProblem[] = [];
  readonly #rules: ReadonlyMap<string, RuleInfo>;

  constructor(rules: readonly RuleInfo[]) {
    this.#rules = new Map(rules.map((rule) => [rule.id, rule]));
  }

  settings(tree: JsonNode): LintSettings {
    const found: { -readonly [Key in keyof LintSettings]?: LintSettings[Key] | undefined } = {};
    const keys: Record<string, (node: JsonNode) => void> = {
      $schema: () => undefined,
      profile: (node) => (found.profile = this.#oneOf(node, ['default', 'strict'])),
      rules: (node) => (found.rules = this.#ruleSettings(node)),
      overrides: (node) => (found.overrides = this.#overrides(node)),
      appliedThrough: (node) =>
        (found.appliedThrough = this.#matching(node, /^\d+$/u, 'a version such as "20260131120000"')),
      postgresVersion: (node) => (found.postgresVersion = this.#integer(node)),
      cliVersion: (node) =>
        (found.cliVersion = this.#matching(node, /^\d+\.\d+\.\d+/u, 'a version such as "2.122.1"')),
      hosted: (node) => (found.hosted = this.#boolean(node)),
      dataApiGrants: (node) => (found.dataApiGrants = this.#oneOf(node, ['auto', 'granted', 'revoked'])),
    };
    this.#object(tree, 'The configuration', (key, value, keyNode) => {
      const read = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (read === undefined) this.#unknown(keyNode, 'setting', key, Object.keys(keys));
      else read(value);
    });
    return { ...defaultSettings, ...withoutUndefined(found) };
  }

  problem(place: { readonly offset: number; readonly length: number }, message: string): void {
    this.problems.push({ range: { start: place.offset, end: place.offset + place.length }, message });
  }

  #overrides(node: JsonNode): SettingsOverride[] {
    const overrides: SettingsOverride[] = [];
    for (const item of this.#items(node, '"overrides"')) {
      let files: readonly string[] = [];
      let rules: Readonly<Record<string, RuleSetting>> = {};
      this.#object(item, 'An override', (key, value, keyNode) => {
        if (key === 'files') files = this.#strings(value, '"files"');
        else if (key === 'rules') rules = this.#ruleSettings(value);
        else this.#unknown(keyNode, 'setting', key, ['files', 'rules']);
      });
      if (files.length === 0)
        this.problem(item, 'An override needs "files": a list of globs such as "migrations/2023*.sql".');
      overrides.push({ files, rules });
    }
    return overrides;
  }

  #ruleSettings(node: JsonNode): Readonly<Record<string, RuleSetting>> {
    const settings: Record<string, RuleSetting> = {};
    this.#object(node, '"rules"', (id, value, keyNode) => {
      const rule = this.#rules.get(id);
      if (rule === undefined) this.#unknown(keyNode, 'rule', id, [...this.#rules.keys()]);
      else settings[id] = this.#ruleSetting(value, rule);
    });
    return settings;
  }

  #ruleSetting(node: JsonNode, rule: RuleInfo): RuleSetting {
    if (node.type !== 'array') return { severity: this.#oneOf(node, severities), options: undefined };
    const [severity, options, ...others] = node.children ?? [];
    for (const other of others)
      this.problem(other, `"${rule.id}" takes a severity and one object of options, no more.`);
    if (severity === undefined) {
      this.problem(node, `"${rule.id}" needs a severity: ${list(severities)}.`);
      return { severity: undefined, options: undefined };
    }
    return {
      severity: this.#oneOf<Severity | 'off'>(severity, severities),
      options: options === undefined ? undefined : this.#ruleOptions(options, rule),
    };
  }

  #ruleOptions(node: JsonNode, rule: RuleInfo): RuleOptions {
    const options: Record<string, readonly string[]> = {};
    const known = rule.options ?? {};
    this.#object(node, `The options of "${rule.id}"`, (key, value, keyNode) => {
      if (Object.hasOwn(known, key)) options[key] = this.#strings(value, `"${key}"`);
      else this.#unknown(keyNode, `option of ${rule.id}`, key, Object.keys(known));
    });
    return options;
  }

  #object(
    node: JsonNode,
    name: string,
    each: (key: string, value: JsonNode, keyNode: JsonNode) => void,
  ): void {
    if (node.type !== 'object') {
      this.problem(node, `${name} must be an object: { … }.`);
      return;
    }
    for (const property of node.children ?? []) {
      const [keyNode, value] = property.children ?? [];
      if (keyNode !== undefined && value !== undefined) each(String(keyNode.value), value, keyNode);
    }
  }

  #items(node: JsonNode, name: string): readonly JsonNode[] {
    if (node.type === 'array') return node.children ?? [];
    this.problem(node, `${name} must be a list: [ … ].`);
    return [];
  }

  #strings(node: JsonNode, name: string): readonly string[] {
    const values: string[] = [];
    for (const item of this.#items(node, name)) {
      if (typeof item.value === 'string') values.push(item.value);
      else this.problem(item, `${name} must hold strings only.`);
    }
    return values;
  }

  #oneOf<Value extends string>(node: JsonNode, values: readonly Value[]): Value | undefined {
    const found = values.find((value) => value === node.value);
    if (found === undefined) this.problem(node, `Must be one of ${list(values)}.`);
    return found;
  }

  #matching(node: JsonNode, pattern: RegExp, wanted: string): string | undefined {
    if (typeof node.value === 'string' && pattern.test(node.value)) return node.value;
    this.problem(node, `Must be ${wanted}, in quotes.`);
    return undefined;
  }

  #integer(node: JsonNode): number | undefined {
    if (typeof node.value === 'number' && Number.isInteger(node.value) && node.value > 0) return node.value;
    this.problem(node, 'Must be a whole number such as 17.');
    return undefined;
  }

  #boolean(node: JsonNode): boolean | undefined {
    if (typeof node.value === 'boolean') return node.value;
    this.problem(node, 'Must be true or false.');
    return undefined;
  }

  #unknown(node: JsonNode, what: string, name: string, known: readonly string[]): void {
    const near = closest(name, known);
    this.problem(node, `Unknown ${what} "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`}`);
  }
}

function list(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(', ');
}

function withoutUndefined<Shape extends object>(
  shape: Shape,
): { [Key in keyof Shape]: Exclude<Shape[Key], undefined> } {
  // Only keys whose value is missing are dropped, so the rest keeps its type.
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Shape]: Exclude<Shape[Key], undefined>;
  };
}
