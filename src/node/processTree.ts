import { execa } from 'execa';

const isWindows = process.platform === 'win32';

/**
 * How to start a program so that `signalTree` reaches everything that it starts: on POSIX as the head of its
 * own process group; Windows keeps parent ids, by which `taskkill /T` finds the children.
 */
export const treeOptions = { detached: !isWindows } as const;

/** Asks a program started with `treeOptions` and its children to end (`SIGTERM`), or ends them (`SIGKILL`). */
export function signalTree(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (isWindows) {
    // Console programs have no way to be asked on Windows, so both signals end them.
    void execa('taskkill', ['/pid', String(pid), '/T', '/F'], { stdin: 'ignore', reject: false });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already, which is what was wanted.
  }
}
