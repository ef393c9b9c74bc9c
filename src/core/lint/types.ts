import type { TextEdit, TextRange } from '../text/range.ts';
import type { Comment, ParsedSql, Statement } from '../sql/types.ts';
import type { NodeKind } from '../sql/ast.ts';
import type { AppliedState, MigrationFile, MigrationName, ProjectConfig } from '../project/types.ts';
import type { Operation } from '../schema/operation.ts';
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
  /** Gives a file another name in its folder; carried out after the edits. Both are paths as in `MigrationFile.path`. */
  readonly rename?: { readonly from: string; readonly to: string };
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
  /** File rules only: the fixes take longer than the finding and are made by `fixes` when somebody asks. */
  readonly fixesLater?: true;
  /** History rules only: the file the finding belongs to. */
  readonly path?: string;
  /**
   * Where an ignore comment goes: before the statement that starts at this offset, or for the whole
   * file. Statement rules leave it out; history rules give the start of the origin's statement.
   */
  readonly anchor?: number | 'file';
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

/** A setting of one rule: `"rules": { "id": ["warning", { "name": value }] }`. */
export interface RuleOption {
  readonly kind: 'stringList';
  readonly description: string;
}

/** What `rules`, the docs, the configuration and the suppressions need to know of a rule. */
export interface RuleInfo {
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
  /** Options by name; a rule without options leaves this out. */
  readonly options?: Readonly<Record<string, RuleOption>>;
}

/** The options of one rule for one file, with everything of the wrong kind left out. */
export type RuleOptions = Readonly<Record<string, readonly string[]>>;

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
  /** All files of the folder, in the CLI's order. Filled only for rules that need the `directory`. */
  readonly siblings: readonly {
    readonly file: Pick<MigrationFile, 'path' | 'fileName'>;
    readonly name: MigrationName | undefined;
    readonly state: AppliedState;
  }[];
  readonly before: Catalog;
  readonly after: Catalog;
  /** What the whole file states about the catalogue, in order. */
  readonly fileOperations: readonly Operation[];
  /**
   * A path in the same folder for a further migration, later than every file known; `step` 1, 2, …
   * for several. Only for paths of edits and renames: the engine fills the version in when the
   * finding is handed out, so that it stays right when files come and go.
   */
  readonly followUpPath: (name: string, step?: number) => string;
  /** The options configured for this rule and file. */
  readonly options: RuleOptions;
  /** False where the project says that it does not run on Supabase's platform (`"hosted": false`). */
  readonly hosted: boolean;
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
  /** The catalogue at the end of the file. */
  readonly fileAfter: Catalog;
  /** What the statement states about the catalogue, names and ranges included. */
  readonly operations: readonly Operation[];
}

/** The end of the history: what stays when every file has run. */
export interface HistoryContext {
  readonly catalog: Catalog;
  /** All files in order; built only when asked for. */
  readonly files: readonly FileContext[];
  /** The file at `path`, without building the others. */
  readonly file: (path: string) => MigrationFile | undefined;
  /** See `FileContext.followUpPath`. */
  readonly followUpPath: FileContext['followUpPath'];
  /** Whether new tables and functions are granted to the API roles by default, as far as is settled. */
  readonly dataApiGrants: 'granted' | 'revoked' | 'unknown';
  readonly options: RuleOptions;
  readonly config: ProjectConfig;
  readonly report: (report: Report & { readonly path: string }) => void;
}

/** Runs for each statement of the kinds named; also for those inside DO blocks. */
export interface StatementRule extends RuleInfo {
  readonly scope: 'statement';
  readonly statements: readonly NodeKind[];
  readonly check: (context: StatementContext) => void;
}

/** Runs once a file. */
export interface FileRule extends RuleInfo {
  readonly scope: 'file';
  readonly check: (context: FileContext) => void;
  /** Makes the fixes of a report with `fixesLater`. */
  readonly fixes?: (context: FileContext) => readonly Fix[];
}

/** Runs once, on the catalogue at the end of the history; reports at the origin of what it dislikes. */
export interface HistoryRule extends RuleInfo {
  readonly scope: 'history';
  readonly check: (context: HistoryContext) => void;
}

export type Rule = StatementRule | FileRule | HistoryRule;
