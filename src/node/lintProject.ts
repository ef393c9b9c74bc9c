import { basename, dirname } from 'node:path';
import { explainFinding, isExplainable } from '../core/lint/explainFindings.ts';
import { LintSession } from '../core/lint/session.ts';
import { defaultSettings, type LintSettings } from '../core/lint/settings.ts';
import type { Finding, Rule } from '../core/lint/types.ts';
import type { ExpectedTokens } from '../core/ports/expectedTokens.ts';
import type { SqlParser } from '../core/ports/sqlParser.ts';
import { defaultProjectConfig } from '../core/project/configToml.ts';
import { compareFileNames } from '../core/project/migrationName.ts';
import type { AppliedState, MigrationFile, ProjectConfig } from '../core/project/types.ts';
import { openFactCache, type StoredFactCache } from './factCache.ts';
import { readFolderSettings } from './folderSettings.ts';
import type { HistoryTarget } from './lintTargets.ts';
import { readMigrationFolder, type MigrationFolder } from './migrationFolder.ts';
import { productVersion } from './productVersion.ts';

/** What decides how a history is linted, besides its files. */
export interface LintChoices {
  readonly rules: readonly Rule[];
  /** Overrides the configured profile. */
  readonly profile: LintSettings['profile'] | undefined;
  /** Files up to this version are applied, all later ones pending; overrides everything else. */
  readonly appliedThrough: string | undefined;
  /** Texts that stand in for what is on disk, or for files that are not there; by absolute path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether the fixes are wanted too; some take longer to make than their findings. */
  readonly withFixes: boolean;
  /** Where facts are kept between runs; `undefined` keeps none. */
  readonly cacheFolder: string | undefined;
  /** Names of those files of a folder that are on git's default branch; `undefined` without git. */
  readonly filesOnDefaultBranch: (folder: string) => Promise<ReadonlySet<string> | undefined>;
  readonly loadParser: () => Promise<SqlParser>;
  /** Says what could have stood where a statement breaks off. */
  readonly expectedTokens: ExpectedTokens;
}

/** Something that was not linted, or is worth saying about what was. */
export interface LintProblem {
  readonly path: string;
  /** The rest of a sentence that begins with the path. */
  readonly message: string;
  /** `input`: was asked for and could not be linted. */
  readonly weight: 'input' | 'note';
}

/** One history, linted. */
export interface LintedHistory {
  readonly target: HistoryTarget;
  /** The files reported about, in the CLI's order. */
  readonly reported: readonly string[];
  /** About the reported files, in that order, then by place. */
  readonly findings: readonly Finding[];
  readonly problems: readonly LintProblem[];
  /** For looking further and for linting again after a fix. */
  readonly session: LintSession;
  /** Files that begin with a byte order mark, which is not part of their text. */
  readonly withByteOrderMark: ReadonlySet<string>;
}

/** Lints one history. Where the kept facts tell everything, the parser is not even loaded. */
export async function lintTarget(target: HistoryTarget, choices: LintChoices): Promise<LintedHistory> {
  const cache =
    choices.cacheFolder === undefined ? undefined : openFactCache(choices.cacheFolder, target.folder);
  const early = cache === undefined || cache.isEmpty ? choices.loadParser() : undefined;
  const branch = target.kind === 'migrations' && choices.appliedThrough === undefined;
  const branchFiles = branch ? choices.filesOnDefaultBranch(target.folder) : undefined;
  const input = readInput(target, choices);
  const known: KnownHistory = { ...input, branchFiles: await branchFiles, rules: choices.rules };
  const explainer = { cache, expectedTokens: choices.expectedTokens, withFixes: choices.withFixes };
  if (early === undefined) {
    const linted = await lintFromKept(known, explainer);
    if (linted !== undefined) return linted;
    cache?.forgetAdded();
  }
  const parser = await (early ?? choices.loadParser());
  const linted = await explainHistory(lintKnown(known, parser, cache), { ...explainer, parser });
  cache?.save();
  return linted;
}

