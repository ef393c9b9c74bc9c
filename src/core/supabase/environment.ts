/**
 * Variables by which the CLI believes that an AI agent runs it; then its text output becomes JSON of
 * another shape, even with an explicit format. Source: read in the program 3.1.0; the editor's own process
 * may carry some of them. `COPILOT_GITHUB_TOKEN` is a secret that a child has no need of anyway.
 */
const agentVariables = [
  'AI_AGENT',
  'CURSOR_TRACE_ID',
  'CURSOR_AGENT',
  'CURSOR_EXTENSION_HOST_ROLE',
  'GEMINI_CLI',
  'CODEX_SANDBOX',
  'CODEX_CI',
  'CODEX_THREAD_ID',
  'ANTIGRAVITY_AGENT',
  'AUGMENT_AGENT',
  'OPENCODE_CLIENT',
  'CLAUDECODE',
  'CLAUDE_CODE',
  'REPL_ID',
  'COPILOT_MODEL',
  'COPILOT_ALLOW_ALL',
  'COPILOT_GITHUB_TOKEN',
] as const;

/** Variables that would answer, redirect or colour behind our back. */
const removedVariables = [
  // `SUPABASE_YES` confirms changes to hosted projects without asking.
  'SUPABASE_YES',
  // The folder is always named by `--workdir`.
  'SUPABASE_WORKDIR',
  // Debug output would print the wire protocol, passwords among it.
  'SUPABASE_DEBUG',
  'FORCE_COLOR',
  'CLICOLOR_FORCE',
  'ELECTRON_RUN_AS_NODE',
] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What every run of the CLI gets: no telemetry, no update notice (and so no write to `supabase/.temp`),
 * no colours, a fixed locale, no agent detection, nothing that confirms by itself. `undefined` removes.
 */
export function cliEnvironment(): Environment {
  return {
    ...Object.fromEntries([...agentVariables, ...removedVariables].map((name) => [name, undefined])),
    SUPABASE_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    SUPABASE_NO_UPDATE_NOTIFIER: '1',
    NO_COLOR: '1',
    LC_ALL: 'en_US.UTF-8',
  };
}
