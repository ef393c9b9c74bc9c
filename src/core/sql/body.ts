import type { SqlParser } from '../ports/sqlParser.ts';
import type { Statement } from './types.ts';

/** What a DO block or function body holds. */
export interface BodyStatements {
  readonly statements: readonly Statement[];
  /** Whether it runs SQL text that is not constant. */
  readonly dynamic: boolean;
}

const NOTHING: BodyStatements = { statements: [], dynamic: false };

export function readBody(_text: string, _statement: Statement, _parser: SqlParser): BodyStatements {
  return NOTHING;
}