/** Lints with the kept facts alone; `undefined` when something must be parsed. */
async function lintFromKept(
  known: KnownHistory,
  explainer: Omit<Explainer, 'parser'>,
): Promise<LintedHistory | undefined> {
  const parser = new AbsentParser();
  try {
    const linted = await explainHistory(lintKnown(known, parser, explainer.cache), { ...explainer, parser });
    return parser.wasAsked ? undefined : linted;
  } catch (error) {
    if (parser.wasAsked) return undefined;
    throw error;
  }
}

interface Explainer {
  readonly withFixes: boolean;
  readonly cache: StoredFactCache | undefined;
  readonly expectedTokens: ExpectedTokens;
  readonly parser: SqlParser;
}

/** The history with what could have stood in the place of each syntax error, as far as that is known. */
async function explainHistory(linted: LintedHistory, explainer: Explainer): Promise<LintedHistory> {
  // Fixes are made by being asked for; now they can still be kept.
  if (explainer.withFixes) linted.findings.map(({ fixes }) => fixes);
  if (!linted.findings.some(isExplainable)) return linted;
  const findings: Finding[] = [];
  for (const finding of linted.findings) {
    findings.push(isExplainable(finding) ? await explainKept(finding, linted.session, explainer) : finding);
  }
  return { ...linted, findings };
}

async function explainKept(finding: Finding, session: LintSession, explainer: Explainer): Promise<Finding> {
  const { cache, parser, expectedTokens } = explainer;
  const text = session.file(finding.path)?.text ?? '';
  const key = cache?.hash(['explained', productVersion, JSON.stringify(finding), text]);
  const kept = key === undefined ? undefined : cache?.getText(key);
  // What this program wrote under a key that tells everything it depends on.
  if (kept !== undefined) return JSON.parse(kept) as Finding;
  const parsed = session.parsed(finding.path);
  if (parsed === undefined) return finding;
  const explained = await explainFinding(finding, parsed, { parser, expectedTokens, signal: neverCancelled });
  if (key !== undefined) cache?.setText(key, JSON.stringify(explained));
  return explained;
}

const neverCancelled = new AbortController().signal;

interface HistoryInput {
  readonly target: HistoryTarget;
  readonly files: readonly MigrationFile[];
  readonly config: ProjectConfig;
  readonly settings: LintSettings;
  readonly withByteOrderMark: ReadonlySet<string>;
  readonly problems: readonly LintProblem[];
}

interface KnownHistory extends HistoryInput {
  readonly branchFiles: ReadonlySet<string> | undefined;
  readonly rules: readonly Rule[];
}

function lintKnown(
  known: KnownHistory,
  parser: SqlParser,
  store: StoredFactCache | undefined,
): LintedHistory {
  const { target, config, settings, problems, withByteOrderMark } = known;
  const session = new LintSession(
    {
      rules: target.kind === 'migrations' ? known.rules : known.rules.filter((rule) => !judgesNames(rule)),
      parser,
      config,
      settings,
      ...(store === undefined ? {} : { cache: { store, toolVersion: productVersion } }),
    },
    known.files,
  );
  if (settings.appliedThrough === undefined) session.setStates(branchStates(known));
  const reported = session.paths().filter((path) => target.only?.includes(path) ?? true);
  const findings =
    target.only === undefined ? session.allFindings() : reported.flatMap((path) => session.findings(path));
  return { target, reported, findings, problems, session, withByteOrderMark };
}

function branchStates({ files, branchFiles }: KnownHistory): ReadonlyMap<string, AppliedState> {
  const applied = files.filter(({ path }) => branchFiles?.has(basename(path)));
  return new Map(applied.map(({ path }) => [path, 'applied']));
}

/** Rules about file names have nothing to say where the Supabase CLI never looks. */
function judgesNames(rule: Rule): boolean {
  return rule.needs.includes('directory') || rule.docs.bad.trim().endsWith('.sql');
}

