import type { HistorySnapshot, TargetStatus } from '../core/supabase/types.ts';
import { pendingOn, type ProjectState } from './history/projectState.ts';
import type { Localize } from './localize.ts';
import { escapeMarkdown, twoColumns } from './tree/markdown.ts';
import { targetName, targetRole } from './tree/migrationWords.ts';

/** The status bar item as plain data. */
export interface StatusBarText {
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly accessibilityLabel: string;
  /** Whether the history itself is broken: an out-of-order or duplicate migration. */
  readonly warning: boolean;
}

const longestName = 24;

/** What the status bar says about `state`: the target and how many files wait for it. */
export function statusBarText(state: ProjectState, t: Localize): StatusBarText {
  const snapshot = state.snapshot;
  const shown = snapshot && shownTarget(snapshot);
  const warning =
    snapshot?.migrations.some(({ state: found }) => found === 'out-of-order' || found === 'duplicate') ??
    false;
  if (snapshot === undefined || shown === undefined) {
    return {
      text: `${warning ? '$(warning)' : '$(database)'} ${t('Migrations')}`,
      tooltip: escapeMarkdown(t('Compare the migrations with the databases')),
      accessibilityLabel: t('Migrations: no database has been asked yet'),
      warning,
    };
  }
  const name = shorten(targetName(shown.target, t));
  const words = pendingWords(shown, snapshot, t);
  return {
    text: `${warning ? '$(warning)' : '$(database)'} ${name} · ${words}`,
    tooltip: tooltip(state, snapshot, t),
    accessibilityLabel: [
      t('Migrations of {project}: {target}, {words}', { project: state.project.label, target: name, words }),
      ...(warning ? [t('the history has an out-of-order or duplicate migration')] : []),
    ].join(', '),
    warning,
  };
}

/** The remote where it answered, else the local database where it answered, else the first. */
function shownTarget({ targets }: HistorySnapshot): TargetStatus | undefined {
  const answered = targets.filter((status) => status.ok);
  return answered.find((status) => targetRole(status.target) === 'remote') ?? answered[0] ?? targets[0];
}

function pendingWords(status: TargetStatus, { migrations }: HistorySnapshot, t: Localize): string {
  const pending = pendingOn(status, migrations);
  if (pending === undefined) return t('not checked');
  return pending === 0 ? t('up to date') : t('{count} pending', { count: pending });
}

function tooltip({ project, staleReason }: ProjectState, snapshot: HistorySnapshot, t: Localize): string {
  const rows = snapshot.targets.map(
    (status) =>
      [
        escapeMarkdown(status.target.label),
        escapeMarkdown(
          status.ok ? pendingWords(status, snapshot, t) : (status.problem?.message ?? t('not checked')),
        ),
      ] as const,
  );
  const broken = snapshot.migrations.filter(
    ({ state }) => state === 'out-of-order' || state === 'duplicate',
  ).length;
  return [
    `**${escapeMarkdown(t('Migrations of {project}', { project: project.label }))}**`,
    twoColumns(rows),
    broken === 0 ? '' : escapeMarkdown(t('{count} out of order or duplicate', { count: broken })),
    staleReason === undefined ? '' : escapeMarkdown(t('Not up to date: {reason}', { reason: staleReason })),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function shorten(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1)}…`;
}
