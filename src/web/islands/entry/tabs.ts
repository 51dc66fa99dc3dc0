// Two tabs of one person on one form tell each other what was typed and what was saved.
import type { Filled } from '../../report/controls.ts';

export interface Told {
  readonly key: string;
  readonly filled: Filled;
  readonly version: number;
  /** On the server; else typed and about to be sent by the tab that tells. */
  readonly saved: boolean;
  readonly settled: string;
}

/** Gives the way to tell; what others tell arrives at `hear`. */
export function joinTabs(name: string, hear: (told: Told) => void): (told: Told) => void {
  if (!('BroadcastChannel' in window)) return () => {};
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }: MessageEvent<Told>) => hear(data));
  return (told) => channel.postMessage(told);
}
