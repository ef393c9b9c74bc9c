import type { Ast } from '../sql/ast.ts';
import { as } from '../sql/ast.ts';
import { keyOf, nameOf, partsOf, routineKeyOf } from './names.ts';
import { cautionIf, lost, undo } from './reversal.ts';
import type { Reversers } from './reversers.ts';
import { joinTokens, lastWord, shortText, wordsOf } from './statementText.ts';

/** COMMENT ON: the comment goes; an earlier one is not known. */
export const commentReversers: Reversers = {
  CommentStmt: (node, { parsed, statement }) => {
    const partOf = keysOf(node);
    const words = wordsOf(parsed, statement);
    const is = lastWord(words, 'is');
    if (node.comment === undefined || is === -1) return lost(shortText(parsed, statement), { partOf });
    return undo(`${joinTokens(words, 0, is)} is null`, { partOf, ...cautionIf(true, 'comment') });
  },
};

/** The object that carries the comment, and the table around it. */
function keysOf(node: Ast.CommentStmt): readonly string[] {
  const parts = partsOf(node.object);
  switch (node.objtype) {
    case 'OBJECT_COLUMN': {
      const table = nameOf(parts.slice(0, -1));
      return [keyOf('table', table), keyOf('column', table, parts.at(-1) ?? '')];
    }
    case 'OBJECT_POLICY':
    case 'OBJECT_TRIGGER':
    case 'OBJECT_TABCONSTRAINT':
    case 'OBJECT_RULE': {
      const table = nameOf(parts.slice(0, -1));
      const kind =
        node.objtype === 'OBJECT_TABCONSTRAINT' ? 'constraint' : node.objtype.slice(7).toLowerCase();
      return [keyOf('table', table), keyOf(kind, table, parts.at(-1) ?? '')];
    }
    case 'OBJECT_FUNCTION':
    case 'OBJECT_PROCEDURE':
      return [routineKeyOf(as(node.object, 'ObjectWithArgs'))];
    case 'OBJECT_TYPE':
    case 'OBJECT_DOMAIN':
      return [keyOf('type', nameOf(parts))];
    case 'OBJECT_SCHEMA':
    case 'OBJECT_EXTENSION':
    case 'OBJECT_INDEX':
      return [keyOf(node.objtype.slice(7).toLowerCase(), nameOf(parts))];
    default:
      return [keyOf('table', nameOf(parts))];
  }
}
