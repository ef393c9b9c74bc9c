import { existsSync } from 'node:fs';
import { homedir } from 'node:os';

/** What finding the CLI needs to know about the machine; tests give their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Linux with musl instead of glibc, such as Alpine. */
  readonly musl: boolean;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The machine that this process runs on. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    arch: process.arch,
    musl: process.platform === 'linux' && hasOnlyMusl(),
    home: homedir(),
    environment: process.env,
  };
}

/** File name of the program. */
export function programName(machine: Machine): string {
  return machine.platform === 'win32' ? 'supabase.exe' : 'supabase';
}

/**
 * Names of the npm packages that hold the native program, best first. The same list and names as in the npm
 * shim of 3.1.0 (`dist/supabase.js`), except that the C library of this machine decides the order.
 */
export function platformPackages(machine: Machine): readonly string[] {
  const system = machine.platform === 'win32' ? 'windows' : machine.platform;
  const name = `@supabase/cli-${system}-${machine.arch}`;
  if (system !== 'linux') return [name];
  return machine.musl ? [`${name}-musl`, name] : [name, `${name}-musl`];
}

/** Both C libraries can be installed; the loader of glibc then decides, as its programs run. */
function hasOnlyMusl(): boolean {
  const [muslName, glibcLoader] =
    process.arch === 'arm64'
      ? ['aarch64', '/lib/ld-linux-aarch64.so.1']
      : ['x86_64', '/lib64/ld-linux-x86-64.so.2'];
  return existsSync(`/lib/ld-musl-${muslName}.so.1`) && !existsSync(glibcLoader);
}
