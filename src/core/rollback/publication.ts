import type { Ast, Node } from '../sql/ast.ts';
import { as } from '../sql/ast.ts';
import { quoteIdentifier } from '../sql/identifier.ts';
import { keyOf, relationOf, sql } from './names.ts';
import { lost, undo } from './reversal.ts';
import type { Reversers } from './reversers.ts';
import { shortText } from './statementText.ts';

/** Publications: what Realtime listens to. */
export const publicationReversers: Reversers = {
  CreatePublicationStmt: (node) =>
    undo(`drop publication ${quoteIdentifier(node.pubname ?? '')}`, {
      creates: keyOf('publication', { schema: undefined, name: node.pubname ?? '' }),
    }),
  AlterPublicationStmt: (node, { parsed, statement }) => {
    const verb =
      node.action === 'AP_AddObjects' ? 'drop' : node.action === 'AP_DropObjects' ? 'add' : undefined;
    const objects = (node.pubobjects ?? []).flatMap(objectOf);
    if (verb === undefined || objects.length === 0) return lost(shortText(parsed, statement));
    const [only] = objects;
    return undo(
      `alter publication ${quoteIdentifier(node.pubname ?? '')} ${verb} ${objects.map((object) => object.text).join(', ')}`,
      objects.length === 1 && only?.table !== undefined ? { partOf: [only.table] } : {},
    );
  },
};

interface PublicationObject {
  readonly text: string;
  readonly table?: string;
}

function objectOf(node: Node): readonly PublicationObject[] {
  const object: Ast.PublicationObjSpec | undefined = as(node, 'PublicationObjSpec');
  switch (object?.pubobjtype) {
    case 'PUBLICATIONOBJ_TABLE': {
      const name = relationOf(object.pubtable?.relation);
      return [{ text: `table ${sql(name)}`, table: keyOf('table', name) }];
    }
    case 'PUBLICATIONOBJ_TABLES_IN_SCHEMA':
      return [{ text: `tables in schema ${quoteIdentifier(object.name ?? '')}` }];
    default:
      return [];
  }
}
