import type { ClientCapabilities } from 'vscode-languageserver/node';
import type { PlaceReader } from './toDiagnostic.ts';

/** What the client can do with a workspace edit. */
export interface EditSupport {
  /** Versioned edits; a client without them gets plain `changes`. */
  readonly documentChanges: boolean;
  readonly createFile: boolean;
  readonly renameFile: boolean;
  /** Edits with tab stops (protocol 3.18); elsewhere the placeholders' words are written. */
  readonly snippets: boolean;
}

/** What the client says that it can do. */
export function editSupportOf(capabilities: ClientCapabilities): EditSupport {
  const edit = capabilities.workspace?.workspaceEdit;
  const operations = edit?.documentChanges === true ? (edit.resourceOperations ?? []) : [];
  return {
    documentChanges: edit?.documentChanges === true,
    createFile: operations.includes('create'),
    renameFile: operations.includes('rename'),
    snippets: edit?.documentChanges === true && edit.snippetEditSupport === true,
  };
}

/** Where the edits of a fix go. */
export interface EditTarget extends PlaceReader {
  readonly support: EditSupport;
  /** Whether `path` is a file of the folder now. */
  readonly exists: (path: string) => boolean;
  /** The version of an open document; `null` for a file that is not open. */
  readonly versionOf: (path: string) => number | null;
}
