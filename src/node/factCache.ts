import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FactCache, FileFacts, HistoryFacts } from '../core/lint/facts.ts';
import { productVersion } from './productVersion.ts';

/** What one migrations folder may keep. */
const largestCacheBytes = 64 * 1024 * 1024;
/** How many migrations folders are remembered. */
const mostCaches = 64;
const formatLine = 'supabase-migrations facts 1';

/** A fact cache that lives in one file; nothing is written before `save`. */
export interface StoredFactCache extends FactCache {
  /** Whether nothing was kept by an earlier run. */
  readonly isEmpty: boolean;
  /** Drops what was added since it was opened. */
  forgetAdded(): void;
  /** Keeps a text; `getText` gives it back. */
  setText(key: string, text: string): void;
  getText(key: string): string | undefined;
  /** Writes what was used or added in this run, if anything is new. Failures are ignored: a cache only saves time. */
  save(): void;
}

/**
 * Opens the cache of the migrations folder `history` below `folder` (see `cacheFolder`). A missing,
 * cut off or otherwise unusable file counts as empty.
 */
export function openFactCache(folder: string, history: string): StoredFactCache {
  const name = createHash('sha256').update(history).digest('hex').slice(0, 32);
  return new FileFactCache(join(folder, `facts-${buildId()}`, name));
}

/**
 * The file is one line with the format, one line with an index (`{key: [start, length]}`, bytes after
 * the index line), and then the values as JSON. Values are parsed only when they are asked for.
 */
class FileFactCache implements StoredFactCache {
  readonly #path: string;
  readonly #stored: ReadonlyMap<string, Buffer>;
  readonly #used = new Set<string>();
  readonly #added = new Map<string, FileFacts | HistoryFacts | string>();

  constructor(path: string) {
    this.#path = path;
    this.#stored = readEntries(path);
  }

  hash(parts: readonly string[]): string {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(`${part.length}:`).update(part);
    return hash.digest('base64url');
  }

  get(key: string): unknown {
    const added = this.#added.get(key);
    if (added !== undefined) return added;
    const stored = this.#stored.get(key);
    if (stored === undefined) return undefined;
    try {
      const value: unknown = JSON.parse(stored.toString('utf8'));
      this.#used.add(key);
      return value;
    } catch {
      return undefined;
    }
  }

  get isEmpty(): boolean {
    return this.#stored.size === 0;
  }

  forgetAdded(): void {
    this.#added.clear();
  }

  set(key: string, value: FileFacts | HistoryFacts): void {
    this.#added.set(key, value);
  }

  setText(key: string, text: string): void {
    this.#added.set(key, text);
  }

  getText(key: string): string | undefined {
    const value = this.get(key);
    return typeof value === 'string' ? value : undefined;
  }

  save(): void {
    if (this.#added.size === 0) return;
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      const temporary = `${this.#path}.${randomBytes(6).toString('hex')}`;
      writeFileSync(temporary, serialize(this.#entries()), { mode: 0o600 });
      renameSync(temporary, this.#path);
      removeOldest(dirname(this.#path));
    } catch {
      // A read-only home, a full disk: the next run is slower, nothing else.
    }
  }

  /** What this run added, then what it used, then what is left, as far as there is room. */
  #entries(): ReadonlyMap<string, Buffer> {
    const entries = new Map<string, Buffer>();
    let room = largestCacheBytes;
    const keep = (key: string, value: Buffer) => {
      if (entries.has(key) || value.length > room) return;
      room -= value.length;
      entries.set(key, value);
    };
    for (const [key, value] of this.#added) keep(key, Buffer.from(JSON.stringify(value)));
    for (const key of this.#used) keep(key, this.#stored.get(key) ?? Buffer.alloc(0));
    for (const [key, value] of this.#stored) keep(key, value);
    return entries;
  }
}

function serialize(entries: ReadonlyMap<string, Buffer>): Buffer {
  const index: Record<string, readonly [number, number]> = {};
  let start = 0;
  for (const [key, value] of entries) {
    index[key] = [start, value.length];
    start += value.length;
  }
  return Buffer.concat([Buffer.from(`${formatLine}\n${JSON.stringify(index)}\n`), ...entries.values()]);
}

function readEntries(path: string): ReadonlyMap<string, Buffer> {
  const entries = new Map<string, Buffer>();
  try {
    const bytes = readFileSync(path);
    const format = `${formatLine}\n`;
    if (bytes.toString('latin1', 0, format.length) !== format) return entries;
    const indexEnd = bytes.indexOf(10, format.length);
    const index: unknown = JSON.parse(bytes.toString('utf8', format.length, indexEnd));
    for (const [key, place] of Object.entries(index ?? {})) {
      const [start, length] = Array.isArray(place) ? (place as readonly unknown[]) : [];
      if (typeof start !== 'number' || typeof length !== 'number') continue;
      const from = indexEnd + 1 + start;
      if (from + length <= bytes.length) entries.set(key, bytes.subarray(from, from + length));
    }
  } catch {
    entries.clear();
  }
  return entries;
}

/** Facts of another build mean nothing to this one, so each build (by its file) has its own folder. */
function buildId(): string {
  const hash = createHash('sha256').update(productVersion);
  try {
    const { size, mtimeMs } = statSync(fileURLToPath(import.meta.url));
    hash.update(`${size} ${mtimeMs}`);
  } catch {
    hash.update(process.execPath);
  }
  return hash.digest('hex').slice(0, 16);
}

function removeOldest(folder: string): void {
  const root = dirname(folder);
  for (const name of readdirSync(root)) {
    // A folder of another build is in use while that build runs, so only what has rested for a week goes.
    const path = join(root, name);
    const isStale = Date.now() - statSync(path).mtimeMs > 7 * 24 * 3600 * 1000;
    if (name.startsWith('facts-') && path !== folder && isStale)
      rmSync(path, { recursive: true, force: true });
  }
  const files = readdirSync(folder).map((name) => ({
    path: join(folder, name),
    time: statSync(join(folder, name)).mtimeMs,
  }));
  files.sort((a, b) => b.time - a.time);
  for (const { path } of files.slice(mostCaches)) rmSync(path, { force: true });
}
