import { isAbsolute, relative, sep } from 'node:path';

/** `path` (absolute) as people see it: relative to `cwd`, with `/`; absolute only on another drive. */
export function displayPath(path: string, cwd: string): string {
  const shown = relative(cwd, path);
  const chosen = shown === '' ? '.' : isAbsolute(shown) ? path : shown;
  return sep === '/' ? chosen : chosen.replaceAll(sep, '/');
}
