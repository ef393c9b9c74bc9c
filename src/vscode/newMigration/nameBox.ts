import { slugify } from '../../core/project/migrationName.ts';
import { checkMigrationName } from '../../core/project/nameCheck.ts';
import type { Localize } from '../localize.ts';

/** What stands below the name box while a person types. */
export interface NameBoxState {
  /** The name part as it will be written. */
  readonly slug: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  /** Whether Enter may take the name. */
  readonly accepted: boolean;
}

/** What the box knows besides the input. */
export interface NameBoxContext {
  /** The version that the new file will get. */
  readonly version: string;
  /** Name parts of the migrations there are. */
  readonly existingNames: readonly string[];
  readonly t: Localize;
}

/**
 * Judges what is typed: shows the resulting file name, refuses an empty or vague name with the
 * reason, and warns of a name already used. An untouched box is not scolded, only not accepted.
 */
export function nameBoxState(input: string, context: NameBoxContext): NameBoxState {
  const { t } = context;
  const slug = slugify(input);
  if (input.trim() === '') {
    return {
      slug,
      severity: 'info',
      message: t('Say what changes in the database, such as "add message reactions".'),
      accepted: false,
    };
  }
  const check = checkMigrationName(slug, context.existingNames);
  if (check.outcome === 'refused')
    return { slug, severity: 'error', message: check.message, accepted: false };
  const creates = t('Creates {file}', { file: `${context.version}_${slug}.sql` });
  if (check.outcome === 'warning') {
    return { slug, severity: 'warning', message: `${check.message} ${creates}`, accepted: true };
  }
  return { slug, severity: 'info', message: creates, accepted: true };
}
