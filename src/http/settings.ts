import type { Issuer } from '../access/issuer.ts';
import type { Lifetime } from '../access/sign-in.ts';

/** What the HTTP edge needs to know; src/settings.ts makes it from the environment. */
export interface HttpSettings {
  /** Open to read, with simulated data; a real instance shows nothing but sign-in until a release. */
  readonly demonstration: boolean;
  readonly instanceName: string;
  /** Address by which people reach the instance; null: as each request says. */
  readonly publicUrl: URL | null;
  readonly rateLimit: boolean;
  /** Proxies in front whose X-Forwarded-For is believed; 0: none. */
  readonly trustedProxies: number;
  /** Largest body that brings files or figures, in bytes. */
  readonly uploadLimit: number;
  readonly session: Lifetime;
  /** Systems that vouch for people, in the order of their buttons. */
  readonly issuers: readonly Issuer[];
  /** Whether mail can be sent: SMTP_URL is set. */
  readonly mail: boolean;
  /** Version of the program, part of every ETag. */
  readonly version: string;
}
