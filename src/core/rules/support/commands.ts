import type { FileEdit, StatementContext } from '../../lint/types.ts';
import type { TextRange } from '../../text/range.ts';
import { edit, insertion } from './edits.ts';

/** What takes the place of one command of an ALTER TABLE. */
export interface Replacement {
  readonly command: TextRange;
  /** The new command; without one the command goes, and the whole statement when it has no other. */
  readonly newCommand?: string;
  /** Statements that come right after this one, without their last semicolon. */
  readonly then: readonly string[];
}

/** The edits for a replacement; placed so that DO bodies and several commands in one statement work, too. */
export function replaceCommand(context: StatementContext, replacement: Replacement): readonly FileEdit[] {
  const { statement } = context;
  const indentation = indentationOf(context);
  const joined = replacement.then.map((sql) => sql.replaceAll('\n', `\n${indentation}`));
  const commands = commandsOf(context);
  if (replacement.newCommand === undefined && commands.length < 2) {
    return [edit(context, statement.range, joined.join(`;\n${indentation}`))];
  }
  const change =
    replacement.newCommand === undefined
      ? edit(context, withComma(commands, replacement.command), '')
      : edit(context, replacement.command, replacement.newCommand);
  const after = joined.map((sql) => `;\n${indentation}${sql}`).join('');
  return after === '' ? [change] : [change, insertion(context, statement.range.end, after)];
}

/** The blanks before the first word of the statement's line. */
export function indentationOf(context: StatementContext): string {
  const { text } = context.file;
  const before = text.slice(0, context.statement.range.start);
  return /(?:^|[\r\n])([ \t]*)[^\r\n]*$/u.exec(before)?.[1] ?? '';
}

/** Whether the statement's text can be edited as it stands: not inside a quoted string, whose quotes are doubled. */
export function isPlainText(context: StatementContext): boolean {
  const { container } = context.statement;
  if (container === undefined) return true;
  const { start } = context.statement.range;
  const body = context.parsed
    .tokensIn(container.statement.range)
    .find((token) => token.start < start && token.end > start);
  return body === undefined || body.kind === 'dollarString';
}

function commandsOf(context: StatementContext): readonly TextRange[] {
  const ranges = context.operations.flatMap((operation) =>
    'commandRange' in operation ? [operation.commandRange] : [],
  );
  return ranges.filter(({ start }, index) => ranges[index - 1]?.start !== start);
}

/** The command with the comma that parts it from the next one, or from the one before when it is the last. */
function withComma(commands: readonly TextRange[], command: TextRange): TextRange {
  const index = commands.findIndex(({ start }) => start === command.start);
  const next = commands[index + 1];
  if (next !== undefined) return { start: command.start, end: next.start };
  return { start: commands[index - 1]?.end ?? command.start, end: command.end };
}
