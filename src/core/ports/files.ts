/** Reading and writing files; paths are absolute. Failures throw an `OutsideError` (ports/outsideError.ts). */
export interface Files {
  readText(path: string, signal?: AbortSignal): Promise<string>;
  /** Entries of a folder; `[]` when the folder does not exist. */
  list(path: string, signal?: AbortSignal): Promise<readonly FileEntry[]>;
  exists(path: string): Promise<boolean>;
  /** Writes a new file; fails with code `file-exists` instead of overwriting. Makes missing folders. */
  createText(path: string, text: string): Promise<void>;
}

export interface FileEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
}
