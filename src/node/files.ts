import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { FileEntry, Files } from '../core/ports/files.ts';
import type { OutsideErrorCode } from '../core/ports/outsideError.ts';
import { OutsideError } from '../core/ports/outsideError.ts';
import { decodeSql, explainUnreadable, largestSqlBytes } from './decodeSql.ts';

/** The files of this machine. Paths are absolute; a byte order mark is left out of a text, as editors do. */
export const localFiles: Files = { readText, list, exists, createText };

async function readText(path: string, signal?: AbortSignal): Promise<string> {
  stopIfCancelled(signal);
  const bytes = await readBytes(path, signal);
  const decoded = bytes === 'too-large' ? ({ ok: false, reason: 'too-large' } as const) : decodeSql(bytes);
  if (!decoded.ok && decoded.reason !== 'not-utf8') {
    const code = decoded.reason === 'too-large' ? 'file-too-large' : 'not-utf8';
    throw new OutsideError(code, `${basename(path)} ${explainUnreadable(decoded.reason)}.`);
  }
  if (bytes !== 'too-large' && bytes.includes(0)) {
    throw new OutsideError('binary-file', `${basename(path)} is not a text file: it contains zero bytes.`);
  }
  if (!decoded.ok) {
    throw new OutsideError('not-utf8', `${basename(path)} ${explainUnreadable(decoded.reason)}.`);
  }
  return decoded.text;
}

async function readBytes(path: string, signal: AbortSignal | undefined): Promise<Buffer | 'too-large'> {
  try {
    // Asked first, so that a huge file is never read into memory.
    if ((await stat(path)).size > largestSqlBytes) return 'too-large';
    return await readFile(path, signal === undefined ? {} : { signal });
  } catch (error) {
    throw toOutsideError(error, readCodes, `${basename(path)} cannot be read`);
  }
}

async function list(path: string, signal?: AbortSignal): Promise<readonly FileEntry[]> {
  stopIfCancelled(signal);
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return await Promise.all(
      entries.map(async (entry): Promise<FileEntry> => {
        if (entry.isFile()) return { name: entry.name, kind: 'file' };
        if (entry.isDirectory()) return { name: entry.name, kind: 'directory' };
        return {
          name: entry.name,
          kind: entry.isSymbolicLink() ? await kindOfLink(path, entry.name) : 'other',
        };
      }),
    );
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw toOutsideError(error, readCodes, `The folder ${basename(path)} cannot be read`);
  }
}

async function kindOfLink(folder: string, name: string): Promise<FileEntry['kind']> {
  try {
    const target = await stat(`${folder}/${name}`);
    return target.isFile() ? 'file' : target.isDirectory() ? 'directory' : 'other';
  } catch {
    return 'other';
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function createText(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(text, 'utf8');
    } catch (error) {
      // The file is ours and half written: it must not be taken for a migration.
      await rm(path, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw toOutsideError(error, writeCodes, `${basename(path)} cannot be written`);
  }
}

type Codes = Readonly<Record<string, readonly [OutsideErrorCode, string]>>;

const readCodes: Codes = {
  ENOENT: ['file-not-found', 'there is no such file'],
  ENOTDIR: ['file-not-found', 'there is no such file'],
  EACCES: ['not-readable', 'access is denied'],
  EPERM: ['not-readable', 'access is denied'],
  EISDIR: ['not-readable', 'it is a folder'],
  ABORT_ERR: ['cancelled', 'it was cancelled'],
};

const writeCodes: Codes = {
  EEXIST: ['file-exists', 'there is such a file already, and it is left as it is'],
  EACCES: ['not-writable', 'access is denied'],
  EPERM: ['not-writable', 'access is denied'],
  EROFS: ['not-writable', 'the file system is read-only'],
  ENOSPC: ['not-writable', 'the disk is full'],
  EDQUOT: ['not-writable', 'the disk quota is used up'],
  ENOTDIR: ['not-writable', 'a part of its path is a file'],
  EISDIR: ['not-writable', 'it is a folder'],
  ENAMETOOLONG: ['not-writable', 'its name is too long'],
  EINVAL: ['not-writable', 'its name is not allowed here'],
};

function toOutsideError(error: unknown, codes: Codes, what: string): OutsideError {
  const known = codes[codeOf(error) ?? ''];
  if (known !== undefined) return new OutsideError(known[0], `${what}: ${known[1]}.`, error);
  const reason = error instanceof Error ? error.message : String(error);
  return new OutsideError('unknown', `${what}: ${reason}`, error);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new OutsideError('cancelled', 'The work was cancelled.', signal.reason);
}
