import { Problem } from '../../kernel/problem.ts';
import { type Deps, isReading, type RequestContext, type Step } from '../deps.ts';

interface Allowance {
  /** Requests at once, and how many come back each second. */
  readonly burst: number;
  readonly perSecond: number;
}

const ALLOWANCES = {
  'sign-in': { burst: 120, perSecond: 2 },
  read: { burst: 3000, perSecond: 50 },
  write: { burst: 600, perSecond: 20 },
  machine: { burst: 3000, perSecond: 100 },
} as const satisfies Record<string, Allowance>;
type Kind = keyof typeof ALLOWANCES;

const SIGNING_IN =
  /^\/(sign-in|first-sign-in|set-password|forgotten-password|api\/v1\/sessions)(\/|$)/;

interface Bucket {
  left: number;
  at: number;
}

const MANY = 50_000;

/** A token bucket for each client and kind of request; answers from the cache cost nothing. */
export function limitRate(deps: Deps): Step {
  const buckets = new Map<string, Bucket>();
  return async (c, next) => {
    if (deps.settings.rateLimit && !isProbe(c.req.path)) {
      const kind = kindOf(c);
      const seconds = take(buckets, `${kind}|${c.var.client}`, ALLOWANCES[kind], c.var.now);
      if (seconds > 0) throw new Problem('rate-limited', { seconds });
    }
    await next();
  };
}

const isProbe = (path: string): boolean =>
  path === '/healthz' || path === '/readyz' || path.startsWith('/assets/');

function kindOf(c: RequestContext): Kind {
  // Setting out for an issuer and coming back is work, though the browser only reads.
  if (c.req.path.startsWith('/sign-in/issuer/')) return 'sign-in';
  if (isReading(c.req.method)) return 'read';
  if (SIGNING_IN.test(c.req.path)) return 'sign-in';
  return c.req.header('Authorization') ? 'machine' : 'write';
}

/** Takes one request from the bucket: 0 when it may go on, else the seconds to wait. */
export function take(
  buckets: Map<string, Bucket>,
  key: string,
  { burst, perSecond }: Allowance,
  now: Date,
): number {
  const at = now.getTime();
  const bucket = buckets.get(key);
  const left = bucket
    ? Math.min(burst, bucket.left + (Math.max(0, at - bucket.at) / 1000) * perSecond)
    : burst;
  if (left < 1) return Math.ceil((1 - left) / perSecond);
  if (buckets.size >= MANY) forgetFull(buckets, at);
  buckets.set(key, { left: left - 1, at });
  return 0;
}

// A bucket untouched for two minutes is full again under every allowance.
function forgetFull(buckets: Map<string, Bucket>, at: number): void {
  for (const [key, bucket] of buckets) if (at - bucket.at > 120_000) buckets.delete(key);
}
