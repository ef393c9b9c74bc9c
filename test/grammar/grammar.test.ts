import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const sqlGrammar = 'node_modules/tm-grammars/grammars/sql.json';
const folder = mkdtempSync(join(tmpdir(), 'grammar-'));
after(() => {
  rmSync(folder, { recursive: true });
});

/** Runs vscode-tmgrammar-test over one file; gives its output and whether every assertion held. */
function check(file: string, baseGrammar: string): { readonly passed: boolean; readonly output: string } {
  const tool = join(root, 'node_modules/vscode-tmgrammar-test/dist/unit.js');
  try {
    const output = execFileSync(
      process.execPath,
      [tool, '--compact', '--config', 'package.json', '-g', baseGrammar, '-g', sqlGrammar, file],
      { cwd: root, encoding: 'utf8', stdio: 'pipe', timeout: 30_000 },
    );
    return { passed: true, output };
  } catch (error) {
    return {
      passed: false,
      output: error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error),
    };
  }
}

/** VS Code's SQL grammar under the scope that another extension gives to its own copy of SQL. */
function baseGrammarAs(scope: string): string {
  const grammar = readFileSync(join(root, sqlGrammar), 'utf8');
  const path = join(folder, `${scope}.json`);
  writeFileSync(path, grammar.replaceAll('"source.sql"', JSON.stringify(scope)));
  return path;
}

function casesAs(file: string, scope: string): string {
  const path = join(folder, `${scope}-${file}`);
  writeFileSync(
    path,
    readFileSync(join(import.meta.dirname, file), 'utf8').replace('"source.sql"', JSON.stringify(scope)),
  );
  return path;
}

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.sql'));

for (const scope of ['source.sql', 'source.pgsql', 'source.postgres']) {
  for (const file of files) {
    test(`${file} is coloured inside ${scope}`, () => {
      const { passed, output } = check(casesAs(file, scope), baseGrammarAs(scope));
      assert.ok(passed, output);
    });
  }
}

test('a wrong assertion fails, so the cases above can fail', () => {
  const path = join(folder, 'wrong.sql');
  writeFileSync(path, '-- SYNTAX TEST "source.sql" "wrong"\nselect 1;\n-- <------ keyword.control.plpgsql\n');
  assert.equal(check(path, baseGrammarAs('source.sql')).passed, false);
});
