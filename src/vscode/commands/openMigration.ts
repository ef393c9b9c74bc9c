import { CommandFailure } from '../describeError.ts';
import type { Command } from './command.ts';
import { openPath } from './openFile.ts';
import { pickMigration } from './pickMigration.ts';

export const openMigration: Command = {
  id: 'supabaseMigrations.openMigration',
  title: 'Open Migration…',
  palette: 'always',
  run: async (services) => {
    const { t } = services;
    const migration = await pickMigration(services, t('Choose the migration to open'));
    if (migration === undefined) return;
    if (migration.path === undefined) {
      throw new CommandFailure(
        t(
          'Version {version} is recorded in a database, but no file here has it, so there is nothing to open.',
          {
            version: migration.version,
          },
        ),
      );
    }
    await openPath(migration.path);
  },
};
