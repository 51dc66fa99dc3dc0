import { addFailure, type Failures, FREE_FAILURES, waitSeconds } from '../access/sign-in.ts';

/** Remembers failed sign-ins of this process, by account and address and by account alone. */
export interface SignInGuard {
  /** Seconds until another attempt is looked at. */
  wait(username: string, client: string, now: Date): number;
  failed(username: string, client: string, now: Date): void;
  succeeded(username: string, client: string): void;
}

const MANY = 20_000;

export function createSignInGuard(): SignInGuard {
  const here = new Map<string, Failures>();
  const everywhere = new Map<string, Failures>();
  const note = (map: Map<string, Failures>, key: string, now: Date): void => {
    const failures = addFailure(map.get(key), now);
    map.delete(key);
    map.set(key, failures);
    const [oldest] = map.keys();
    if (map.size > MANY && oldest !== undefined) map.delete(oldest);
  };
  const pair = (username: string, client: string): string => `${client} ${username}`;
  return {
    wait: (username, client, now) =>
      Math.max(
        waitSeconds(here.get(pair(username, client)), FREE_FAILURES.here, now),
        waitSeconds(everywhere.get(username), FREE_FAILURES.everywhere, now),
      ),
    failed(username, client, now) {
      note(here, pair(username, client), now);
      note(everywhere, username, now);
    },
    succeeded: (username, client) => {
      here.delete(pair(username, client));
    },
  };
}
