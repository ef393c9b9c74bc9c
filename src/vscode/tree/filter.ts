import type { MigrationStatus } from '../../core/supabase/types.ts';
import { isPending, isProblem } from './migrationWords.ts';

/** Which migrations the tree shows. */
export type TreeFilter = 'all' | 'pending' | 'problems';

/** Whether `migration` is shown under `filter`. */
export function passesFilter(migration: MigrationStatus, filter: TreeFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'pending':
      return isPending(migration);
    case 'problems':
      return isProblem(migration);
  }
}
