import { join } from 'node:path';
import { packageExtension, packageFileName } from '../support/extensionPackage.ts';
import { repositoryRoot } from '../support/places.ts';

const fileName = await packageFileName();
const bytes = await packageExtension(join(repositoryRoot, fileName));
console.log(
  `${fileName}: ${(bytes / 1e6).toFixed(2)} MB. Install it with: code --install-extension ${fileName}`,
);