function readInput(target: HistoryTarget, choices: LintChoices): HistoryInput {
  const texts = [...choices.texts].filter(([path]) => dirname(path) === target.folder);
  const replaced = new Set(texts.map(([path]) => path));
  const onDisk = target.kind === 'alone' ? nothingOnDisk : readMigrationFolder(target.folder);
  const files = [
    ...onDisk.files.filter(({ path }) => !replaced.has(path)),
    ...texts.map(([path, text]) => ({ path, fileName: basename(path), text })),
  ];
  const own = target.kind === 'migrations' ? readFolderSettings(target.folder, choices.rules) : undefined;
  const settings = own?.settings ?? defaultSettings;
  return {
    target,
    files: target.kind === 'migrations' ? files : withRunnableNames(files),
    config: own?.config ?? defaultProjectConfig,
    settings: {
      ...settings,
      profile: choices.profile ?? settings.profile,
      appliedThrough: choices.appliedThrough ?? settings.appliedThrough,
    },
    withByteOrderMark: onDisk.withByteOrderMark,
    problems: [...settingsProblems(own), ...folderProblems(target, onDisk, replaced)],
  };
}

const nothingOnDisk: MigrationFolder = {
  files: [],
  unreadable: [],
  misnamedFolders: [],
  withByteOrderMark: new Set(),
};

/**
 * Outside a migrations folder names mean nothing, but the engine runs files in the order of their
 * versions and leaves the nameless out, as the CLI does. So each gets a version by its place.
 */
function withRunnableNames(files: readonly MigrationFile[]): readonly MigrationFile[] {
  return [...files]
    .sort((left, right) => compareFileNames(left.fileName, right.fileName))
    .map((file, index) => ({
      ...file,
      fileName: `${20000101000000 + index}_${file.fileName.toLowerCase()}`,
    }));
}

function folderProblems(
  target: HistoryTarget,
  onDisk: MigrationFolder,
  replaced: ReadonlySet<string>,
): readonly LintProblem[] {
  const isAsked = (path: string) => target.only?.includes(path) ?? true;
  // A text from standard input needs neither its file nor its folder.
  const isNeeded = (path: string) => !replaced.has(path) && !(path === target.folder && replaced.size > 0);
  return [
    ...onDisk.unreadable
      .filter(({ path }) => isNeeded(path))
      .map((problem): LintProblem => ({
        ...problem,
        weight: isAsked(problem.path) || problem.path === target.folder ? 'input' : 'note',
      })),
    ...onDisk.misnamedFolders.filter(isAsked).map((path): LintProblem => ({
      path,
      message: 'is a folder, not a migration; it is left out, as the Supabase CLI does.',
      weight: 'note',
    })),
  ];
}

function settingsProblems(own: ReturnType<typeof readFolderSettings> | undefined): readonly LintProblem[] {
  if (own === undefined) return [];
  const problems: LintProblem[] = [];
  const { problem } = own.config;
  if (problem !== undefined) {
    const line = problem.line === undefined ? '' : ` (line ${problem.line})`;
    const message = `cannot be read${line}: ${problem.message} The CLI's defaults are assumed.`;
    problems.push({ path: own.projectConfigPath, message, weight: 'note' });
  }
  for (const { range, message } of own.lintConfigProblems) {
    const { line, character } = own.lintConfigSource.positionAt(range.start);
    problems.push({
      path: own.lintConfigPath,
      message: `line ${line + 1}:${character + 1}: ${message}`,
      weight: 'note',
    });
  }
  return problems;
}

/** Stands in for the parser while kept facts may tell everything. What was linted with it after it was asked is void. */
class AbsentParser implements SqlParser {
  wasAsked = false;

  parse(): never {
    return this.#ask();
  }

  parsePlpgsql(): never {
    return this.#ask();
  }

  #ask(): never {
    this.wasAsked = true;
    throw new Error('The parser is needed.');
  }
}
