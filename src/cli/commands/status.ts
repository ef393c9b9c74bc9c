import type { Command } from '../command.ts';
import { UsageError } from '../commandLine.ts';

/** `status`: files, local and remote history side by side, through the Supabase CLI. */
export const status: Command = {
  spec: {
    name: 'status',
    positionals: '',
    summary: 'Compare the migration files with the local and the remote history, through the Supabase CLI.',
    options: [
      {
        name: 'project',
        value: 'DIR',
        help: 'The folder that contains supabase/ (default: from here upwards).',
      },
      { name: 'local', help: 'Ask the local database.' },
      {
        name: 'remote',
        value: 'REF|URL',
        valueOptional: true,
        help: 'Ask the linked project, or the project or database named. Without --local and --remote: the local database, and the linked project if there is one.',
      },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'How to write the history.' },
    ],
  },
  run: async (line, terminal) => {
    const [{ findProjectRoot }, { showStatus }] = await Promise.all([
      import('../projectRoot.ts'),
      import('../showStatus.ts'),
    ]);
    const projectPath = findProjectRoot(line.value('project'), terminal.cwd);
    if (projectPath === undefined) {
      throw new UsageError('No supabase folder here or above; name the project with --project.');
    }
    const remote = line.value('remote');
    return showStatus(
      {
        projectPath,
        askLocal: line.has('local') || remote === undefined,
        remote,
        askLinkedIfAny: !line.has('local') && remote === undefined,
        format: line.value('format') ?? 'text',
      },
      terminal,
    );
  },
};
