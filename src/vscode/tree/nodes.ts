import type {
  CliProblem,
  HistorySnapshot,
  MigrationStatus,
  Target,
  TargetStatus,
} from '../../core/supabase/types.ts';
import type { Localize } from '../localize.ts';
import type { HistoryCounts, Project } from '../history/projectState.ts';

/** A folder with a `supabase` folder in it; shown only when there are several. */
export interface ProjectNode {
  readonly kind: 'project';
  readonly id: string;
  readonly project: Project;
  readonly counts: HistoryCounts;
}

/** One database that the files are compared with. */
export interface TargetNode {
  readonly kind: 'target';
  readonly id: string;
  readonly projectPath: string;
  readonly status: TargetStatus;
  readonly migrations: HistorySnapshot['migrations'];
}

/** One migration: a file, a row of a database's history, or both. */
export interface MigrationNode {
  readonly kind: 'migration';
  readonly id: string;
  readonly projectPath: string;
  readonly migration: MigrationStatus;
  readonly targets: readonly Target[];
}

/** A sentence with a way out: what could not be compared, and why. */
export interface MessageNode {
  readonly kind: 'message';
  readonly id: string;
  readonly projectPath: string | undefined;
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  /** More, in grey beside it; may be empty. */
  readonly detail: string;
  readonly advice: string;
  readonly action: CliProblem['action'] | 'show-all' | 'set-database-url' | undefined;
}

/** Plain data; what it looks like is decided by one render function per kind. */
export type TreeNode = ProjectNode | TargetNode | MigrationNode | MessageNode;

/** What render functions need from outside. */
export interface RenderContext {
  readonly t: Localize;
  /** How long ago a moment was, in words. */
  readonly ago: (date: Date) => string;
}

/** A tree item as plain data; `treeItem.ts` makes the editor's object from it. */
export interface RenderedItem {
  readonly label: string;
  readonly description: string;
  readonly icon: { readonly id: string; readonly color?: string };
  /** Makes the Markdown, only when somebody looks; user text is escaped. */
  readonly tooltip: () => string;
  /** Facts separated by spaces, for `viewItem =~ /\bfact\b/` in menus. */
  readonly contextValue: string;
  readonly accessibilityLabel: string;
  readonly expandable: boolean;
  /** What a click opens. */
  readonly opensPath?: string;
}
