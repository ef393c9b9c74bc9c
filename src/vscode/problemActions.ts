import type { CliProblem } from '../core/supabase/types.ts';
import type { Localize } from './localize.ts';

type ProblemAction = NonNullable<CliProblem['action']>;

/** The command behind the button of each way out that a problem can name. */
export const actionCommands: Readonly<Record<ProblemAction, string>> = {
  'install-cli': 'supabaseMigrations.installCli',
  'choose-cli': 'supabaseMigrations.chooseCli',
  'update-cli': 'supabaseMigrations.updateCli',
  'start-database': 'supabaseMigrations.startDatabase',
  'link-project': 'supabaseMigrations.linkProject',
  'enter-password': 'supabaseMigrations.enterPassword',
  'open-config': 'supabaseMigrations.openConfig',
  'show-output': 'supabaseMigrations.showOutput',
  'trust-workspace': 'supabaseMigrations.manageTrust',
  'log-in': 'supabaseMigrations.logIn',
};

/** What the button of a way out says. */
export function actionTitle(action: ProblemAction, t: Localize): string {
  switch (action) {
    case 'install-cli':
      return t('Install the CLI');
    case 'choose-cli':
      return t('Choose the CLI');
    case 'update-cli':
      return t('Update the CLI');
    case 'start-database':
      return t('Start the database');
    case 'link-project':
      return t('Link the project');
    case 'enter-password':
      return t('Enter the password');
    case 'open-config':
      return t('Open the configuration');
    case 'show-output':
      return t('Show Output');
    case 'trust-workspace':
      return t('Manage Trust');
    case 'log-in':
      return t('Log in');
  }
}
