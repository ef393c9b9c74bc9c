import type { FileContext, Rule } from '../lint/types.ts';
import { isVagueName } from '../project/nameCheck.ts';
import { renameFix, reportName } from './support/fileNames.ts';
import { objectWords, suggestName } from './support/suggestName.ts';

/** Finds migrations whose names do not say what they change. */
export const vagueName: Rule = {
  id: 'vague-name',
  scope: 'file',
  title: 'The migration’s name does not say what it changes.',
  severity: 'info',
  profile: 'default',
  needs: ['directory'],
  appliesTo: 'pending',
  replaces: [],
  options: {
    allow: { kind: 'stringList', description: 'Names (without version and `.sql`) that are fine here.' },
  },
  check(context) {
    const { name } = context;
    if (name === undefined || (context.options['allow'] ?? []).includes(name.name)) return;
    if (name.name !== '' && (!isVagueName(name.name) || namesItsObjects(context, name.name))) return;
    const suggestion = suggestionFor(context);
    const example = suggestion ?? 'add_message_reactions';
    const words =
      name.name === '' ? 'This migration has no name' : `"${name.name}" does not say what changes`;
    reportName(context, {
      message: `${words}. The list of migrations, the log of a failed push and the next reader have nothing but the name; name the action and the thing, such as ${example}.`,
      fixes: suggestion === undefined ? [] : [renameFix(context, `${name.version}_${suggestion}.sql`)],
    });
  },
  docs: {
    what: 'A name of filler words, numbers or a UUID only: `migration`, `new_stuff`, `fix`, `update_db`, `temp_changes`, `test`, `wip`, or none at all.',
    why: 'Once a migration has run somewhere, its name is all that the history shows, and renaming it later leaves the databases with the old one. Nobody can tell what `fix` did when it has to be undone.',
    instead: 'Name the action and the thing: `add_message_reactions`, `fix_conversation_window_trigger`.',
    bad: '20260131120000_fix.sql',
    good: '20260131120000_fix_conversation_window_trigger.sql',
    exceptions: [
      'Files that are already applied.',
      'Names of several words of which one is a word of the name of what the file changes.',
      'Names listed in the option `allow`.',
    ],
    sources: [],
  },
};

/** Whether a name of several words has one from the names of what the file changes: `update_migrations_table`. */
function namesItsObjects(context: FileContext, name: string): boolean {
  const words = name
    .toLowerCase()
    .split('_')
    .filter((word) => word.length > 3);
  if (words.length < 2) return false;
  const objects = new Set(objectWords(context.fileOperations));
  return words.some(
    (word) => objects.has(word) || objects.has(`${word}s`) || objects.has(word.replace(/s$/u, '')),
  );
}

function suggestionFor(context: FileContext): string | undefined {
  const suggestion = suggestName(context.fileOperations);
  const isTaken = context.siblings.some(({ name }) => name?.name === suggestion);
  return suggestion === undefined || isTaken || isVagueName(suggestion) ? undefined : suggestion;
}
