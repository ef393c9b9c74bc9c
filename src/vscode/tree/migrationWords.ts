import type { MigrationState, MigrationStatus, Target } from '../../core/supabase/types.ts';
import type { Localize } from '../localize.ts';

/** A migration's state as the views show it; `unknown` when no database has answered. */
export type ShownState = MigrationState | 'unknown';

/** What a view needs to know about one migration to name its state. */
export type StatedMigration = Pick<MigrationStatus, 'state' | 'on'>;

/** `local` or `remote`: how people speak of the two databases. */
export function targetRole(target: Pick<Target, 'kind'>): 'local' | 'remote' {
  return target.kind === 'local' ? 'local' : 'remote';
}

/** The short name of a target: `local`, or what the remote is called, without what stands in brackets. */
export function targetName(target: Pick<Target, 'kind' | 'label'>, t: Localize): string {
  if (target.kind === 'local') return t('local');
  const name = target.label.replace(/\s*\([^()]*\)\s*$/, '').trim();
  return name === '' ? t('remote') : name;
}

/** The state to show. An `applied` or `pending` that no database has confirmed is `unknown`. */
export function shownState(migration: StatedMigration): ShownState {
  if (migration.state !== 'applied' && migration.state !== 'pending') return migration.state;
  const answered = Object.values(migration.on).some((applied) => applied !== null);
  return answered ? migration.state : 'unknown';
}

/** Whether the migration waits to run on a database that answered. */
export function isPending(migration: StatedMigration): boolean {
  const state = shownState(migration);
  return state === 'pending' || state === 'out-of-order';
}

/** Whether something is wrong with the migration's place in the history. */
export function isProblem(migration: StatedMigration): boolean {
  return ['out-of-order', 'duplicate', 'skipped', 'remote-only'].includes(migration.state);
}

/**
 * The state in words, with the databases concerned: `pending on local, remote`,
 * `applied everywhere`, `applied on local; remote not checked`.
 */
export function stateWords(migration: StatedMigration, targets: readonly Target[], t: Localize): string {
  const listed = (wanted: boolean | null): string =>
    targets
      .filter((target) => (migration.on[target.id] ?? null) === wanted)
      .map((target) => targetName(target, t))
      .join(', ');
  const withUnchecked = (words: string): string =>
    listed(null) === '' ? words : t('{words}; {targets} not checked', { words, targets: listed(null) });
  switch (shownState(migration)) {
    case 'skipped':
      return t('skipped by the CLI');
    case 'duplicate':
      return t('duplicate version');
    case 'out-of-order':
      return t('out of order, pending on {targets}', { targets: listed(false) });
    case 'remote-only':
      return t('only on {targets}', { targets: listed(true) });
    case 'pending':
      return withUnchecked(t('pending on {targets}', { targets: listed(false) }));
    case 'applied':
      return withUnchecked(
        targets.length > 1 && listed(null) === ''
          ? t('applied everywhere')
          : t('applied on {targets}', { targets: listed(true) }),
      );
    case 'unknown':
      return t('not checked');
  }
}

/** What the state means and what to do about it; Markdown, or `''` when there is nothing to do. */
export function stateAdvice(migration: StatedMigration, t: Localize): string {
  switch (shownState(migration)) {
    case 'applied':
      return '';
    case 'pending':
      return Object.values(migration.on).includes(true)
        ? t(
            'The next push runs this file. It can still be edited; reset the database that has run it after an edit.',
          )
        : t('The next push or `supabase migration up` runs this file. Until then it can still be edited.');
    case 'out-of-order':
      return t(
        'A later migration has already run, so the CLI refuses this one unless it is told to include all. Give the file a new, later version, then push.',
      );
    case 'duplicate':
      return t(
        'Another file has the same version. A database records a version once, so only one of them can run. Give this file a version of its own.',
      );
    case 'skipped':
      return t(
        'The CLI runs only files named `<version>_<name>.sql`, where the version is digits. This file never runs. Rename it.',
      );
    case 'remote-only':
      return t(
        'The database ran this version, but no file here has it. Get the file from the branch or the person that made it before the next push.',
      );
    case 'unknown':
      return t('No database has answered yet, so it is not known whether this file has run.');
  }
}
