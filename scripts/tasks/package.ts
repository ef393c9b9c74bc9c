// npm run package: builds for production and makes the .vsix.
import { join } from 'node:path';
import { explain } from '../support/explain.ts';
import { packageExtension, packageFileName } from '../support/extensionPackage.ts';
import { repositoryRoot } from '../support/places.ts';

try {
  const fileName = await packageFileName();
  const bytes = await packageExtension(join(repositoryRoot, fileName));
  console.log(
    `${fileName}: ${(bytes / 1e6).toFixed(2)} MB. Install it with: code --install-extension ${fileName}`,
  );
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
