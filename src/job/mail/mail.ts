// The outbox's words and rules: what a mail is, when it is tried again, when it is given up.

/** What each kind of mail is told when it is queued; the rest is found out when it is written. */
export interface MailParams {
  /** All work of the person. `cycle`: only while there is one in that cycle. */
  readonly work: { readonly cycle?: string; readonly from?: string };
  /** Late work of the person's unit, to its leader. */
  readonly 'late-unit': Readonly<Record<never, never>>;
  /** Late work of all units, to the standing office. */
  readonly 'late-list': Readonly<Record<never, never>>;
  /** A link that sets a new password; a path of this instance. */
  readonly 'password-reset': { readonly path: string; readonly hours: number };
}
export type MailTemplate = keyof MailParams;

export type Mail = {
  [T in MailTemplate]: {
    readonly id: number;
    readonly person: number;
    readonly template: T;
    readonly params: MailParams[T];
    readonly messageId: string;
    readonly by: string;
    readonly at: Date;
    readonly tries: number;
  };
}[MailTemplate];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Pauses after the first, second … failure in a row; the last one repeats. */
const PAUSES = [1, 2, 4, 8, 15, 30].map((minutes) => minutes * MINUTE);

export const pauseAfter = (failures: number): number =>
  PAUSES[Math.min(Math.max(failures, 1), PAUSES.length) - 1] ?? MINUTE;

/** While a mail is being handed over nobody else takes it; longer than any time limit of a connection. */
export const LEASE_MS = 2 * MINUTE;

/** After so long without success a mail says nothing useful any more. */
const USEFUL_MS: Readonly<Record<MailTemplate, number>> = {
  work: 7 * 24 * HOUR,
  'late-unit': 7 * 24 * HOUR,
  'late-list': 7 * 24 * HOUR,
  'password-reset': 24 * HOUR,
};

export const isStale = (mail: Pick<Mail, 'template' | 'at'>, now: Date): boolean =>
  now.getTime() - mail.at.getTime() > USEFUL_MS[mail.template];

/** One mail as it goes out. */
export interface Letter {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly date: Date;
}

/**
 * How handing over ended. `refused`: this address will never take it. `failed`: this mail may be tried
 * again. `down`: the server cannot be spoken to, so nothing else need be tried now.
 */
export type Handover =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' | 'failed' | 'down'; readonly why: string };

/** The way out; smtp.file.ts is the real one. */
export interface Post {
  send(letter: Letter): Promise<Handover>;
  /** Cuts what is under way. */
  close(): void;
}
