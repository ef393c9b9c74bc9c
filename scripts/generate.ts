// npm run generate: writes every file that is made from the code. Says which ones changed.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generateConfigSchema } from './generate/configSchema.ts';
import { generateLocalization } from './generate/localization.ts';
import { generateManifest, type GeneratedFile } from './generate/manifest.ts';
import { generateReadme } from './generate/readme.ts';
import { generateRules } from './generate/rules.ts';
import { generateSnippets } from './generate/snippets.ts';
import { repositoryRoot } from './support/places.ts';

/** Each gives whole files; they run one after the other. */
const generators: readonly ((root: string) => Promise<readonly GeneratedFile[]>)[] = [
  generateManifest,
  generateLocalization,
  generateConfigSchema,
  generateReadme,
  generateRules,
  generateSnippets,
];

async function writeIfChanged({ path, text }: GeneratedFile): Promise<void> {
  const file = join(repositoryRoot, path);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === text) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(`wrote ${path}`);
}

for (const generate of generators) {
  for (const file of await generate(repositoryRoot)) await writeIfChanged(file);
}
