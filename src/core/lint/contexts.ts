import type { AppliedState, MigrationFile, MigrationName, ProjectConfig } from '../project/types.ts';
import type { Operation } from '../schema/operation.ts';
import type { Catalog } from '../schema/types.ts';
import type { Comment, ParsedSql, Statement, SyntaxProblem } from '../sql/types.ts';
import type { TextRange } from '../text/range.ts';
import type { RawFinding } from './facts.ts';
import type { Around } from './fold.ts';
import { followUpMark } from './followUp.ts';
import type { EffectiveRule } from './settings.ts';
import { severityOf } from './severity.ts';
import type { FileContext, Report, RuleInfo, RuleOptions, StatementContext } from './types.ts';

/** What all rules see alike of one file. `parsed` may read the file only when asked. */
export interface FileView {
  readonly file: MigrationFile;
  readonly name: MigrationName | undefined;
  readonly state: AppliedState;
  readonly config: ProjectConfig;
  readonly cliVersion: FileContext['cliVersion'];
  readonly hosted: boolean;
  readonly before: Catalog;
  readonly after: Catalog;
  readonly parsed: () => ParsedSql;
  /** Syntax problems inside function bodies and DO blocks; asked only for files that are still to run. */
  readonly bodyProblems: () => readonly SyntaxProblem[];
  readonly operations: () => readonly Operation[];
  readonly effective: (rule: RuleInfo) => EffectiveRule;
}

/** Which rule runs, how it is configured, and where its findings go. */
export interface RulePlace {
  readonly rule: RuleInfo;
  readonly effective: EffectiveRule;
  readonly findings: RawFinding[];
  readonly statement?: Statement;
}

/** A report as a finding of `place.rule`, its range cut to the text. */
export function rawFinding(
  view: Pick<FileView, 'file' | 'state' | 'parsed'>,
  place: Omit<RulePlace, 'findings'>,
  report: Report,
): RawFinding {
  return {
    rule: place.rule.id,
    severity: severityOf(place.rule, report, { configured: place.effective.severity, state: view.state }),
    range: clamp(report.range, view.file.text.length),
    message: report.message,
    related: report.related ?? [],
    fixes: report.fixes ?? [],
    ...(report.fixesLater === true ? { fixesLater: true } : {}),
    place: report.anchor ?? commentPlace(view, place.statement) ?? holderOf(view, report.range) ?? 'file',
  };
}

/** Before the statement; before the DO block where its body is a quoted string, in which comments are not read. */
function commentPlace(view: Pick<FileView, 'parsed'>, statement: Statement | undefined): number | undefined {
  const container = statement?.container?.statement;
  if (statement === undefined || container === undefined) return statement?.range.start;
  const isQuoted = view
    .parsed()
    .tokensIn(container.range)
    .some(
      ({ kind, start, end }) =>
        kind === 'string' && start < statement.range.start && statement.range.start < end,
    );
  return isQuoted ? container.range.start : statement.range.start;
}

/** Start of the top-level statement that holds `range`. */
function holderOf(view: Pick<FileView, 'parsed'>, range: TextRange): number | undefined {
  return view
    .parsed()
    .statements.find((candidate) => candidate.range.start <= range.start && range.end <= candidate.fullEnd)
    ?.range.start;
}

function clamp(range: TextRange, length: number): TextRange {
  const start = Math.max(0, Math.min(range.start, length));
  return { start, end: Math.max(start, Math.min(range.end, length)) };
}

/** What a file rule gets. Nothing is read, parsed or folded before the rule asks. */
export class FileRuleContext implements FileContext {
  readonly file: MigrationFile;
  readonly name: MigrationName | undefined;
  readonly state: AppliedState;
  readonly config: ProjectConfig;
  readonly cliVersion: FileContext['cliVersion'];
  readonly siblings: FileContext['siblings'];
  readonly options: RuleOptions;
  readonly hosted: boolean;
  readonly followUpPath = followUpMark;
  readonly report: (report: Report) => void;
  protected readonly view: FileView;

  constructor(view: FileView, place: RulePlace, siblings: FileContext['siblings']) {
    this.view = view;
    this.file = view.file;
    this.name = view.name;
    this.state = view.state;
    this.config = view.config;
    this.cliVersion = view.cliVersion;
    this.siblings = siblings;
    this.options = place.effective.options;
    this.hosted = view.hosted;
    this.report = (report) => {
      place.findings.push(rawFinding(view, place, report));
    };
  }

  get parsed(): ParsedSql {
    return this.view.parsed();
  }

  get comments(): readonly Comment[] {
    return this.view.parsed().comments;
  }

  get before(): Catalog {
    return this.view.before;
  }

  get after(): Catalog {
    return this.view.after;
  }

  get fileOperations(): readonly Operation[] {
    return this.view.operations();
  }
}

/** What a statement rule gets: the file, and the catalogue right before and right after the statement. */
export class StatementRuleContext extends FileRuleContext implements StatementContext {
  readonly statement: Statement;
  readonly operations: readonly Operation[];
  readonly #around: Around;

  constructor(view: FileView, place: RulePlace, at: Around & { readonly statement: Statement }) {
    super(view, place, []);
    this.statement = at.statement;
    this.operations = at.operations;
    this.#around = at;
  }

  override get before(): Catalog {
    return this.#around.before;
  }

  override get after(): Catalog {
    return this.#around.after;
  }

  get fileBefore(): Catalog {
    return this.view.before;
  }

  get fileAfter(): Catalog {
    return this.view.after;
  }
}
