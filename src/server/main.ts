import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { rules } from '../core/rules/index.ts';
import { branchFilesOf } from '../node/branchFiles.ts';
import { loadSqlParser } from '../node/sqlParser.ts';
import { createExpectedTokens } from '../node/syntaxHelp.ts';
import { startServer } from './startServer.ts';

// The transport (`--stdio`, `--node-ipc`, …) is read from the command line.
startServer(createConnection(ProposedFeatures.all), {
  rules,
  loadParser: loadSqlParser,
  expectedTokens: createExpectedTokens(),
  filesOnDefaultBranch: branchFilesOf,
});
