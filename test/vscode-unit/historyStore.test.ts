import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OutsideError } from '../../src/core/ports/outsideError.ts';
import type { HistorySnapshot } from '../../src/core/supabase/types.ts';
import { HistoryStore, type HistorySources } from '../../src/vscode/history/historyStore.ts';
import { SingleFlight } from '../../src/vscode/history/singleFlight.ts';
import { english } from '../../src/vscode/localize.ts';
import { answers, local, snapshot } from './snapshots.ts';

const project = { path: '/projects/inbox', label: 'inbox' };
const filesOnly = snapshot(['20261101000000_create_contacts.sql'], []);
const complete = snapshot(['20261101000000_create_contacts.sql'], [answers(local, ['20261101000000'])]);
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

interface World {
  readonly store: HistoryStore;
  readonly asked: string[];
  trusted: boolean;
  failure: Error | undefined;
}

function world(changes: Partial<HistorySources> = {}): World {
  const asked: string[] = [];
  const state = { trusted: true, failure: undefined as Error | undefined };
  const store = new HistoryStore({
    findProjects: () => Promise.resolve([project]),
    readFiles: () => {
      asked.push('files');
      return Promise.resolve(filesOnly);
    },
    readStatus: () => {
      asked.push('status');
      return state.failure === undefined ? Promise.resolve(complete) : Promise.reject(state.failure);
    },
    isTrusted: () => state.trusted,
    withProgress: (task) => task(),
    log: quiet,
    t: english,
    ...changes,
  });
  return Object.assign(state, { store, asked });
}

function seen(store: HistoryStore): (HistorySnapshot | undefined)[] {
  const snapshots: (HistorySnapshot | undefined)[] = [];
  store.onDidChange(() => snapshots.push(store.states?.[0]?.snapshot));
  return snapshots;
}

test('lists the files at once, then what the databases say', async () => {
  const { store, asked } = world();
  const snapshots = seen(store);
  await store.refresh();
  assert.deepEqual(asked, ['files', 'status']);
  assert.equal(snapshots[0], filesOnly);
  assert.equal(snapshots.at(-1), complete);
});

test('a later refresh does not fall back to the files in between', async () => {
  const { store, asked } = world();
  await store.refresh();
  await store.refresh();
  assert.deepEqual(asked, ['files', 'status', 'status']);
});

test('without trust no database is asked; with trust granted it is', async () => {
  const parts = world();
  parts.trusted = false;
  await parts.store.refresh();
  assert.deepEqual(parts.asked, ['files']);
  parts.trusted = true;
  await parts.store.refresh();
  assert.deepEqual(parts.asked, ['files', 'status']);
});

test('a failed refresh keeps the last good snapshot and says why', async () => {
  const parts = world();
  await parts.store.refresh();
  parts.failure = new OutsideError('not-readable', 'The folder migrations cannot be read: access is denied.');
  await parts.store.refresh();
  const [state] = parts.store.states ?? [];
  assert.ok(state);
  assert.equal(state.snapshot, complete);
  assert.equal(state.staleReason, 'The folder migrations cannot be read: access is denied.');
  parts.failure = undefined;
  await parts.store.refresh();
  assert.equal(parts.store.states?.[0]?.staleReason, undefined);
});

test('while nobody looks, changes are remembered and nothing is read', async () => {
  const { store, asked } = world();
  store.invalidate();
  store.invalidate();
  assert.equal(asked.length, 0);
  store.setWatched(true);
  await store.refresh();
  assert.equal(asked.at(-1), 'status');
  const before = [...asked];
  store.setWatched(false);
  store.setWatched(true);
  assert.deepEqual(asked, before);
});

test('a workspace without projects is known to be empty', async () => {
  const { store } = world({ findProjects: () => Promise.resolve([]) });
  assert.equal(store.states, undefined);
  await store.refresh();
  assert.deepEqual(store.states, []);
});

test('one run at a time, and one more for all who came meanwhile', async () => {
  const finish: (() => void)[] = [];
  const flight = new SingleFlight(
    () =>
      new Promise((resolve) => {
        finish.push(resolve);
      }),
  );
  const first = flight.request();
  const second = flight.request();
  const third = flight.request();
  assert.equal(second, third);
  assert.equal(finish.length, 1);
  finish[0]?.();
  await first;
  await Promise.resolve();
  await Promise.resolve();
  assert.equal(finish.length, 2);
  finish[1]?.();
  await third;
  assert.equal(finish.length, 2);
});

test('a run that fails does not block the next, and a disposed flight rests', async () => {
  let runs = 0;
  const flight = new SingleFlight(() => {
    runs++;
    return runs === 1 ? Promise.reject(new Error('no')) : Promise.resolve();
  });
  await assert.rejects(flight.request(), /no/);
  await flight.request();
  flight.dispose();
  await flight.request();
  assert.equal(runs, 2);
});
