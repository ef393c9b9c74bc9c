import type { ProjectState } from '../history/projectState.ts';
import type { Localize } from '../localize.ts';
import type { TreeFilter } from './filter.ts';

/** What the tree is built from. */
export interface TreeInput {
  readonly states: readonly ProjectState[];
  readonly filter: TreeFilter;
  /** Whether the workspace is trusted; without trust no program runs and no database is asked. */
  readonly trusted: boolean;
  /** Whether the remote is among the databases to compare with. */
  readonly wantsRemote: boolean;
  readonly t: Localize;
}
