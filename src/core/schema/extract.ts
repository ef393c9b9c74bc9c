import { as } from '../sql/ast.ts';
import type { Ast, NodeKind, NodeOf } from '../sql/ast.ts';
import type { ParsedSql, Statement } from '../sql/types.ts';
import { alterTable } from './extract/alterTable.ts';
import { drop, dropRole } from './extract/drop.ts';
import { ANYTHING, dynamicChanges } from './extract/dynamic.ts';
import type { Extracted } from './extract/extracted.ts';
import { createFromQuery, createIndex, createView } from './extract/indexAndView.ts';
import { relationName } from './extract/names.ts';
import {
  alterPublication,
  comment,
  createExtension,
  createPublication,
  createRole,
  createSchema,
  rowsFromWith,
  rowsInto,
  sequence,
  setConfig,
  setVariable,
  truncate,
} from './extract/other.ts';
import { alterDefaultPrivileges, grant } from './extract/privilege.ts';
import { rename, setSchema } from './extract/rename.ts';
import { alterRoutine, createRoutine } from './extract/routine.ts';
import { StatementText } from './extract/statementText.ts';
import { createTable, createTableAs } from './extract/table.ts';
import { alterPolicy, createEventTrigger, createPolicy, createTrigger } from './extract/triggerAndPolicy.ts';
import { alterDomain, alterEnum, createCompositeType, createDomain, createEnum } from './extract/type.ts';
import type { Certainty, Operation } from './operation.ts';

type Extractors = {
  readonly [Kind in NodeKind]?: (node: NodeOf<Kind>, text: StatementText) => readonly Extracted[];
};

/** One entry for each kind of statement that says something about the catalogue. */
const EXTRACTORS: Extractors = {
  CreateStmt: (node, text) => createTable(node, text),
  CreateForeignTableStmt: (node, text) => createTable(node.base ?? {}, text, 'foreign'),
  CreateTableAsStmt: createFromQuery,
  SelectStmt: select,
  AlterTableStmt: alterTable,
  RenameStmt: rename,
  AlterObjectSchemaStmt: setSchema,
  DropStmt: drop,
  IndexStmt: createIndex,
  ViewStmt: createView,
  RefreshMatViewStmt: (node, text) => [
    {
      kind: 'refreshView',
      nameRange: text.nameAtLocation(node.relation?.location),
      view: relationName(node.relation),
      populated: node.skipData !== true,
    },
  ],
  CreateFunctionStmt: createRoutine,
  AlterFunctionStmt: alterRoutine,
  CreateTrigStmt: createTrigger,
  CreateEventTrigStmt: createEventTrigger,
  CreatePolicyStmt: createPolicy,
  AlterPolicyStmt: alterPolicy,
  CreateEnumStmt: createEnum,
  AlterEnumStmt: alterEnum,
  CreateDomainStmt: createDomain,
  AlterDomainStmt: alterDomain,
  CompositeTypeStmt: createCompositeType,
  CreateSeqStmt: sequence,
  AlterSeqStmt: sequence,
  CreateSchemaStmt: createSchema,
  CreateExtensionStmt: createExtension,
  CreateRoleStmt: createRole,
  DropRoleStmt: dropRole,
  CreatePublicationStmt: createPublication,
  AlterPublicationStmt: alterPublication,
  GrantStmt: grant,
  AlterDefaultPrivilegesStmt: (node) => alterDefaultPrivileges(node),
  CommentStmt: comment,
  VariableSetStmt: (node) => setVariable(node),
  DiscardStmt: (node) =>
    node.target === 'DISCARD_ALL' ? [{ kind: 'setSearchPath', schemas: 'default' }] : [],
  InsertStmt: (node, text) => [...rowsFromWith(node.withClause, text), ...rowsInto(node.relation, text)],
  UpdateStmt: (node, text) => rowsFromWith(node.withClause, text),
  DeleteStmt: (node, text) => rowsFromWith(node.withClause, text),
  MergeStmt: (node, text) => rowsInto(node.relation, text),
  CopyStmt: (node, text) => (node.is_from === true ? rowsInto(node.relation, text) : []),
  TruncateStmt: truncate,
  DropOwnedStmt: () => [ANYTHING],
};

function select(node: Ast.SelectStmt, text: StatementText): readonly Extracted[] {
  const into = node.intoClause;
  const made =
    into === undefined || text.statement.container !== undefined
      ? []
      : createTableAs(into, { SelectStmt: node }, { text, ifNotExists: false });
  return [...made, ...setConfig(node), ...rowsFromWith(node.withClause, text)];
}

/**
 * What `statement` says about the catalogue, in the order in which it takes effect. Nothing for a
 * statement that only runs when a function is called. A DO block's own facts are those of its dynamic
 * SQL; its static statements are asked one by one (`parsed.embedded`). Never throws.
 */
export function operationsOf(statement: Statement, parsed: ParsedSql): readonly Operation[] {
  if (statement.container?.kind === 'function') return [];
  const text = new StatementText(statement, parsed);
  const extracted = statement.kind === 'DoStmt' ? doBlock(statement, parsed) : extract(statement, text);
  if (extracted.length === 0) return [];
  const certainty = certaintyOf(statement, parsed);
  return extracted.map((each) => placed(each, { statement, certainty }));
}

function extract<Kind extends NodeKind>(
  statement: Statement<Kind>,
  text: StatementText,
): readonly Extracted[] {
  const extractor = EXTRACTORS[statement.kind];
  return extractor === undefined ? [] : extractor(statement.node, text);
}

function placed(
  extracted: Extracted,
  place: { readonly statement: Statement; readonly certainty: Certainty },
): Operation {
  const { start, end } = extracted.nameRange ?? place.statement.range;
  const { range } = place.statement;
  return { ...extracted, statement: range, nameRange: { start, end }, certainty: place.certainty };
}

function doBlock(statement: Statement, parsed: ParsedSql): readonly Extracted[] {
  if (!parsed.hasDynamicSql(statement)) return [];
  return dynamicChanges(bodyText(statement, parsed));
}

function bodyText(statement: Statement, parsed: ParsedSql): string {
  const written = (as(statement.tree, 'DoStmt')?.args ?? [])
    .map((each) => as(each, 'DefElem'))
    .find((each) => each?.defname === 'as');
  return as(written?.arg, 'String')?.sval ?? parsed.source.slice(statement.range);
}

/** Words by which a DO block asks whether something is still to be done, or lets it fail quietly. */
const GUARD =
  /\bexists\s*\(|\bserver_version|\binformation_schema\b|\bpg_\w+|\bto_reg\w+\s*\(|\bexception\s+when\b|\bnot\s+found\b/iu;

const guardedBlocks = new WeakMap<Statement, boolean>();

function isGuarded(block: Statement, parsed: ParsedSql): boolean {
  let guarded = guardedBlocks.get(block);
  if (guarded === undefined) {
    guarded = GUARD.test(parsed.source.slice(block.range));
    guardedBlocks.set(block, guarded);
  }
  return guarded;
}

function certaintyOf(statement: Statement, parsed: ParsedSql): Certainty {
  const { container } = statement;
  if (container?.conditional !== true) return 'certain';
  return isGuarded(container.statement, parsed) ? 'guarded' : 'maybe';
}
