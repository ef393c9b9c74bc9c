import type { Files } from '../core/ports/files.ts';
import type { Log } from '../core/ports/log.ts';
import type { Git } from '../node/git.ts';
import type { CliFinder } from '../node/findCli/findCli.ts';
import type { DisposableProcessRunner } from '../node/processRunner.ts';
import type { Disposable } from './disposables.ts';

/** The outside world: programs and files. Loaded when first needed, so that activation stays quick. */
export interface Machine {
  readonly runner: DisposableProcessRunner;
  readonly finder: CliFinder;
  readonly git: Git;
  readonly files: Files;
}

/** Gives the machine, the same one each time; disposing ends every program that still runs. */
export interface LazyMachine extends Disposable {
  get(): Promise<Machine>;
}

/** Makes the machine at the first call of `get`. */
export function createMachine(log: Log): LazyMachine {
  let machine: Promise<Machine> | undefined;
  return {
    get: () => (machine ??= loadMachine(log)),
    dispose: () => {
      void machine?.then(({ runner }) => {
        runner.dispose();
      });
    },
  };
}

async function loadMachine(log: Log): Promise<Machine> {
  const [{ createProcessRunner }, { createCliFinder }, { createGit }, { localFiles }] = await Promise.all([
    import('../node/processRunner.ts'),
    import('../node/findCli/findCli.ts'),
    import('../node/git.ts'),
    import('../node/files.ts'),
  ]);
  const runner = createProcessRunner({ log });
  return {
    runner,
    finder: createCliFinder({ runner, log }),
    git: createGit({ runner, log }),
    files: localFiles,
  };
}
