/**
 * Puts a message into the user's language. Placeholders are `{name}` or `{0}`. In the editor this is
 * `vscode.l10n.t`; pure code takes it as a parameter, so it can be tested without an editor.
 * Every call is named `t`, because the l10n bundle is gathered from calls of that name.
 */
export type Localize = (message: string, values?: Readonly<Record<string, string | number>>) => string;

/** The English of the source, placeholders filled in; what tests and generators use. */
export const english: Localize = (message, values = {}) =>
  message.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
