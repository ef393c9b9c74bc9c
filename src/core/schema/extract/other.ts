import { as, stringsOf } from '../../sql/ast.ts';
import type { Ast, Node } from '../../sql/ast.ts';
import type { NameReference } from '../operation.ts';
import { relationKindOf } from './alterTable.ts';
import type { Extracted } from './extracted.ts';
import { constantText, nameFromParts, optionText, partsOf, relationName, routineReference } from './names.ts';
import type { StatementText } from './statementText.ts';

/** CREATE SCHEMA. Objects made inside it (`CREATE SCHEMA s CREATE TABLE t …`) are not followed. */
export function createSchema(node: Ast.CreateSchemaStmt, text: StatementText): readonly Extracted[] {
  const schema = node.schemaname ?? node.authrole?.rolename ?? '';
  const nameRange = text.nameAfter('schema');
  const made: Extracted = {
    kind: 'createSchema',
    nameRange,
    schema,
    ifNotExists: node.if_not_exists === true,
  };
  if (node.schemaElts === undefined) return [made];
  return [
    made,
    {
      kind: 'dynamic',
      aspects: [],
      tables: [],
      flags: ['tables'],
      routines: [],
      views: false,
      onlyEnables: false,
    },
  ];
}

/** CREATE EXTENSION. */
export function createExtension(node: Ast.CreateExtensionStmt, text: StatementText): readonly Extracted[] {
  const schema = (node.options ?? [])
    .map((each) => as(each, 'DefElem'))
    .find((each) => each?.defname === 'schema');
  return [
    {
      kind: 'createExtension',
      nameRange: text.nameAfter('extension'),
      extension: node.extname ?? '',
      schema: schema === undefined ? undefined : optionText(schema.arg),
      ifNotExists: node.if_not_exists === true,
    },
  ];
}

/** CREATE ROLE, USER, GROUP. */
export function createRole(node: Ast.CreateRoleStmt, text: StatementText): readonly Extracted[] {
  return [{ kind: 'createRole', nameRange: text.nameAt(2), role: node.role ?? '' }];
}

/** CREATE PUBLICATION. */
export function createPublication(
  node: Ast.CreatePublicationStmt,
  text: StatementText,
): readonly Extracted[] {
  const tables = node.for_all_tables === true ? 'all' : publicationTables(node.pubobjects);
  const nameRange = text.nameAfter('publication');
  return [{ kind: 'createPublication', nameRange, publication: node.pubname ?? '', tables }];
}

/** ALTER PUBLICATION … ADD, DROP, SET TABLE. */
export function alterPublication(node: Ast.AlterPublicationStmt, text: StatementText): readonly Extracted[] {
  if (node.pubobjects === undefined) return [];
  const action = node.action === 'AP_DropObjects' ? 'drop' : node.action === 'AP_SetObjects' ? 'set' : 'add';
  return [
    {
      kind: 'alterPublication',
      nameRange: text.nameAfter('publication'),
      publication: node.pubname ?? '',
      action,
      tables: publicationTables(node.pubobjects),
    },
  ];
}

function publicationTables(nodes: readonly Node[] | undefined): readonly NameReference[] {
  return (nodes ?? []).flatMap((each) => {
    const relation = as(each, 'PublicationObjSpec')?.pubtable?.relation;
    return relation === undefined ? [] : [relationName(relation)];
  });
}

/** CREATE SEQUENCE and ALTER SEQUENCE … OWNED BY. */
export function sequence(
  node: Ast.CreateSeqStmt | Ast.AlterSeqStmt,
  text: StatementText,
): readonly Extracted[] {
  const owner = (node.options ?? [])
    .map((each) => as(each, 'DefElem'))
    .find((each) => each?.defname === 'owned_by');
  const parts = partsOf(owner?.arg);
  const ownedBy =
    parts.length < 2 ? undefined : { table: nameFromParts(parts.slice(0, -1)), column: parts.at(-1) ?? '' };
  const base = {
    nameRange: text.nameAtLocation(node.sequence?.location),
    sequence: relationName(node.sequence),
    ownedBy,
  };
  if (text.word(0) === 'alter') return owner === undefined ? [] : [{ kind: 'setSequenceOwner', ...base }];
  return [{ kind: 'createSequence', ifNotExists: 'if_not_exists' in node && node.if_not_exists, ...base }];
}

