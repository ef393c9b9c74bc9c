/** Text as it must stand in a snippet so that it comes out unchanged. */
export function snippetText(text: string): string {
  return text.replaceAll(/[\\$}]/gu, '\\$&');
}

/** A tab stop with a proposal: `${1:proposal}`. */
export function placeholder(stop: number, proposal: string): string {
  return `\${${String(stop)}:${snippetText(proposal)}}`;
}
