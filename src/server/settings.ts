import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import type { LintSettings } from '../core/lint/settings.ts';

/** The personal settings that the server reads: section `supabaseMigrations` of the client's settings. */
export interface ServerSettings {
  /** `supabaseMigrations.lint.enabled` */
  readonly enabled: boolean;
  /** `supabaseMigrations.lint.profile`; `undefined` leaves it to the shared configuration. */
  readonly profile: LintSettings['profile'] | undefined;
}

/** What holds where the client says nothing. */
export const defaultServerSettings: ServerSettings = { enabled: true, profile: undefined };

/** Asks the client for its settings; one that has none gets the defaults. */
export async function readSettings(
  connection: Connection,
  client: ClientCapabilities,
): Promise<ServerSettings> {
  if (client.workspace?.configuration !== true) return defaultServerSettings;
  const section: unknown = await connection.workspace.getConfiguration('supabaseMigrations');
  const lint = field(section, 'lint');
  const profile = field(lint, 'profile');
  return {
    enabled: field(lint, 'enabled') !== false,
    profile: profile === 'default' || profile === 'strict' ? profile : undefined,
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
