/** What VS Code inserts for a snippet when every stop keeps its default, and the stops in their order. */
export interface ExpandedSnippet {
  readonly text: string;
  /** Each stop once, `0` last. */
  readonly stops: readonly number[];
}

/**
 * Expands the part of VS Code's snippet syntax that this project writes: `$n`, `${n}`, `${n:default}`,
 * `${n|a,b|}` and backslash escapes. Throws for anything else that has a meaning there.
 */
export function expandSnippet(snippet: string): ExpandedSnippet {
  const defaults = new Map<number, string>();
  const stops = new Set<number>();
  let text = '';
  const pattern = /\\([\\$}])|\$(\d+)|\$\{(\d+)(?::((?:\\.|[^\\}$])*)|\|((?:\\.|[^\\|])*)\|)?\}|([\s\S])/gu;
  for (const [, escaped, bare, braced, filled, choice, plain] of snippet.matchAll(pattern)) {
    const number = bare ?? braced;
    if (number !== undefined) {
      const stop = Number(number);
      stops.add(stop);
      const value = filled?.replace(/\\([\\$}])/g, '$1') ?? choice?.split(',')[0];
      if (value !== undefined && !defaults.has(stop)) defaults.set(stop, value);
      text += defaults.get(stop) ?? '';
    } else if (plain === '$' || plain === '\\') {
      throw new Error(`An unescaped ${plain} in: ${snippet}`);
    } else {
      text += escaped ?? plain ?? '';
    }
  }
  return { text, stops: [...stops].sort((left, right) => (left || Infinity) - (right || Infinity)) };
}
