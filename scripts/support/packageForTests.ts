import { join } from 'node:path';
import { packageExtension } from './extensionPackage.ts';
import { cacheFolder } from './places.ts';

const packagePath = join(cacheFolder, 'package', 'extension.vsix');

let packaged: Promise<string> | undefined;

async function makePackage(): Promise<string> {
  await packageExtension(packagePath);
  return packagePath;
}

/** The packaged extension, made once in this process. Gives its path. */
export function packageForTests(): Promise<string> {
  packaged ??= makePackage();
  return packaged;
}
