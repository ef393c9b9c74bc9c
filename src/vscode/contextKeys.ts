import { targetRole } from './tree/migrationWords.ts';
import { allProblems, countMigrations, type ProjectState } from './history/projectState.ts';
import type { TreeFilter } from './tree/filter.ts';

/** The keys that `when` clauses of the manifest read; each is set with this exact name. */
export const contextKeys = {
  /** The workspace was searched and holds no project. */
  noProject: 'supabaseMigrations.noProject',
  hasProject: 'supabaseMigrations.hasProject',
  /** There is a single project and it has no migrations: the tree is empty and welcome views speak. */
  emptyFolder: 'supabaseMigrations.emptyFolder',
  untrusted: 'supabaseMigrations.untrusted',
  cliMissing: 'supabaseMigrations.cliMissing',
  cliTooOld: 'supabaseMigrations.cliTooOld',
  notLinked: 'supabaseMigrations.notLinked',
  databaseNotRunning: 'supabaseMigrations.databaseNotRunning',
  /** `all`, `pending` or `problems`. */
  filter: 'supabaseMigrations.filter',
} as const;

/** What the keys are computed from. */
export interface ContextInput {
  /** `undefined` until the workspace has been searched. */
  readonly states: readonly ProjectState[] | undefined;
  readonly trusted: boolean;
  readonly wantsRemote: boolean;
  readonly filter: TreeFilter;
}

/** The value of each context key for what is known now. */
export function contextValues(input: ContextInput): Readonly<Record<string, boolean | string>> {
  const states = input.states ?? [];
  const only = states.length === 1 ? states[0] : undefined;
  const problems = only?.snapshot === undefined ? [] : allProblems(only.snapshot);
  const has = (...actions: readonly string[]): boolean =>
    input.trusted && problems.some((problem) => actions.includes(problem.action ?? ''));
  const remoteAnswers =
    only?.snapshot?.targets.some((status) => targetRole(status.target) === 'remote') ?? false;
  return {
    [contextKeys.noProject]: input.states?.length === 0,
    [contextKeys.hasProject]: states.length > 0,
    [contextKeys.emptyFolder]: only?.snapshot !== undefined && countMigrations(only.snapshot).total === 0,
    [contextKeys.untrusted]: !input.trusted,
    [contextKeys.cliMissing]: has('install-cli', 'choose-cli'),
    [contextKeys.cliTooOld]: has('update-cli'),
    [contextKeys.notLinked]:
      input.trusted &&
      input.wantsRemote &&
      only?.snapshot?.cli !== undefined &&
      (!remoteAnswers || has('link-project')),
    [contextKeys.databaseNotRunning]: has('start-database'),
    [contextKeys.filter]: input.filter,
  };
}
