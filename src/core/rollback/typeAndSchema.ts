import type { Node } from '../sql/ast.ts';
import { as, stringsOf } from '../sql/ast.ts';
import { quoteIdentifier, quoteLiteral } from '../sql/identifier.ts';
import { keyOf, nameOf, relationOf, sql } from './names.ts';
import type { Reversal } from './reversal.ts';
import { cautionIf, lost, undo } from './reversal.ts';
import type { Reversers } from './reversers.ts';
import { shortText } from './statementText.ts';

/** Types, schemas, extensions, roles and foreign servers. */
export const typeAndSchemaReversers: Reversers = {
  CreateEnumStmt: (node) => dropType(node.typeName),
  CreateRangeStmt: (node) => dropType(node.typeName),
  CompositeTypeStmt: (node) => {
    const name = relationOf(node.typevar);
    return undo(`drop type ${sql(name)}`, { creates: keyOf('type', name) });
  },
  CreateDomainStmt: (node) => {
    const name = nameOf(stringsOf(node.domainname));
    return undo(`drop domain ${sql(name)}`, { creates: keyOf('type', name) });
  },
  AlterEnumStmt: (node) => {
    const name = nameOf(stringsOf(node.typeName));
    const partOf = [keyOf('type', name)];
    if (node.oldVal !== undefined && node.newVal !== undefined) {
      const values = `${quoteLiteral(node.newVal)} to ${quoteLiteral(node.oldVal)}`;
      return undo(`alter type ${sql(name)} rename value ${values}`, { partOf });
    }
    return lost(
      `alter type ${sql(name)} add value ${quoteLiteral(node.newVal ?? '')} (Postgres cannot remove a value from an enum)`,
      { partOf },
    );
  },
  AlterDomainStmt: (node, { parsed, statement }) => {
    const name = nameOf(stringsOf(node.typeName));
    const partOf = [keyOf('type', name)];
    const added = as(node.def, 'Constraint')?.conname;
    if (node.subtype === 'AD_AddConstraint' && added !== undefined) {
      return undo(`alter domain ${sql(name)} drop constraint ${quoteIdentifier(added)}`, { partOf });
    }
    return lost(shortText(parsed, statement), { partOf });
  },
  CreateSchemaStmt: (node) => {
    const name = node.schemaname ?? node.authrole?.rolename ?? '';
    return undo(`drop schema ${quoteIdentifier(name)}`, {
      creates: keyOf('schema', { schema: undefined, name }),
      ...cautionIf(node.if_not_exists, 'ifNotExists'),
    });
  },
  CreateExtensionStmt: (node) => {
    const name = node.extname ?? '';
    return undo(`drop extension ${quoteIdentifier(name)}`, {
      creates: keyOf('extension', { schema: undefined, name }),
      ...cautionIf(node.if_not_exists, 'ifNotExists'),
    });
  },
  CreateRoleStmt: (node) => {
    const word = node.stmt_type === 'ROLESTMT_USER' ? 'user' : 'role';
    return undo(`drop ${word} ${quoteIdentifier(node.role ?? '')}`, {
      creates: keyOf('role', { schema: undefined, name: node.role ?? '' }),
    });
  },
  CreateFdwStmt: (node) => undo(`drop foreign data wrapper ${quoteIdentifier(node.fdwname ?? '')}`),
  CreateForeignServerStmt: (node) =>
    undo(`drop server ${quoteIdentifier(node.servername ?? '')}`, {
      creates: keyOf('server', { schema: undefined, name: node.servername ?? '' }),
      ...cautionIf(node.if_not_exists, 'ifNotExists'),
    }),
};

function dropType(names: readonly Node[] | undefined): readonly Reversal[] {
  const name = nameOf(stringsOf(names));
  return undo(`drop type ${sql(name)}`, { creates: keyOf('type', name) });
}
