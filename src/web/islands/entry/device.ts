// Drafts on this device, in IndexedDB: kept for one person and one report, never shown to another.
import type { Kept } from './types.ts';

const NAME = 'kydai-entry';
const STORE = 'drafts';

export interface Device {
  /** False where the browser keeps nothing, as in some private windows. */
  readonly keeps: boolean;
  load(): Promise<readonly Kept[]>;
  put(kept: Omit<Kept, 'id'>): void;
  drop(key: string): void;
  /** All that was put is on the disk. */
  settled(): Promise<void>;
}

function open(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

/** What separates the parts of an id; in none of them. */
const BETWEEN = '\n';

export async function openDevice(person: string, report: string): Promise<Device> {
  const db = await open();
  const start = [person, report, ''].join(BETWEEN);
  let last: Promise<void> = Promise.resolve();
  const write = (work: (store: IDBObjectStore) => void): void => {
    if (!db) return;
    const transaction = db.transaction(STORE, 'readwrite');
    work(transaction.objectStore(STORE));
    last = new Promise((resolve) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => resolve();
      transaction.onabort = () => resolve();
    });
  };
  return {
    keeps: db !== null,
    load: () => (db ? load(db, start) : Promise.resolve([])),
    put: (kept) => write((store) => store.put({ ...kept, id: start + kept.key })),
    drop: (key) => write((store) => store.delete(start + key)),
    settled: () => last,
  };
}

function load(db: IDBDatabase, start: string): Promise<readonly Kept[]> {
  return new Promise((resolve) => {
    const range = IDBKeyRange.bound(start, `${start}\uffff`);
    const request = db.transaction(STORE).objectStore(STORE).getAll(range);
    request.onsuccess = () => resolve(request.result as Kept[]);
    request.onerror = () => resolve([]);
  });
}
