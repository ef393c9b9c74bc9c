import { packageForTests } from '../../scripts/support/packageForTests.ts';

/** The packaged extension: the one that `npm test` made, or one made now for a test that is run by itself. */
export async function packagedExtension(): Promise<string> {
  const made = process.env['SUPABASE_MIGRATIONS_VSIX'];
  return made === undefined || made === '' ? packageForTests() : made;
}
