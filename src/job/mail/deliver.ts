import { composeMail, type Desk } from './compose.ts';
import { claimMail, returnMail, settleMail } from './mail.store.ts';
import { type Handover, isStale, type Mail, type Post, pauseAfter } from './mail.ts';

export interface Deliverer extends Desk {
  readonly clock: () => Date;
  readonly post: Post;
}

/** How many mails of one run ended in each way. */
export type Delivered = Readonly<Record<Outcome, number>>;
type Outcome = 'sent' | 'needless' | 'given-up' | 'returned';

export interface Outbox {
  /** Sends what is due, one mail after another; a second call while one runs makes it look once more. */
  deliver(ending: AbortSignal): Promise<Delivered>;
  /** False during the pause after the server could not be spoken to. */
  mayTry(): boolean;
}

/**
 * Hands mail over at least once: a claim is written before the connection speaks, the mark right after the
 * server has taken it. A program killed in between sends that one mail again, with the same Message-ID.
 */
export function createOutbox(deliverer: Deliverer): Outbox {
  let failures = 0;
  let notBefore = 0;
  let running: Promise<Delivered> | undefined;
  let again = false;

  const mayTry = (): boolean => deliverer.clock().getTime() >= notBefore;

  async function drain(ending: AbortSignal, done: Record<Outcome, number>): Promise<void> {
    while (!ending.aborted && mayTry()) {
      const mail = await claimMail(deliverer.db, deliverer.clock());
      if (!mail) return;
      const [outcome, isUp] = await handOver(deliverer, mail);
      done[outcome] += 1;
      failures = isUp ? 0 : failures + 1;
      if (!isUp) notBefore = deliverer.clock().getTime() + pauseAfter(failures);
    }
  }

  async function run(ending: AbortSignal): Promise<Delivered> {
    const done = { sent: 0, needless: 0, 'given-up': 0, returned: 0 };
    while (again) {
      again = false;
      await drain(ending, done);
    }
    return done;
  }

  return {
    mayTry,
    deliver(ending) {
      again = true;
      running ??= run(ending).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

/** One claimed mail to its end, or back into the box; false when the server cannot be spoken to. */
async function handOver(
  deliverer: Deliverer,
  mail: Mail,
): Promise<readonly [Outcome, isUp: boolean]> {
  const { db, clock, post } = deliverer;
  const settle = (state: Exclude<Outcome, 'returned'>, more = {}): Promise<void> =>
    settleMail(db, mail.id, { state, at: clock(), ...more });
  if (isStale(mail, clock())) {
    await settle('given-up', { error: 'stale' });
    return ['given-up', true];
  }
  const composed = await composeMail(deliverer, mail, clock());
  if (!composed) {
    await settle('needless');
    return ['needless', true];
  }
  const handover = await post.send(composed.letter);
  switch (handover.kind) {
    case 'sent':
      await settle('sent', { told: composed.told });
      return ['sent', true];
    case 'refused':
      await settle('given-up', { error: handover.why });
      return ['given-up', true];
    case 'failed':
    case 'down':
      await giveBack(deliverer, mail, handover);
      return ['returned', handover.kind === 'failed'];
  }
}

/** A server that is down holds everything up alike, so only a mail that itself failed waits longer. */
async function giveBack(
  { db, clock }: Deliverer,
  mail: Mail,
  handover: Exclude<Handover, { kind: 'sent' }>,
): Promise<void> {
  const now = clock();
  const wait = handover.kind === 'failed' ? pauseAfter(mail.tries) : 0;
  const dueAt = new Date(now.getTime() + wait);
  await returnMail(db, mail.id, { dueAt, error: handover.why, now });
}
