import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lintHistory } from '../../src/core/lint/engine.ts';
import { defaultSettings } from '../../src/core/lint/settings.ts';
import type { Finding, Fix } from '../../src/core/lint/types.ts';
import type { SqlParser } from '../../src/core/ports/sqlParser.ts';
import { defaultProjectConfig } from '../../src/core/project/configToml.ts';
import type { AppliedState, MigrationFile } from '../../src/core/project/types.ts';
import { rules } from '../../src/core/rules/index.ts';
import { applyEdits } from '../../src/core/text/range.ts';

/** A history in its folder with what is known about it, as fixtures describe it. */
export interface Fixture {
  readonly name: string;
  readonly rule: string;
  readonly kind: 'bad' | 'good' | 'history';
  readonly files: readonly MigrationFile[];
  readonly states: ReadonlyMap<string, AppliedState>;
  readonly knobs: Knobs;
  /** `rule@line` or `rule@line:severity`, with the file's name before it in histories; sorted. */
  readonly expected: readonly string[];
}

/** `-- with: key=value …` on a line of its own. */
export interface Knobs {
  readonly cli?: string;
  readonly exposed?: string;
  readonly grants?: string;
  readonly file?: string;
  readonly options?: string;
}

const folder = 'supabase/migrations/';

/** All fixtures below `root`: `<rule>/bad-*.sql`, `<rule>/good-*.sql`, and `<rule>/history-*` folders. */
export function readFixtures(root: string): readonly Fixture[] {
  return readdirSync(root)
    .filter((rule) => statSync(join(root, rule)).isDirectory())
    .flatMap((rule) =>
      readdirSync(join(root, rule)).map((entry) =>
        readFixture({ rule, entry, path: join(root, rule, entry) }),
      ),
    );
}

function readFixture(place: {
  readonly rule: string;
  readonly entry: string;
  readonly path: string;
}): Fixture {
  const kind = /^(bad|good|history)-/u.exec(place.entry)?.[1];
  if (kind !== 'bad' && kind !== 'good' && kind !== 'history')
    throw new Error(`${place.path}: bad-, good- or history-?`);
  const texts = statSync(place.path).isDirectory()
    ? readdirSync(place.path).map((name) => ({ name, text: readFileSync(join(place.path, name), 'utf8') }))
    : [{ name: '', text: readFileSync(place.path, 'utf8') }];
  const knobs = Object.assign({}, ...texts.map(({ text }) => knobsOf(text))) as Knobs;
  const files = texts.map(({ name, text }) => {
    const fileName = name === '' ? (knobs.file ?? '20260102000000_add_case.sql') : name;
    return { path: `${folder}${fileName}`, fileName, text };
  });
  return {
    name: `${place.rule}/${place.entry}`,
    rule: place.rule,
    kind,
    files,
    states: new Map(
      files.map(({ path, text }) => [path, /^-- state: applied$/mu.test(text) ? 'applied' : 'pending']),
    ),
    knobs,
    expected: files.flatMap((file) => expectedIn(file)).sort(),
  };
}

function knobsOf(text: string): Knobs {
  const line = /^-- with: (.*)$/mu.exec(text)?.[1] ?? '';
  return Object.fromEntries(
    line.split(/\s+/u).flatMap((pair) => (pair.includes('=') ? [pair.split('=')] : [])),
  ) as Knobs;
}

function expectedIn(file: MigrationFile): readonly string[] {
  const line = /^\ufeff?-- expect: (.*)$/mu.exec(file.text)?.[1];
  if (line === undefined) throw new Error(`${file.path}: the line "-- expect:" is missing.`);
  return line.trim() === 'nothing'
    ? []
    : line
        .trim()
        .split(/\s+/u)
        .map((each) => `${file.fileName} ${each}`);
}

/** Findings of a fixture; those of `missing-rollback-plan` only when that rule is tested. */
export function lintFixture(fixture: Fixture, parser: SqlParser, files = fixture.files): readonly Finding[] {
  const { knobs } = fixture;
  const cliVersion = knobs.cli?.split('.').map(Number);
  const { findings } = lintHistory({
    rules,
    parser,
    files,
    states: fixture.states,
    config: {
      ...defaultProjectConfig,
      exposedSchemas: (knobs.exposed ?? 'public,graphql_public').split(','),
    },
    settings: {
      ...defaultSettings,
      dataApiGrants: knobs.grants === 'revoked' || knobs.grants === 'granted' ? knobs.grants : 'auto',
      rules: optionsOf(fixture),
    },
    cliVersion:
      cliVersion?.length === 3 ? [cliVersion[0] ?? 0, cliVersion[1] ?? 0, cliVersion[2] ?? 0] : undefined,
  });
  return findings.filter(({ rule }) => rule === fixture.rule || rule !== 'missing-rollback-plan');
}

function optionsOf(fixture: Fixture): (typeof defaultSettings)['rules'] {
  const [name, values] = fixture.knobs.options?.split(':') ?? [];
  if (name === undefined || values === undefined) return {};
  return { [fixture.rule]: { severity: undefined, options: { [name]: values.split(',') } } };
}

/** A finding as fixtures write it; the severity only where `like` has one. */
export function describeFinding(
  finding: Finding,
  files: readonly MigrationFile[],
  withSeverity: boolean,
): string {
  const file = files.find(({ path }) => path === finding.path);
  const line = (file?.text.slice(0, finding.range.start).match(/\r\n|\r|\n/gu) ?? []).length + 1;
  const severity = withSeverity ? `:${finding.severity}` : '';
  return `${file?.fileName ?? finding.path} ${finding.rule}@${String(line)}${severity}`;
}

/** The files after a fix: placeholders are filled with what they propose. */
export function applyFix(files: readonly MigrationFile[], fix: Fix): readonly MigrationFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const path of new Set(fix.edits.map((edit) => edit.path))) {
    const old = byPath.get(path) ?? { path, fileName: path.slice(path.lastIndexOf('/') + 1), text: '' };
    const edits = fix.edits
      .filter((edit) => edit.path === path)
      .map((edit) => ({ ...edit, newText: filled(edit.newText, fix) }));
    byPath.set(path, { ...old, text: applyEdits(old.text, edits) });
  }
  const renamed = fix.rename === undefined ? undefined : byPath.get(fix.rename.from);
  if (fix.rename !== undefined && renamed !== undefined) {
    byPath.delete(fix.rename.from);
    const path = fix.rename.to;
    byPath.set(path, { ...renamed, path, fileName: path.slice(path.lastIndexOf('/') + 1) });
  }
  return [...byPath.values()];
}

function filled(text: string, fix: Fix): string {
  if (fix.kind !== 'snippet') return text;
  return text.replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/gu, '$1').replace(/\\([\\}$])/gu, '$1');
}
