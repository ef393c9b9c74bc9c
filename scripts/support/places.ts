import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Where downloads and other things that can be made again are kept; git ignores it. */
export const cacheFolder = join(repositoryRoot, '.cache');

/** Where test runs leave what a person may want to look at; git ignores it. */
export const outputFolder = join(repositoryRoot, 'test-output');
