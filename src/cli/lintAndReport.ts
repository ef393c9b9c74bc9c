import { basename, dirname, join } from 'node:path';
import type { Finding, Severity } from '../core/lint/types.ts';
import { rules } from '../core/rules/index.ts';
import { SourceText } from '../core/text/sourceText.ts';
import { branchFilesOf } from '../node/branchFiles.ts';
import { cacheFolder } from '../node/cacheFolder.ts';
import { decodeSql, explainUnreadable } from '../node/decodeSql.ts';
import { lintTarget, type LintChoices, type LintedHistory } from '../node/lintProject.ts';
import { findLintTargets, isMigrationsFolder, type HistoryTarget } from '../node/lintTargets.ts';
import { productVersion } from '../node/productVersion.ts';
import { expectShortRun } from '../node/shortRun.ts';
import { loadSqlParser } from '../node/sqlParser.ts';
import { createExpectedTokens } from '../node/syntaxHelp.ts';
import { applySafeFixes } from './applySafeFixes.ts';
import { displayPath } from './displayPath.ts';
import { githubFormat } from './formats/github.ts';
import { jsonFormat } from './formats/json.ts';
import type { LintFormat, LintReport } from './formats/report.ts';
import { sarifFormat } from './formats/sarif.ts';
import { textFormat } from './formats/text.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** A `lint` command line, checked. */
export interface LintRequest {
  readonly paths: readonly string[];
  readonly format: string;
  readonly failOn: string;
  readonly profile: LintChoices['profile'];
  readonly appliedThrough: string | undefined;
  /** The bytes of standard input, when they are to be linted. */
  readonly stdin: Buffer | undefined;
  /** Absolute path of the migration that they stand for. */
  readonly stdinPath: string | undefined;
  readonly fix: boolean;
  readonly useCache: boolean;
}

/** Lints what was asked for and writes the report; everything else goes to standard error. */
export async function lintAndReport(request: LintRequest, terminal: Terminal): Promise<ExitCode> {
  expectShortRun();
  const display = (path: string) => displayPath(path, terminal.cwd);
  const scope =
    request.stdin === undefined ? scopeOfPaths(request, terminal) : scopeOfStdin(request, terminal);
  if (scope === undefined) return 2;
  const expectedTokens = createExpectedTokens();
  const choices: LintChoices = {
    rules,
    profile: request.profile,
    appliedThrough: request.appliedThrough,
    texts: scope.texts,
    withFixes: request.fix || request.format === 'json' || request.format === 'sarif',
    cacheFolder:
      request.useCache && !request.fix && productVersion !== 'development'
        ? cacheFolder({ platform: process.platform, env: terminal.env })
        : undefined,
    filesOnDefaultBranch: branchFilesOf,
    loadParser: loadSqlParser,
    expectedTokens,
  };
  const linted: LintedHistory[] = [];
  for (const target of scope.targets) linted.push(await lintTarget(target, choices));
  await expectedTokens.dispose();
  for (const { path, message } of linted.flatMap(({ problems }) => problems)) {
    terminal.complain(`${display(path)} ${message}`);
  }
  const fixed = request.fix
    ? linted.map((history) => applySafeFixes(history, { terminal, display }))
    : linted;
  const report = reportOf(fixed, display);
  terminal.write(formatNamed(request.format)(report));
  const isIncomplete =
    scope.isIncomplete || linted.some(({ problems }) => problems.some(({ weight }) => weight === 'input'));
  if (isIncomplete) return 2;
  return report.findings.some(({ severity }) => isAtLeast(severity, request.failOn)) ? 1 : 0;
}

interface Scope {
  readonly targets: readonly HistoryTarget[];
  readonly texts: ReadonlyMap<string, string>;
  /** Some path that was asked for cannot be linted; a line on standard error has said so. */
  readonly isIncomplete: boolean;
}

function scopeOfPaths(request: LintRequest, terminal: Terminal): Scope | undefined {
  const { histories, unusable } = findLintTargets(request.paths, terminal.cwd);
  for (const { path, message } of unusable) terminal.complain(`${path}: ${message}.`);
  if (histories.length === 0 && unusable.length > 0) return undefined;
  return { targets: histories, texts: new Map(), isIncomplete: unusable.length > 0 };
}

function scopeOfStdin(request: LintRequest, terminal: Terminal): Scope | undefined {
  const decoded = decodeSql(request.stdin ?? Buffer.alloc(0));
  if (!decoded.ok) {
    terminal.complain(`Standard input ${explainUnreadable(decoded.reason)}.`);
    return undefined;
  }
  const path = request.stdinPath ?? join(terminal.cwd, 'stdin.sql');
  const folder = dirname(path);
  const kind =
    request.stdinPath === undefined ? 'alone' : isMigrationsFolder(folder) ? 'migrations' : 'plain';
  return {
    targets: [{ folder, kind, only: [path] }],
    texts: new Map([[path, decoded.text]]),
    isIncomplete: false,
  };
}

function reportOf(histories: readonly LintedHistory[], display: (path: string) => string): LintReport {
  const sources = new Map<string, SourceText>();
  const sourceOf = (path: string) => {
    const known = sources.get(path);
    if (known !== undefined) return known;
    const file = histories.find(({ target }) => target.folder === dirname(path))?.session.file(path);
    if (file === undefined) return undefined;
    const source = new SourceText(file.text);
    sources.set(path, source);
    return source;
  };
  const findings = histories.flatMap((history) => history.findings);
  return {
    files: histories.reduce((count, { reported }) => count + reported.length, 0),
    findings: [...findings].sort(byPathAndPlace),
    sourceOf,
    display,
  };
}

/** The engine's order inside a file; files by name, folder by folder. */
function byPathAndPlace(left: Finding, right: Finding): number {
  if (left.path === right.path)
    return left.range.start - right.range.start || left.range.end - right.range.end;
  const [leftFolder, rightFolder] = [dirname(left.path), dirname(right.path)];
  if (leftFolder !== rightFolder) return leftFolder < rightFolder ? -1 : 1;
  return basename(left.path) < basename(right.path) ? -1 : 1;
}

function formatNamed(name: string): LintFormat {
  if (name === 'json') return jsonFormat;
  if (name === 'github') return githubFormat;
  if (name === 'sarif') return sarifFormat(rules, productVersion);
  return textFormat;
}

const ranks: Readonly<Record<string, number>> = { error: 3, warning: 2, info: 1, hint: 0, never: 4 };

function isAtLeast(severity: Severity, failOn: string): boolean {
  return (ranks[severity] ?? 0) >= (ranks[failOn] ?? 4);
}
