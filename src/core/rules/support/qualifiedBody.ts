import type { Catalog, Routine } from '../../schema/types.ts';
import { tokenize } from '../../sql/lexer.ts';
import { isComment, isSymbol, wordOf } from '../../sql/tokens.ts';
import type { Token } from '../../sql/types.ts';

const known = new WeakMap<Routine, boolean>();

/**
 * Whether a body certainly works with an empty search_path: every relation is written with its
 * schema, and every function and type that is called by a bare name is Postgres' own. Says no
 * whenever it cannot tell, for example with EXECUTE or a bare name it does not know.
 */
export function isQualified(routine: Routine, catalog: Catalog): boolean {
  const before = known.get(routine);
  if (before !== undefined) return before;
  const answer = routine.body !== undefined && checkBody(routine.body, catalog);
  known.set(routine, answer);
  return answer;
}

const relationWords = new Set(['from', 'join', 'into', 'update', 'table', 'using', 'only']);

function checkBody(body: string, catalog: Catalog): boolean {
  const tokens = tokenize(body).filter((token) => !isComment(token));
  const local = localNames(body, tokens);
  return tokens.every((token, index) => {
    const word = nameOf(body, token);
    if (word === 'execute') return false;
    if (word === '' || isPart(body, tokens, index)) return true;
    const before = wordOf(body, tokens[index - 1]);
    const isCall = isSymbol(body, tokens[index + 1], '(');
    if (relationWords.has(before) && !isCall) return local.has(word) || ownWords.has(word);
    if (isCall) return ownFunctions.has(word) || local.has(word);
    const isCast = isSymbol(body, tokens[index - 1], '::');
    return !isCast || ownTypes.has(word) || !isOwnType(word, catalog);
  });
}

function nameOf(body: string, token: Token): string {
  if (token.kind === 'quotedIdentifier') return body.slice(token.start + 1, token.end - 1);
  return wordOf(body, token);
}

/** Whether the token belongs to a dotted name: its schema is written, or it is one. */
function isPart(body: string, tokens: readonly Token[], index: number): boolean {
  return isSymbol(body, tokens[index - 1], '.') || isSymbol(body, tokens[index + 1], '.');
}

/** Names that the body itself makes: CTEs, and variables and records that are assigned INTO. */
function localNames(body: string, tokens: readonly Token[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    const next = wordOf(body, tokens[index + 1]);
    const following = tokens[index + 2];
    if (next === 'as' && isSymbol(body, following, '(')) names.add(nameOf(body, token));
    const isDeclared = [
      'record',
      'uuid',
      'text',
      'integer',
      'int',
      'bigint',
      'boolean',
      'jsonb',
      'json',
      'numeric',
      'timestamptz',
      'date',
    ].includes(next);
    if (isDeclared && isSymbol(body, following, ';')) names.add(nameOf(body, token));
  }
  return names;
}

function isOwnType(name: string, catalog: Catalog): boolean {
  const isNamed = ({ name: { name: own } }: { readonly name: { readonly name: string } }): boolean =>
    own === name;
  return (
    catalog.enums.some(isNamed) ||
    catalog.domains.some(isNamed) ||
    catalog.compositeTypes.some(isNamed) ||
    extensionTypes.has(name)
  );
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u));

// After FROM or UPDATE these are not relation names: `distinct from null`, `for update of`, `update set`.
const ownWords = words('null true false old new select lateral set of nothing values where skip nowait');
const ownTypes = words(
  'uuid text integer int bigint smallint boolean bool jsonb json numeric timestamptz timestamp date interval varchar regclass bytea name real',
);
const extensionTypes = words('citext vector halfvec geometry geography ltree hstore');
// Keywords that may stand before a parenthesis, and functions of pg_catalog that triggers and helpers use.
const ownFunctions = words(
  'and or not in exists any all some if elsif when then case values select where on as using return returning with ' +
    'coalesce nullif greatest least row array cast extract position substring trim overlay now current_setting ' +
    'set_config lower upper length replace split_part concat concat_ws format trim btrim ltrim rtrim left right ' +
    'count sum min max avg array_agg string_agg json_agg jsonb_agg json_build_object jsonb_build_object ' +
    'jsonb_build_array to_jsonb to_json row_to_json jsonb_set jsonb_array_elements jsonb_array_elements_text ' +
    'jsonb_each jsonb_each_text jsonb_object_agg jsonb_typeof array_length cardinality unnest generate_series ' +
    'gen_random_uuid random floor ceil ceiling round abs date_trunc to_char to_timestamp age clock_timestamp ' +
    'md5 encode decode pg_notify row_number rank dense_rank lag lead over filter exception interval ' +
    'array_append array_remove array_position regexp_replace regexp_match regexp_matches starts_with bool_or bool_and',
);
