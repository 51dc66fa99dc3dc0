import type { MailWish } from '../../access/addressee.ts';
import type { Device } from '../../access/device.ts';
import type { Factors } from '../../access/second-factor.ts';
import type { FieldError } from '../components/form.tsx';

export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly backedUp: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface SessionView {
  readonly id: number;
  readonly current: boolean;
  readonly device: Device;
  readonly address: string;
  readonly way: 'password' | 'passkey' | 'issuer' | 'link';
  readonly second: 'passkey' | 'code' | 'recovery' | 'issuer' | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** All that the page «Tài khoản của tôi» shows. */
export interface AccountView {
  readonly person: { readonly username: string; readonly name: string };
  readonly roles: readonly string[];
  readonly unitName: string | null;
  readonly email: string | null;
  readonly mail: MailWish;
  readonly password: { readonly set: boolean; readonly at: Date | null; readonly length: number };
  readonly factors: Factors;
  readonly passkeys: readonly PasskeyView[];
  /** False where browsers refuse passkeys. */
  readonly passkeysWork: boolean;
  readonly issuers: readonly {
    readonly id: string;
    readonly name: string;
    readonly linked: boolean;
    /** Goes along when a link is begun. */
    readonly proof: string;
  }[];
  readonly sessions: readonly SessionView[];
  /** True while ways of signing in may be changed without signing in again. */
  readonly fresh: boolean;
  readonly failures: number;
  /** What was done just now: a key of the texts `saved`. */
  readonly saved: string | null;
  readonly errors: readonly FieldError[];
  /** Where the person was going when failures stopped them here. */
  readonly next: string | null;
}
