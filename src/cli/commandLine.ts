import { parseArgs, type ParseArgsConfig } from 'node:util';

/** A command line that makes no sense: the command ends with exit code 2 and this one line. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** A request that makes sense but is refused: exit code 2 and this one line, which says all there is to say. */
export class RefusedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RefusedError';
  }
}

/** One `--option` of a command, as the parser and the help text need it. */
export interface OptionSpec {
  readonly name: string;
  readonly help: string;
  /** What the value is called in the help; a flag when missing. */
  readonly value?: string;
  /** The only values taken; the first is the default. */
  readonly choices?: readonly string[];
  /** `--name` alone and `--name=VALUE` are both taken. */
  readonly valueOptional?: boolean;
  /** May be given more than once. */
  readonly repeated?: boolean;
}

/** What a command takes; the source of its parser and of its help. */
export interface CommandSpec {
  readonly name: string;
  /** The positional part of the usage line: `[PATH…]`. Empty when none is taken. */
  readonly positionals: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
}

/** A parsed command line. */
export interface CommandLine {
  readonly positionals: readonly string[];
  /** Whether the flag (or an option of any value) was given. */
  has(name: string): boolean;
  /** The last value given, or the first choice, or `undefined`. */
  value(name: string): string | undefined;
  /** All values given. */
  values(name: string): readonly string[];
}

/**
 * Reads `args` by `spec`. `--help` is always taken.
 * @throws UsageError with one clear line for whatever does not fit.
 */
export function parseCommandLine(spec: CommandSpec, args: readonly string[]): CommandLine {
  const given = readArguments(spec, args);
  for (const option of spec.options) {
    const wrong = given.values(option.name).find((value) => option.choices?.includes(value) === false);
    if (wrong !== undefined) {
      throw new UsageError(`--${option.name} takes ${listOf(option.choices ?? [])}, not "${wrong}".`);
    }
    if (option.repeated !== true && given.values(option.name).length > 1) {
      throw new UsageError(`--${option.name} was given more than once.`);
    }
  }
  if (spec.positionals === '' && given.positionals.length > 0) {
    throw new UsageError(`${spec.name} takes no argument, but got "${given.positionals[0] ?? ''}".`);
  }
  return given;
}

function readArguments(spec: CommandSpec, args: readonly string[]): CommandLine {
  const optional = new Set(spec.options.filter((option) => option.valueOptional).map((o) => `--${o.name}`));
  const { values, positionals } = parseOrExplain(spec, args, optional);
  const all = (name: string): readonly string[] => {
    const value = values[name];
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
  };
  return {
    positionals,
    has: (name) => values[name] !== undefined,
    values: all,
    value: (name) => all(name).at(-1) ?? spec.options.find((option) => option.name === name)?.choices?.[0],
  };
}

interface RawArguments {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

type OptionConfig = NonNullable<ParseArgsConfig['options']>[string];

function parseOrExplain(
  spec: CommandSpec,
  args: readonly string[],
  optional: ReadonlySet<string>,
): RawArguments {
  const options = Object.fromEntries<OptionConfig>([
    ['help', { type: 'boolean', multiple: false, short: 'h' }],
    ...spec.options.map(({ name, value }) => {
      const type = value === undefined ? ('boolean' as const) : ('string' as const);
      return [name, { type, multiple: value !== undefined }] as const;
    }),
  ]);
  try {
    return parseArgs({
      args: args.map((argument) => (optional.has(argument) ? `${argument}=` : argument)),
      options,
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(explain(spec, error));
  }
}

function explain(spec: CommandSpec, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '(.+?)'/.exec(message)?.[1];
  if (unknown !== undefined) return `${spec.name} has no option ${unknown}.`;
  const missing = /^Option '(?:-\w, )?(--[\w-]+) <value>' argument/.exec(message)?.[1];
  if (missing !== undefined) return `${missing} needs a value.`;
  const superfluous = /^Option '(?:-\w, )?(--[\w-]+)' does not take an argument/.exec(message)?.[1];
  if (superfluous !== undefined) return `${superfluous} takes no value.`;
  return message.split('\n', 1)[0] ?? message;
}

function listOf(choices: readonly string[]): string {
  return choices.length < 2
    ? choices.join('')
    : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
}