/** COMMENT ON. */
export function comment(node: Ast.CommentStmt, text: StatementText): readonly Extracted[] {
  const parts = partsOf(node.object);
  const nameRange = text.nameAt(text.word(2) === 'materialized' || text.word(2) === 'foreign' ? 4 : 3);
  const written = node.comment === '' ? undefined : node.comment;
  const base = { kind: 'comment', nameRange, text: written } as const;
  switch (node.objtype) {
    case 'OBJECT_COLUMN': {
      const object = nameFromParts(parts.slice(0, -1));
      return [{ ...base, on: 'column', object, column: parts.at(-1) }];
    }
    case 'OBJECT_FUNCTION':
    case 'OBJECT_PROCEDURE':
    case 'OBJECT_ROUTINE': {
      const object = routineReference(as(node.object, 'ObjectWithArgs'));
      return [{ ...base, on: 'routine', object, column: undefined }];
    }
    default: {
      const kind = relationKindOf(node.objtype);
      const view = kind === 'view' || kind === 'materializedView';
      const on = view ? 'view' : kind === 'table' || kind === 'foreignTable' ? 'table' : 'other';
      return [{ ...base, on, object: nameFromParts(parts), column: undefined }];
    }
  }
}

/** SET and RESET: only the search path changes how names are read. */
export function setVariable(node: Ast.VariableSetStmt): readonly Extracted[] {
  if (node.kind === 'VAR_RESET_ALL') return [{ kind: 'setSearchPath', schemas: 'default' }];
  if (node.name?.toLowerCase() !== 'search_path') return [];
  if (node.kind !== 'VAR_SET_VALUE') return [{ kind: 'setSearchPath', schemas: 'default' }];
  return [{ kind: 'setSearchPath', schemas: pathOf((node.args ?? []).map((each) => optionText(each))) }];
}

/** `SELECT set_config('search_path', …)`, as pg_dump writes it; nothing for any other query. */
export function setConfig(node: Ast.SelectStmt): readonly Extracted[] {
  const target = as(node.targetList?.[0], 'ResTarget')?.val;
  const call = as(target, 'FuncCall');
  if (call === undefined || stringsOf(call.funcname).at(-1) !== 'set_config') return [];
  const [name, value] = (call.args ?? []).map((each) => as(each, 'A_Const'));
  if (name === undefined || value === undefined || constantText(name).toLowerCase() !== 'search_path')
    return [];
  return [{ kind: 'setSearchPath', schemas: pathOf(constantText(value).split(',')) }];
}

/** Schemas of a search path; `$user` is left out, since no Supabase role has a schema of its name. */
function pathOf(values: readonly string[]): readonly string[] {
  return values
    .map((value) => value.trim().replace(/^"(.*)"$/u, '$1'))
    .filter((value) => value !== '' && value !== '$user');
}

/** INSERT, COPY … FROM, MERGE: the table gets rows. */
export function rowsInto(relation: Ast.RangeVar | undefined, text: StatementText): readonly Extracted[] {
  if (relation === undefined) return [];
  const nameRange = text.nameAtLocation(relation.location);
  return [{ kind: 'insertInto', nameRange, table: relationName(relation) }];
}

/** INSERT inside a WITH clause of another statement. */
export function rowsFromWith(clause: Ast.WithClause | undefined, text: StatementText): readonly Extracted[] {
  return (clause?.ctes ?? []).flatMap((each) =>
    rowsInto(as(as(each, 'CommonTableExpr')?.ctequery, 'InsertStmt')?.relation, text),
  );
}

/** TRUNCATE. */
export function truncate(node: Ast.TruncateStmt, text: StatementText): readonly Extracted[] {
  const cascade = node.behavior === 'DROP_CASCADE';
  return (node.relations ?? []).flatMap((each) => {
    const relation = as(each, 'RangeVar');
    if (relation === undefined) return [];
    const nameRange = text.nameAtLocation(relation.location);
    return [{ kind: 'truncate', nameRange, table: relationName(relation), cascade }];
  });
}
