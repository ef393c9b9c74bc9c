import type { Command } from '../command.ts';
import { UsageError } from '../commandLine.ts';

/** `new`: the generator of the command palette. */
export const create: Command = {
  spec: {
    name: 'new',
    positionals: 'NAME',
    summary: 'Write a new migration from a template and print its path.',
    options: [
      { name: 'template', value: 'ID', help: 'What to start from; see --list (default: empty).' },
      {
        name: 'set',
        value: 'KEY=VALUE',
        repeated: true,
        help: 'A value of the template, such as table=contacts.',
      },
      { name: 'print', help: 'Print the SQL and write nothing.' },
      { name: 'list', help: 'List the templates and what each asks for.' },
      {
        name: 'project',
        value: 'DIR',
        help: 'The folder that contains supabase/ (default: from here upwards).',
      },
    ],
  },
  run: async (line, terminal) => {
    const { listTemplates, writeNewMigration } = await import('../newMigration.ts');
    if (line.has('list')) {
      terminal.write(listTemplates());
      return 0;
    }
    if (line.positionals.length === 0) {
      throw new UsageError('A migration needs a name, such as: new add_contact_avatar.');
    }
    return writeNewMigration(
      {
        // Several words without quotes are one name: new add contact avatar
        name: line.positionals.join(' '),
        templateId: line.value('template') ?? 'empty',
        settings: line.values('set'),
        printOnly: line.has('print'),
        project: line.value('project'),
      },
      terminal,
    );
  },
};
