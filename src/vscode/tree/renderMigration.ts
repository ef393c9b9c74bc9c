import { versionTime } from '../../core/project/version.ts';
import { escapeMarkdown, inlineCode, twoColumns } from './markdown.ts';
import { shownState, stateAdvice, stateWords, targetRole, type ShownState } from './migrationWords.ts';
import type { MigrationNode, RenderContext, RenderedItem } from './nodes.ts';

const icons: Readonly<Record<ShownState, RenderedItem['icon']>> = {
  applied: { id: 'pass', color: 'supabaseMigrations.appliedForeground' },
  pending: { id: 'circle-large-outline', color: 'supabaseMigrations.pendingForeground' },
  'remote-only': { id: 'cloud', color: 'supabaseMigrations.remoteOnlyForeground' },
  'out-of-order': { id: 'warning', color: 'supabaseMigrations.outOfOrderForeground' },
  duplicate: { id: 'error', color: 'supabaseMigrations.duplicateForeground' },
  skipped: { id: 'circle-slash', color: 'supabaseMigrations.skippedForeground' },
  unknown: { id: 'question', color: 'supabaseMigrations.unknownForeground' },
};

/** One migration: its name, its state in words and how old it is; a click opens the file. */
export function renderMigration(node: MigrationNode, context: RenderContext): RenderedItem {
  const { migration, targets } = node;
  const state = shownState(migration);
  const date = versionTime(migration.version);
  const age = date && context.ago(date);
  const words = stateWords(migration, targets, context.t);
  const label = migration.name === '' ? migration.version : migration.name;
  return {
    label,
    description: [words, age].filter((part) => part !== undefined).join(' · '),
    icon: icons[state],
    tooltip: () => tooltip(node, context),
    contextValue: facts(node, state),
    accessibilityLabel: [
      label,
      words,
      age,
      migration.version === '' ? undefined : context.t('version {version}', { version: migration.version }),
    ]
      .filter((part) => part !== undefined)
      .join(', '),
    expandable: false,
    ...(migration.path === undefined ? {} : { opensPath: migration.path }),
  };
}

function facts({ migration, targets }: MigrationNode, state: ShownState): string {
  const onTargets = targets.flatMap((target) => {
    const applied = migration.on[target.id] ?? null;
    if (applied === null) return [];
    return [`${applied ? 'applied-on' : 'missing-on'}-${targetRole(target)}`];
  });
  return [
    'migration',
    `state-${state}`,
    ...(migration.path === undefined ? [] : ['has-file']),
    ...(migration.version === '' ? [] : ['has-version']),
    ...onTargets,
  ].join(' ');
}

function tooltip({ migration, targets }: MigrationNode, { t }: RenderContext): string {
  const fileName = migration.path?.split(/[\\/]/).at(-1);
  const rows: (readonly [string, string])[] = [
    ...(migration.version === '' ? [] : [[t('Version'), inlineCode(migration.version)] as const]),
    ...(fileName === undefined ? [] : [[t('File'), inlineCode(fileName)] as const]),
    ...targets.map((target) => [escapeMarkdown(target.label), onTarget(migration.on[target.id], t)] as const),
  ];
  const words = stateWords(migration, targets, t);
  return [
    `**${escapeMarkdown(migration.name === '' ? migration.version : migration.name)}** — ${escapeMarkdown(words)}`,
    twoColumns(rows),
    stateAdvice(migration, t),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function onTarget(applied: boolean | null | undefined, t: RenderContext['t']): string {
  if (applied === true) return `$(pass) ${t('applied')}`;
  if (applied === false) return `$(circle-large-outline) ${t('not applied')}`;
  return `$(question) ${t('not checked')}`;
}
