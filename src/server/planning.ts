import type { Connection } from 'vscode-languageserver/node';
import type { SqlParser } from '../core/ports/sqlParser.ts';
import { parseSql } from '../core/sql/parseSql.ts';
import {
  planSelectionMigration,
  rollbackHeaderEdits,
  type PlannedMigration,
  type RefusedMigration,
} from '../core/templates/index.ts';
import type { TextEdit } from '../core/text/range.ts';

/** What a migration made of selected SQL would be. Nothing is written. */
export const planSelectionRequest = 'supabaseMigrations/planSelection';

/** The edits that give a migration its header with a rollback plan; none when it has one. */
export const rollbackHeaderRequest = 'supabaseMigrations/rollbackHeader';

/** As `NewMigrationPlace`, with the moment as ISO 8601 and the SQL as text. */
export interface PlanSelectionParams {
  readonly name: string;
  readonly now: string;
  readonly author?: string;
  readonly knownVersions: readonly string[];
  readonly existingNames: readonly string[];
  readonly folder: string;
  readonly sql: string;
}

export interface RollbackHeaderParams {
  readonly fileName: string;
  readonly text: string;
  /** ISO 8601. */
  readonly now: string;
  readonly author?: string;
}

/** Answers what a client asks before it writes, where the answer takes Postgres' grammar. */
export function answerPlanRequests(connection: Connection, loadParser: () => Promise<SqlParser>): void {
  connection.onRequest(
    planSelectionRequest,
    async ({
      sql,
      now,
      author,
      ...place
    }: PlanSelectionParams): Promise<PlannedMigration | RefusedMigration> =>
      planSelectionMigration({
        ...place,
        author,
        now: new Date(now),
        selected: parseSql(sql, await loadParser()),
      }),
  );
  connection.onRequest(
    rollbackHeaderRequest,
    async ({ fileName, text, now, author }: RollbackHeaderParams): Promise<readonly TextEdit[]> =>
      rollbackHeaderEdits(parseSql(text, await loadParser()), { fileName, now: new Date(now), author }),
  );
}
