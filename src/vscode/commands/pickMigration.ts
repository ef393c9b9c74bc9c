import * as vscode from 'vscode';
import type { MigrationStatus } from '../../core/supabase/types.ts';
import type { Services } from '../services.ts';
import { relativeDates } from '../tree/relativeDate.ts';
import { renderMigration } from '../tree/renderMigration.ts';

interface MigrationItem extends vscode.QuickPickItem {
  readonly migration?: MigrationStatus;
}

/** Lets the person choose one of all migrations, newest first, each with its state in words. */
export async function pickMigration(
  services: Services,
  placeHolder: string,
): Promise<MigrationStatus | undefined> {
  const { history, t } = services;
  if (history.states === undefined) await history.refresh();
  const picked = await vscode.window.showQuickPick(items(services), {
    title: t('Migrations'),
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.migration;
}

function items({ history, t }: Services): readonly MigrationItem[] {
  const states = history.states ?? [];
  const context = { t, ago: relativeDates(new Date(), vscode.env.language) };
  return states.flatMap(({ project, snapshot }): readonly MigrationItem[] => {
    const targets = (snapshot?.targets ?? []).map((status) => status.target);
    const rows = (snapshot?.migrations ?? []).map((migration): MigrationItem => {
      const rendered = renderMigration(
        { kind: 'migration', id: '', projectPath: project.path, migration, targets },
        context,
      );
      const { id, color } = rendered.icon;
      return {
        label: rendered.label,
        description: rendered.description,
        detail: migration.version,
        iconPath: new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color)),
        migration,
      };
    });
    rows.reverse();
    if (states.length < 2 || rows.length === 0) return rows;
    return [{ label: project.label, kind: vscode.QuickPickItemKind.Separator }, ...rows];
  });
}
