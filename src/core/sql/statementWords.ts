const STATEMENT_WORDS = new Set(
  `abort alter analyze begin call checkpoint close cluster comment commit copy create deallocate declare
   delete discard do drop end execute explain fetch grant import insert listen load lock merge move notify
   prepare reassign refresh reindex release reset revoke rollback savepoint security select set show start
   table truncate unlisten update vacuum values with`.split(/\s+/u),
);

/** Whether `word` (lower case) can begin a statement of Postgres. */
export function isStatementWord(word: string): boolean {
  return STATEMENT_WORDS.has(word);
}
