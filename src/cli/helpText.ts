import type { CommandSpec, OptionSpec } from './commandLine.ts';

/** The help of one command, made from the same table that its parser uses. */
export function helpOf(spec: CommandSpec): string {
  const usage = ['supabase-migrations', spec.name, spec.positionals, '[options]'].filter(
    (part) => part !== '',
  );
  const help: OptionSpec = { name: 'help', help: 'Show this text.' };
  return `${spec.summary}\n\nUsage: ${usage.join(' ')}\n\nOptions:\n${columns(
    [...spec.options, help].map((option) => [`--${option.name}${placeholder(option)}`, describe(option)]),
  )}`;
}

/** The help of the program: its commands. */
export function programHelp(commands: readonly Pick<CommandSpec, 'name' | 'summary'>[]): string {
  return `Usage: supabase-migrations <command> [options]

Commands:
${columns(commands.map(({ name, summary }) => [name, summary]))}
Options:
${columns([
  ['--help', 'Show this text, or that of a command.'],
  ['--version', 'Print the version.'],
])}
Exit codes: 0 fine, 1 findings or failures, 2 could not run.
`;
}

function placeholder(option: OptionSpec): string {
  if (option.value === undefined) return '';
  return option.valueOptional === true ? `[=${option.value}]` : ` ${option.value}`;
}

function describe(option: OptionSpec): string {
  if (option.choices === undefined) return option.help;
  return `${option.help} One of ${option.choices.join(', ')}; ${option.choices[0] ?? ''} when not given.`;
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
}
