// Drafts of this device on top of the page: typed before the browser closed, or without a line.
import { sameFilled } from '../../report/controls.ts';
import { writeFilled } from './cells.ts';
import type { Device } from './device.ts';
import type { Face } from './face.ts';
import type { Cell, Kept } from './types.ts';
import { fill, type Words } from './words.ts';

interface Around {
  readonly cells: readonly Cell[];
  readonly find: (key: string) => Cell | undefined;
  readonly device: Device;
  readonly face: Face;
  readonly words: Words;
}

/** Gives how many cells wait to be sent now. A page from the worker's store may be older than what was saved. */
export async function restoreDrafts(around: Around): Promise<number> {
  const { device, face, words } = around;
  const drafts = await device.load();
  const waiting = drafts.filter((kept) => bringBack(around, kept)).length;
  const lost = drafts.filter(({ key, pending }) => pending && !around.find(key));
  const cells = lost.map(({ name, filled }) => `${name}: ${filled.typed}`).join('; ');
  const told = [
    ...(waiting > 0 ? [fill(words.restored, { count: waiting })] : []),
    ...(lost.length > 0 ? [fill(words.lost, { count: lost.length, cells })] : []),
  ];
  if (told.length > 0) face.say(told.join(' '));
  for (const { key } of lost) device.drop(key);
  return waiting;
}

function bringBack({ find, face, device }: Around, kept: Kept): boolean {
  const cell = find(kept.key);
  if (!cell || cell.locked) return false;
  const waits = restore(cell, kept);
  if (!waits && kept.version <= cell.version) device.drop(kept.key);
  face.paint(cell);
  return waits;
}

/** True when the cell waits to be sent. */
function restore(cell: Cell, { filled, version, pending }: Kept): boolean {
  if (sameFilled(filled, cell.saved)) return false;
  if (pending) {
    writeFilled(cell, filled);
    // An older version than the page's: someone saved meanwhile, the server will say whose number stands.
    Object.assign(cell, { version, pending: true });
    return true;
  }
  if (version > cell.version) {
    writeFilled(cell, filled);
    Object.assign(cell, { version, saved: filled, settled: 'saved' });
  }
  return false;
}
