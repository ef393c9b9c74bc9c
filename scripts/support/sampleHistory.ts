/** One `db push` of the sample: which versions lie in the pushed folder, and the database it goes to. */
export interface SamplePush {
  readonly target: 'local' | 'remote';
  readonly includes: (version: string) => boolean;
  /** Also the files of `remote-only/`, which the sample itself lacks. */
  readonly remoteOnlyFiles: 'with' | 'without';
}

/** Written on a branch in September and merged in November: in the folder now, not when the others were pushed. */
const mergedLate = '20260922140000';
const lastOnBoth = '20260929110000';
const lastOnLocal = '20261027090000';

/** What has happened to the two databases of the sample before it is opened (test/sample/README.md). */
export const samplePushes: readonly SamplePush[] = [
  {
    target: 'local',
    includes: (version) => version <= lastOnLocal && version !== mergedLate,
    remoteOnlyFiles: 'without',
  },
  {
    target: 'remote',
    includes: (version) => version <= lastOnBoth && version !== mergedLate,
    remoteOnlyFiles: 'with',
  },
];

/** The migration of the sample with the most to see in it. */
export const faultyMigration = '20261110113000_add_customer_notes.sql';

/** The project that the sample is linked to; it exists only in the sample's copy. */
export const linkedProject = { ref: 'whatsappinboxsamples', name: 'inbox-production' };
