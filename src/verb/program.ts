import type { Connection } from '../store/connect.ts';
import type { Settings } from './settings.ts';

/** What a verb is given by main.ts: nothing else reads the environment, the clock or the terminal. */
export interface Program {
  readonly words: readonly string[];
  readonly settings: Settings;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** A line on standard output. */
  readonly print: (line: string) => void;
  /** A line on standard error: news of what is going on. */
  readonly say: (line: string) => void;
  /** Aborted when the program is asked to stop (SIGINT, SIGTERM). */
  readonly ended: AbortSignal;
  /** The migrated database, joined or started; stopped by main.ts when the verb has ended. */
  connect(role: 'serve' | 'verb'): Promise<Connection>;
}

/** The refusal of a verb: its reason goes to standard error and the program exits 1. */
export class Refused extends Error {}

/** Splits words into plain ones and `--name value` options; `flags` take no value. */
export function readWords(
  words: readonly string[],
  flags: readonly string[],
): { readonly plain: readonly string[]; readonly options: ReadonlyMap<string, string> } {
  const plain: string[] = [];
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('--')) {
      plain.push(word);
      continue;
    }
    const name = word.slice(2);
    if (!flags.includes(name)) at += 1;
    options.set(name, flags.includes(name) ? '' : (words[at] ?? ''));
  }
  return { plain, options };
}
