// House rules as lint rules: strict types, and imports that only point down (the map is in CONTRIBUTING.md).
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const belowRules = ['core/text', 'core/sql', 'core/project', 'core/schema', 'core/lint', 'core/ports'];

/** What each folder of src/ may import from src/ besides itself. Types of the contracts are imports too. */
const layers = {
  'core/text': [],
  'core/ports': ['core/text', 'core/sql'],
  'core/sql': ['core/text', 'core/ports'],
  'core/project': ['core/text', 'core/sql', 'core/ports'],
  'core/schema': ['core/text', 'core/sql', 'core/project', 'core/ports'],
  'core/lint': ['core/text', 'core/sql', 'core/project', 'core/schema', 'core/ports'],
  // Rollback plans are written by a rule's fix and by every template: both take them through the index.
  'core/rules': [...belowRules, 'core/rollback/index.ts'],
  'core/templates': [...belowRules, 'core/rollback/index.ts'],
  'core/rollback': ['core/text', 'core/sql', 'core/project', 'core/schema', 'core/lint', 'core/ports'],
  'core/supabase': ['core/text', 'core/sql', 'core/project', 'core/schema', 'core/lint', 'core/ports'],
  'core/replay': ['core/text', 'core/sql', 'core/project', 'core/schema', 'core/lint', 'core/ports'],
  node: ['core'],
  server: ['core', 'node'],
  // `lsp` starts the server through its main module, loaded only then.
  cli: ['core', 'node', 'server/main.ts'],
  vscode: ['core', 'node'],
};

const zones = Object.entries(layers).map(([folder, below]) => ({
  target: `./src/${folder}`,
  from: './src',
  except: [folder, ...below].map((allowed) => `./${allowed}`),
  message: `src/${folder} may import only from: ${[folder, ...below].join(', ')}.`,
}));

/** The core knows neither the editor nor Node, nor the packages that make its ports real. */
const outsidePackages = [
  { regex: '^node:', message: 'The core does not know Node: use a port (src/core/ports).' },
  { regex: '^vscode', message: 'The core does not know the editor.' },
  {
    regex: '^(execa|libpg-query|pgsql-ast-parser|@electric-sql/.*|pg|esbuild)$',
    message: 'The core reaches the outside through ports only.',
  },
];

const neutralGlobals = [
  'process',
  'Buffer',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'fetch',
].map((name) => ({ name, message: 'The core is pure: no clock, no timers, no console, no Node.' }));

const impureCalls = [
  { object: 'Date', property: 'now', message: 'The core has no clock: use ports/clock.ts.' },
  { object: 'Math', property: 'random', message: 'The core has no randomness.' },
  { object: 'performance', property: 'now', message: 'The core has no clock: use ports/clock.ts.' },
];

const typedRules = {
  // `typeof import('./x.ts')` is how a module that is loaded late is typed.
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
  '@typescript-eslint/consistent-type-exports': 'error',
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  // Code points are what Postgres counts in; spreading a string into them is the point.
  '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/prefer-readonly': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-confusing-void-expression': [
    'error',
    { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
  ],
};

const houseRules = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'off',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'max-depth': ['error', 4],
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', { max: 4 }],
  'import-x/no-cycle': ['error', { ignoreExternal: true }],
  'import-x/no-default-export': 'error',
  'import-x/no-duplicates': ['error', { 'prefer-inline': false }],
  'import-x/no-self-import': 'error',
};

export default defineConfig(
  globalIgnores(['dist/', '.cache/', '.vscode-test/', 'test-output/', 'coverage/', 'test/sample/', 'docs/']),
  js.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.mjs'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs', '.json'] })],
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: houseRules,
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { exports: 'readonly', require: 'readonly' } },
  },
  { files: ['*.config.mjs'], rules: { 'import-x/no-default-export': 'off' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typedRules,
  },
  { files: ['src/**/*.ts'], rules: { 'import-x/no-restricted-paths': ['error', { zones }] } },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: outsidePackages }],
      'no-restricted-globals': ['error', ...neutralGlobals],
      'no-restricted-properties': ['error', ...impureCalls],
    },
  },
  {
    files: ['src/node/**/*.ts', 'src/server/**/*.ts', 'src/cli/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^vscode$', message: 'Only src/vscode knows the editor.' }] },
      ],
    },
  },
  {
    // node:test's `test` and `describe` give promises that the runner awaits.
    files: ['test/**/*.ts'],
    rules: {
      // A stand-in for a port keeps the port's signature, also where it has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
          ],
        },
      ],
    },
  },
  {
    // A table of cases, not a program: it grows by a line for each history that once fooled a rule.
    files: ['test/support/trickyMigrations.ts'],
    rules: { 'max-lines': 'off' },
  },
);
