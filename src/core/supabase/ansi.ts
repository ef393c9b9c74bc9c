/* eslint-disable no-control-regex -- terminal sequences are made of control characters */
/** Operating system commands (`ESC ] … BEL` or `ESC \`): titles, links, colour queries. */
const operatingSystemCommand = /\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?/g;
/** Control sequences (`ESC [ …`): colours, cursor moves and queries. */
const controlSequence = /\x1b\[[0-9;?]*[ -/]*[@-~]/g;
const otherEscape = /\x1b[ -/]*[0-~]/g;
const strayControls = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
/* eslint-enable no-control-regex */

/**
 * Text without terminal sequences and control characters; tabs and line ends stay, CRLF becomes LF.
 * The CLI's stderr holds colours even when piped (2.106 to 2.115, seen by running).
 */
export function stripTerminalSequences(text: string): string {
  return text
    .replace(operatingSystemCommand, '')
    .replace(controlSequence, '')
    .replace(otherEscape, '')
    .replace(/\r\n/g, '\n')
    .replace(strayControls, '');
}
