import { addRollbackHeader } from './addRollbackHeader.ts';
import { chooseCli } from './chooseCli.ts';
import type { Command } from './command.ts';
import { copyName } from './copyName.ts';
import { copyVersion } from './copyVersion.ts';
import { enterPassword } from './enterPassword.ts';
import { showAll, showPending, showProblems } from './filters.ts';
import { installCli, updateCli } from './installCli.ts';
import { lintAll } from './lintAll.ts';
import { manageTrust } from './manageTrust.ts';
import { newMigration } from './newMigration.ts';
import { newMigrationFromSelection } from './newMigrationFromSelection.ts';
import { openConfig } from './openConfig.ts';
import { openFile } from './openFile.ts';
import { openMigration } from './openMigration.ts';
import { refresh } from './refresh.ts';
import { removeRemoteSecrets } from './removeRemoteSecrets.ts';
import { revealInExplorer } from './revealInExplorer.ts';
import { setDatabaseUrl } from './setDatabaseUrl.ts';
import { showOutput } from './showOutput.ts';
import { linkProject, logIn, startDatabase } from './terminalCommands.ts';

/** Every command; the manifest is written from this list and `activate` registers it. */
export const commands: readonly Command[] = [
  newMigration,
  newMigrationFromSelection,
  addRollbackHeader,
  refresh,
  openMigration,
  copyVersion,
  showOutput,
  lintAll,
  openFile,
  revealInExplorer,
  copyName,
  showAll,
  showPending,
  showProblems,
  setDatabaseUrl,
  enterPassword,
  removeRemoteSecrets,
  chooseCli,
  installCli,
  updateCli,
  startDatabase,
  linkProject,
  logIn,
  openConfig,
  manageTrust,
];
