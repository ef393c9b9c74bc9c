import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listRules } from '../../src/core/rules/index.ts';
import { templates } from '../../src/core/templates/index.ts';
import { loadEditorFacts, type EditorFacts } from './editorFacts.ts';
import type { GeneratedFile } from './manifest.ts';

/** README.md with its tables written anew from the code, each between a pair of marks. */
export async function generateReadme(root: string): Promise<readonly GeneratedFile[]> {
  const facts = await loadEditorFacts();
  const tables: Readonly<Record<string, string>> = {
    commands: commandTable(facts),
    settings: settingTable(facts),
    templates: templateTable(),
    rules: ruleTable(),
  };
  let text = await readFile(join(root, 'README.md'), 'utf8');
  for (const [name, table] of Object.entries(tables)) text = fill(text, name, table);
  return [{ path: 'README.md', text }];
}

/** Replaces what stands between the marks of `name`; throws when the marks are missing. */
function fill(text: string, name: string, table: string): string {
  const open = `<!-- generated: ${name} -->`;
  const close = `<!-- /generated: ${name} -->`;
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start === -1 || end < start) throw new Error(`README.md has lost the marks of the table "${name}".`);
  return `${text.slice(0, start + open.length)}\n\n${table}\n\n${text.slice(end)}`;
}

function commandTable({ commands }: EditorFacts): string {
  const rows = commands.map((command) => [
    command.title,
    command.palette === 'never' ? 'view' : 'palette',
    `\`${command.id}\``,
  ]);
  return table(['Command', 'Where', 'Id'], rows);
}

function settingTable({ settings }: EditorFacts): string {
  const rows = Object.entries(settings).map(([key, setting]) => [
    `\`supabaseMigrations.${key}\``,
    `\`${JSON.stringify(setting.default)}\``,
    setting.description,
  ]);
  return table(['Setting', 'Default', 'What it does'], rows);
}

function templateTable(): string {
  return table(
    ['Template', 'Writes'],
    templates.map((template) => [`\`${template.id}\``, template.preview]),
  );
}

function ruleTable(): string {
  const rows = listRules().map((rule) => [
    `[\`${rule.id}\`](docs/rules/${rule.id}.md)`,
    rule.severity,
    rule.profile,
    rule.title,
  ]);
  return table(['Rule', 'Severity', 'Profile', 'What it finds'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
