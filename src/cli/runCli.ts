import { OutsideError } from '../core/ports/outsideError.ts';
import { productVersion } from '../node/productVersion.ts';
import { parseCommandLine, RefusedError, UsageError } from './commandLine.ts';
import { commands } from './commands/index.ts';
import { helpOf, programHelp } from './helpText.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/**
 * Runs the program with `args` (without node and script). Gives the exit code; whatever goes wrong
 * ends as one line on standard error and code 2.
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.write(programHelp(commands.map(({ spec }) => spec)));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    terminal.write(`${productVersion}\n`);
    return 0;
  }
  const command = commands.find(({ spec }) => spec.name === name);
  if (command === undefined) {
    terminal.complain(
      `Unknown command "${name}". The commands are ${commands.map(({ spec }) => spec.name).join(', ')}; see --help.`,
    );
    return 2;
  }
  try {
    const line = parseCommandLine(command.spec, rest);
    if (line.has('help')) {
      terminal.write(helpOf(command.spec));
      return 0;
    }
    return await command.run(line, terminal);
  } catch (error) {
    terminal.complain(lineFor(name, error));
    return 2;
  }
}

function lineFor(command: string, error: unknown): string {
  if (error instanceof UsageError) return `${error.message} See supabase-migrations ${command} --help.`;
  if (error instanceof RefusedError || error instanceof OutsideError) return error.message;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${command} stopped at an error of its own; please report it: ${detail.replaceAll('\n', ' ')}`;
}
