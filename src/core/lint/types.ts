import type { TextEdit, TextRange } from '../text/range.ts';
import type { Comment, ParsedSql, Statement } from '../sql/types.ts';
import type { NodeKind } from '../sql/ast.ts';
import type { AppliedState, MigrationFile, MigrationName, ProjectConfig } from '../project/types.ts';
import type { Catalog } from '../schema/types.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** An edit in a named file; a file that does not exist yet is made (start and end are then 0). */
export interface FileEdit extends TextEdit {
  readonly path: string;
}

/**
 * `edit`: safe to apply to all at once. `split`: makes one or more further migration files.
 * `snippet`: needs a choice; its text may hold `${1:placeholder}` marks for the editor.
 */
export interface Fix {
  readonly title: string;
  readonly kind: 'edit' | 'split' | 'snippet';
  readonly edits: readonly FileEdit[];
}

export interface Related {
  readonly path: string;
  readonly range: TextRange;
  readonly message: string;
}

/** A finding as the engine gives it. UTF-16 offsets. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: string;
  readonly range: TextRange;
  /** What happens, why it hurts, what to write instead; plain text. */
  readonly message: string;
  readonly url: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** What a rule reports; the engine adds rule, path, url and the configured severity. */
export interface Report {
  readonly range: TextRange;
  readonly message: string;
  /** Only where this case differs from the rule's own severity. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /** History rules only: the file the finding belongs to. */
  readonly path?: string;
}

/** The words of a rule; the source of its docs page, README row and settings entry. */
export interface RuleDocs {
  /** What the rule catches. Markdown, one paragraph. */
  readonly what: string;
  /** What happens to the database and why it hurts, with exact versions. Markdown. */
  readonly why: string;
  /** What to write instead. Markdown. */
  readonly instead: string;
  /** SQL that must give exactly this finding (a whole migration file). File rules that look at names give file names here. */
  readonly bad: string;
  /** SQL that must give none. */
  readonly good: string;
  /** When it stays quiet. */
  readonly exceptions: readonly string[];
  /** Where the facts come from: Postgres docs pages, CLI issues, "measured on Postgres 15.18". */
  readonly sources: readonly string[];
}

interface RuleBase {
  readonly id: string;
  /** One sentence, for lists. */
  readonly title: string;
  readonly severity: Severity;
  /** `default`: on everywhere. `strict`: on in the strict profile. `off`: only when configured. */
  readonly profile: 'default' | 'strict' | 'off';
  /** What it must know: the file alone, the history, the folder's file names, config.toml, the CLI's version. */
  readonly needs: readonly ('file' | 'history' | 'directory' | 'config' | 'cli')[];
  /** `pending`: only files not yet applied. `always`: also applied files (then at most a hint). */
  readonly appliesTo: 'pending' | 'always';
  readonly docs: RuleDocs;
  /** Peers' rules that it replaces: `squawk:require-concurrent-index-creation`. */
  readonly replaces: readonly string[];
}

/** A file in its place in the history, as rules see it. */
export interface FileContext {
  readonly file: MigrationFile;
  /** `undefined` when the CLI would skip the file. */
  readonly name: MigrationName | undefined;
  readonly state: AppliedState;
  readonly parsed: ParsedSql;
  readonly comments: readonly Comment[];
  readonly config: ProjectConfig;
  /** Version of the project's Supabase CLI, `[3, 1, 0]`, when known. */
  readonly cliVersion: readonly [number, number, number] | undefined;
  /** All files of the folder, in the CLI's order. */
  readonly siblings: readonly {
    readonly file: Pick<MigrationFile, 'path' | 'fileName'>;
    readonly name: MigrationName | undefined;
    readonly state: AppliedState;
  }[];
  readonly before: Catalog;
  readonly after: Catalog;
  /** A path in the same folder for a further migration, later than every file known; `step` 1, 2, … for several. */
  readonly followUpPath: (name: string, step?: number) => string;
  readonly report: (report: Report) => void;
}

/** One statement (top level, or inside a DO block) with the catalogue on both sides of it. */
export interface StatementContext<Kind extends NodeKind = NodeKind> extends FileContext {
  readonly statement: Statement<Kind>;
  /** The catalogue right before and right after this statement. */
  readonly before: Catalog;
  readonly after: Catalog;
  /** The catalogue at the start of the file. */
  readonly fileBefore: Catalog;
}

/** The end of the history: what stays when every file has run. */
export interface HistoryContext {
  readonly catalog: Catalog;
  readonly files: readonly FileContext[];
  readonly config: ProjectConfig;
  readonly report: (report: Report & { readonly path: string }) => void;
}

/** Runs for each statement of the kinds named; also for those inside DO blocks. */
export interface StatementRule extends RuleBase {
  readonly scope: 'statement';
  readonly statements: readonly NodeKind[];
  readonly check: (context: StatementContext) => void;
}

/** Runs once a file. */
export interface FileRule extends RuleBase {
  readonly scope: 'file';
  readonly check: (context: FileContext) => void;
}

/** Runs once, on the catalogue at the end of the history; reports at the origin of what it dislikes. */
export interface HistoryRule extends RuleBase {
  readonly scope: 'history';
  readonly check: (context: HistoryContext) => void;
}

export type Rule = StatementRule | FileRule | HistoryRule;
