import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputFolder } from '../support/places.ts';

/** Where the suite inside the editor writes how long `activate()` took: `{ "milliseconds": number }`. */
export const activationFile = join(outputFolder, 'activation.json');

/** What the last run of the editor's suite measured, or `undefined` when there was none. */
export async function measuredActivation(): Promise<number | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(activationFile, 'utf8'));
    const milliseconds: unknown = Reflect.get(Object(value), 'milliseconds');
    return typeof milliseconds === 'number' ? milliseconds : undefined;
  } catch {
    return undefined;
  }
}
