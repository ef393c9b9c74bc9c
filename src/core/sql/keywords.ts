/** Postgres 18's key words (`pg_get_keywords()`) that can be misspelt: those of three letters or more. */
const KEYWORDS = `
  abort absent absolute access action add admin after aggregate all also alter always analyse analyze and
  any array asc asensitive assertion assignment asymmetric atomic attach attribute authorization
  backward before begin between bigint binary bit boolean both breadth
  cache call called cascade cascaded case cast catalog chain char character characteristics check
  checkpoint class close cluster coalesce collate collation column columns comment comments commit
  committed compression concurrently conditional configuration conflict connection constraint constraints
  content continue conversion copy cost create cross csv cube current current_catalog current_date
  current_role current_schema current_time current_timestamp current_user cursor cycle
  data database day deallocate dec decimal declare default defaults deferrable deferred definer delete
  delimiter delimiters depends depth desc detach dictionary disable discard distinct document domain
  double drop each else empty enable encoding encrypted end enforced enum error escape event except exclude
  excluding exclusive execute exists explain expression extension external extract
  false family fetch filter finalize first float following for force foreign format forward freeze from full
  function functions generated global grant granted greatest group grouping groups handler having header
  hold hour identity ilike immediate immutable implicit import include including increment indent index
  indexes inherit inherits initially inline inner inout input insensitive insert instead int integer
  intersect interval into invoker isnull isolation join json json_array json_arrayagg json_exists
  json_object json_objectagg json_query json_scalar json_serialize json_table json_value
  keep key keys label language large last lateral leading leakproof least left level like limit listen load
  local localtime localtimestamp location lock locked logged mapping match matched materialized maxvalue
  merge merge_action method minute minvalue mode month move name names national natural nchar nested new
  next none normalize normalized not nothing notify notnull nowait null nullif nulls numeric
  object objects off offset oids old omit only operator option options order ordinality others out outer
  over overlaps overlay overriding owned owner parallel parameter parser partial partition passing password
  path period placing plan plans policy position preceding precision prepare prepared preserve primary prior
  privileges procedural procedure procedures program publication quote quotes range read real reassign
  recursive ref references referencing refresh reindex relative release rename repeatable replace replica
  reset restart restrict return returning returns revoke right role rollback rollup routine routines row
  rows rule savepoint scalar schema schemas scroll search second security select sequence sequences
  serializable server session session_user set setof sets share show similar simple skip smallint snapshot
  some source sql stable standalone start statement statistics stdin stdout storage stored strict string
  strip subscription substring support symmetric sysid system system_user table tables tablesample
  tablespace target temp template temporary text then ties time timestamp trailing transaction transform
  treat trigger trim true truncate trusted type types uescape unbounded uncommitted unconditional
  unencrypted union unique unknown unlisten unlogged until update user using
  vacuum valid validate validator value values varchar variadic varying verbose version view views virtual
  volatile when where whitespace window with within without work wrapper write xml yes zone`
  .trim()
  .split(/\s+/u);

/** The key words that cannot be a column's or table's name unless quoted (catcode R). */
const RESERVED = new Set(
  `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
   current_catalog current_date current_role current_time current_timestamp current_user default deferrable
   desc distinct do else end except false fetch for foreign from grant group having in initially intersect
   into lateral leading limit localtime localtimestamp not null offset on only or order placing primary
   references returning select session_user some symmetric system_user table then to trailing true union
   unique user using variadic when where window with`.split(/\s+/u),
);

/** Whether `word` (lower case) is reserved in Postgres 18. */
export function isReservedWord(word: string): boolean {
  return RESERVED.has(word);
}

/** Whether `word` (lower case, three letters or more) is a key word of Postgres 18. */
export function isKeyword(word: string): boolean {
  return KEYWORD_SET.has(word);
}

const KEYWORD_SET = new Set(KEYWORDS);

/** The key words that `word` (lower case) may be a slip for, nearest first. */
export function similarKeywords(word: string): string[] {
  return similarWords(word, KEYWORDS);
}

/**
 * The words of `candidates` within a small edit distance of `word`, nearest first: one slip in a word of
 * up to four letters, two in a longer one; swapped letters count as one.
 */
export function similarWords(word: string, candidates: readonly string[]): string[] {
  if (word.length < 3) return [];
  const limit = word.length <= 4 ? 1 : 2;
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > limit) continue;
    const distance = editDistance(word, candidate);
    if (distance <= limit) found.push({ candidate, distance });
  }
  found.sort((a, b) => a.distance - b.distance || Number(a.candidate > b.candidate) - 0.5);
  return found.map(({ candidate }) => candidate);
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
