import type { RuleSummary } from '../../core/lint/engine.ts';
import type { Command } from '../command.ts';

/** `rules`: every rule with what people need to configure it. */
export const rules: Command = {
  spec: {
    name: 'rules',
    positionals: '',
    summary: 'List the rules.',
    options: [{ name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'How to write the list.' }],
  },
  run: async (line, terminal) => {
    const [{ rules: all }, { summariesOf }] = await Promise.all([
      import('../../core/rules/index.ts'),
      import('../../core/lint/engine.ts'),
    ]);
    const summaries = summariesOf(all);
    terminal.write(line.value('format') === 'json' ? asJson(summaries) : asText(summaries));
    return 0;
  },
};

function asJson(summaries: readonly RuleSummary[]): string {
  return `${JSON.stringify({ version: 1, rules: summaries }, undefined, 2)}\n`;
}

function asText(summaries: readonly RuleSummary[]): string {
  const width = Math.max(...summaries.map(({ id }) => id.length));
  return summaries
    .map(
      ({ id, severity, profile, title }) =>
        `${id.padEnd(width)}  ${severity.padEnd(7)}  ${profile.padEnd(7)}  ${title}\n`,
    )
    .join('');
}
