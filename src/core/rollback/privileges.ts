import type { Ast } from '../sql/ast.ts';
import { as } from '../sql/ast.ts';
import { keyOf, nameOf, partsOf, relationOf, routineKeyOf } from './names.ts';
import type { Reversal, ReverseContext } from './reversal.ts';
import { cautionIf, lost, undo } from './reversal.ts';
import type { Reversers } from './reversers.ts';
import type { Words } from './statementText.ts';
import { firstWord, joinTokens, lastWord, shortText, wordsOf } from './statementText.ts';

/** GRANT and REVOKE, also for roles and default privileges: the user's own words, the verb exchanged. */
export const privilegeReversers: Reversers = {
  GrantStmt: (node, context) => exchangeVerb(node.is_grant === true, context, objectKeys(node)),
  GrantRoleStmt: (node, context) => exchangeVerb(node.is_grant === true, context, []),
  AlterDefaultPrivilegesStmt: (node, context) => exchangeVerb(node.action?.is_grant === true, context, []),
};

function exchangeVerb(
  isGrant: boolean,
  context: ReverseContext,
  partOf: readonly string[],
): readonly Reversal[] {
  const words = wordsOf(context.parsed, context.statement);
  const verb = firstWord(words, isGrant ? 'grant' : 'revoke');
  const preposition = lastWord(words, isGrant ? 'to' : 'from');
  if (verb === -1 || preposition <= verb)
    return lost(shortText(context.parsed, context.statement), { partOf });
  const text = isGrant ? revokeText(words, verb, preposition) : grantText(words, verb, preposition);
  return undo(text, { partOf, ...cautionIf(true, isGrant ? 'granted' : 'revoked') });
}

/** `grant select on t to anon with grant option` → `revoke select on t from anon`. */
function revokeText(words: Words, verb: number, to: number): string {
  const end = endOfRoles(words, to, ['with', 'granted']);
  return spaced(
    joinTokens(words, 0, verb),
    'revoke',
    joinTokens(words, verb + 1, to),
    'from',
    joinTokens(words, to + 1, end),
  );
}

/** `revoke grant option for select on t from anon cascade` → `grant select on t to anon with grant option`. */
function grantText(words: Words, verb: number, from: number): string {
  const option = firstWord(words, 'option', verb);
  const isOption = option !== -1 && option < from && firstWord(words, 'for', option) === option + 1;
  const end = endOfRoles(words, from, ['cascade', 'restrict', 'granted']);
  return spaced(
    joinTokens(words, 0, verb),
    'grant',
    joinTokens(words, isOption ? option + 2 : verb + 1, from),
    'to',
    joinTokens(words, from + 1, end),
    isOption ? 'with grant option' : '',
  );
}

function endOfRoles(words: Words, start: number, stops: readonly string[]): number {
  const ends = stops.map((stop) => firstWord(words, stop, start + 1)).filter((index) => index !== -1);
  return Math.min(words.tokens.length, ...ends);
}

function spaced(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** What the privileges hang on: they go when that is dropped, if all of it is. */
function objectKeys(node: Ast.GrantStmt): readonly string[] {
  if (node.targtype !== 'ACL_TARGET_OBJECT') return [];
  const objects = node.objects ?? [];
  const [only] = objects;
  if (only === undefined || objects.length > 1) return [];
  switch (node.objtype) {
    case 'OBJECT_TABLE':
    case 'OBJECT_SEQUENCE':
      return [keyOf('table', relationOf(as(only, 'RangeVar')))];
    case 'OBJECT_FUNCTION':
    case 'OBJECT_PROCEDURE':
    case 'OBJECT_ROUTINE':
      return [routineKeyOf(as(only, 'ObjectWithArgs'))];
    case 'OBJECT_SCHEMA':
      return [keyOf('schema', nameOf(partsOf(only)))];
    case 'OBJECT_TYPE':
    case 'OBJECT_DOMAIN':
      return [keyOf('type', nameOf(partsOf(only)))];
    default:
      return [];
  }
}
