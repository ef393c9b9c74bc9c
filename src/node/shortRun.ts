import { setFlagsFromString } from 'node:v8';

/**
 * Flags of V8 for a process that is over within seconds: compiling code once more takes longer than it
 * saves. By the major versions of Node that know them; one that does not would complain about the flag
 * on standard error.
 */
const flags: readonly { readonly flag: string; readonly first: number; readonly last: number }[] = [
  // How much a function must have run before it is compiled anew; V8's own values are some ten times smaller.
  { flag: '--interrupt-budget=1000000', first: 20, last: 20 },
  { flag: '--wasm-tiering-budget=30000000', first: 20, last: 24 },
];

/** Tells V8 that this process is short. To be called before anything heavy is loaded. */
export function expectShortRun(): void {
  const major = Number(process.versions.node.split('.', 1)[0]);
  for (const { flag, first, last } of flags) if (first <= major && major <= last) setFlagsFromString(flag);
}
