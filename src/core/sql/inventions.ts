import type { Invention } from './brokenStatement.ts';
import {
  addConstraintIfNotExists,
  alterIfExists,
  createIfNotExists,
  createOrReplace,
  createPolicyAgain,
  createTypeIfNotExists,
  misplacedIfExists,
} from './inventions/ifExists.ts';
import {
  autoIncrement,
  dropIndexOnTable,
  enumColumn,
  identityWithNumbers,
  insertIgnore,
  keyInTable,
  limitWithComma,
  onUpdateTimestamp,
  renameTable,
  superfluousWord,
  tableEngine,
  widthOfNumber,
} from './inventions/otherDialects.ts';
import {
  alterPolicyCommand,
  dropWithoutTable,
  enableRls,
  policyClauseOrder,
  policySeveralCommands,
  policyWith,
  policyWithoutFor,
  policyWithoutParentheses,
  rolesJoinedByAnd,
} from './inventions/policies.ts';
import {
  blockWithoutDo,
  proceduralAtTopLevel,
  raiseInExpression,
  unquotedBody,
} from './inventions/procedural.ts';
import {
  missingComma,
  reservedName,
  superfluousBracket,
  superfluousComma,
  unclosedBracket,
} from './inventions/punctuation.ts';
import {
  apostropheInside,
  backslashQuote,
  backticks,
  closedByDoubleQuote,
  doubleQuotedValue,
  lookalikeCharacters,
  nestedDollarQuotes,
  psqlCommand,
} from './inventions/quotes.ts';
import {
  addColumnsInParentheses,
  alterColumn,
  commentOnMigration,
  executeFunction,
  expressionInUnique,
  insertValue,
  modifyColumn,
  viewSecurity,
} from './inventions/tables.ts';

/** What people (and language models) commonly write that Postgres' grammar does not have; the first that fits counts. */
export const inventions: readonly Invention[] = [
  psqlCommand,
  lookalikeCharacters,
  backslashQuote,
  closedByDoubleQuote,
  nestedDollarQuotes,
  apostropheInside,
  backticks,
  createPolicyAgain,
  createIfNotExists,
  createTypeIfNotExists,
  createOrReplace,
  addConstraintIfNotExists,
  alterIfExists,
  misplacedIfExists,
  policySeveralCommands,
  policyWithoutParentheses,
  policyWithoutFor,
  policyWith,
  alterPolicyCommand,
  policyClauseOrder,
  dropWithoutTable,
  rolesJoinedByAnd,
  enableRls,
  raiseInExpression,
  proceduralAtTopLevel,
  blockWithoutDo,
  unquotedBody,
  expressionInUnique,
  alterColumn,
  modifyColumn,
  addColumnsInParentheses,
  viewSecurity,
  insertValue,
  commentOnMigration,
  executeFunction,
  autoIncrement,
  identityWithNumbers,
  enumColumn,
  widthOfNumber,
  superfluousWord,
  onUpdateTimestamp,
  tableEngine,
  keyInTable,
  limitWithComma,
  renameTable,
  insertIgnore,
  dropIndexOnTable,
  doubleQuotedValue,
  superfluousComma,
];

/** Faults of punctuation and names, tried when no key word is misspelt. */
export const lastResorts: readonly Invention[] = [
  missingComma,
  reservedName,
  superfluousBracket,
  unclosedBracket,
];

/** Inventions that look like two statements without a semicolon between. */
export const continuations: readonly Invention[] = [policyWithoutFor];
