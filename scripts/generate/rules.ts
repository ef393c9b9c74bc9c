// Docs pages and the table of all rules, from the rules themselves.
import { ruleSetOf } from '../../src/core/lint/ruleSet.ts';
import type { RuleInfo } from '../../src/core/lint/types.ts';
import { rules } from '../../src/core/rules/index.ts';
import type { GeneratedFile } from './manifest.ts';

const peers: Readonly<Record<string, string>> = {
  squawk: 'Squawk',
  pgls: 'Postgres Language Server',
  splinter: 'Supabase database linter',
};

const needWords: Readonly<Record<RuleInfo['needs'][number], string>> = {
  file: 'the file',
  history: 'the migrations before it',
  directory: 'the names of the other files',
  config: 'config.toml',
  cli: 'the version of the Supabase CLI',
};

/** Every file that is made from the rules. */
export async function generateRules(): Promise<readonly GeneratedFile[]> {
  const infos = [...ruleSetOf(rules).infos].sort((left, right) => (left.id < right.id ? -1 : 1));
  return Promise.resolve([
    { path: 'docs/rules/README.md', text: tablePage(infos) },
    ...infos.map((info) => ({ path: `docs/rules/${info.id}.md`, text: rulePage(info) })),
  ]);
}

function tablePage(infos: readonly RuleInfo[]): string {
  const rows = infos.map(
    ({ id, title, severity, profile }) => `| [${id}](${id}.md) | ${severity} | ${profile} | ${title} |`,
  );
  return [
    '<!-- Generated from src/core/rules by `npm run generate`. -->',
    '',
    '# Rules',
    '',
    'Severities are those of files that are still to run. On files that are already applied only findings about the lasting result are shown, as hints.',
    '',
    '| Rule | Severity | Profile | What it finds |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function rulePage(info: RuleInfo): string {
  const { docs } = info;
  const sections = [
    '<!-- Generated from src/core/rules by `npm run generate`. -->',
    `# ${info.id}`,
    info.title,
    facts(info),
    `## What it finds\n\n${docs.what}`,
    `## Why it matters\n\n${docs.why}`,
    `## What to write instead\n\n${docs.instead}`,
    ...examples(info),
    ...list('When it stays quiet', docs.exceptions),
    ...options(info),
    ignoring(info),
    ...list('Sources', docs.sources),
    ...list('Rules of others that it stands for', info.replaces.map(peerName)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function facts(info: RuleInfo): string {
  const applies =
    info.appliesTo === 'always'
      ? 'all migrations (applied ones: as a hint)'
      : 'migrations that are not applied';
  return [
    '| | |',
    '| --- | --- |',
    `| Severity | ${info.severity} |`,
    `| Profile | ${info.profile} |`,
    `| Looks at | ${info.needs.map((need) => needWords[need]).join(', ')} |`,
    `| Applies to | ${applies} |`,
  ].join('\n');
}

function examples({ docs }: RuleInfo): readonly string[] {
  if (docs.bad === '') return [];
  const language = docs.bad.includes('.sql') && !docs.bad.includes(';') ? 'text' : 'sql';
  const block = (text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
  return [`## Found\n\n${block(docs.bad)}`, `## Not found\n\n${block(docs.good)}`];
}

function options(info: RuleInfo): readonly string[] {
  return list(
    'Options',
    Object.entries(info.options ?? {}).map(
      ([name, option]) => `\`${name}\` (list of strings): ${option.description}`,
    ),
  );
}

function ignoring({ id }: RuleInfo): string {
  return [
    '## Ignoring it',
    '',
    'For the next statement, or for the whole file, with the reason:',
    '',
    '```sql',
    `-- supabase-migrations-ignore ${id}: why it is fine here`,
    `-- supabase-migrations-ignore-file ${id}: why it is fine in this file`,
    '```',
    '',
    'For the project, in `supabase/migrations.config.json`:',
    '',
    '```json',
    `{ "rules": { "${id}": "off" } }`,
    '```',
  ].join('\n');
}

function list(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`## ${title}\n\n${items.map((item) => `- ${item}`).join('\n')}`];
}

function peerName(name: string): string {
  const colon = name.indexOf(':');
  return `${peers[name.slice(0, colon)] ?? name.slice(0, colon)}: \`${name.slice(colon + 1)}\``;
}
