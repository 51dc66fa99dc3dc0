// Other systems that vouch for people (OpenID Connect), and how their claims lead to an account here.

/** A system that vouches for people, as configured. */
export interface Issuer {
  /** Short name in addresses, such as vneid. */
  readonly id: string;
  /** Said on the button. */
  readonly name: string;
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly scope: string;
  /** Claim that equals a property of exactly one account; null: only linked accounts come in. */
  readonly match: ClaimMatch | null;
  /** `issuer`: it asks for two factors itself, and that is enough; `here`: this instance asks. */
  readonly secondFactor: 'issuer' | 'here';
}

export const MATCH_PROPERTIES = ['username', 'email', 'personal-key'] as const;

export interface ClaimMatch {
  readonly claim: string;
  readonly property: (typeof MATCH_PROPERTIES)[number];
}

export type Claims = Readonly<Record<string, unknown>>;

/**
 * The text to look for among accounts; undefined when the claim is missing, is no text, or is an e-mail
 * address that the issuer has not verified.
 */
export function matchText(claims: Claims, { claim, property }: ClaimMatch): string | undefined {
  const value = claims[claim];
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  if (property === 'email' && claims.email_verified !== true) return undefined;
  return property === 'personal-key' ? value.trim() : value.trim().toLowerCase();
}

interface Read {
  readonly issuers: readonly Issuer[];
  /** One sentence for each thing that is wrong. */
  readonly faults: readonly string[];
}

/** Reads OIDC_ISSUERS: a JSON list of issuers. An empty text means none. */
export function readIssuers(text: string): Read {
  if (text === '') return { issuers: [], faults: [] };
  const list = parseList(text);
  if (!list) return { issuers: [], faults: ['cần một danh sách JSON (a JSON list)'] };
  const read = list.map((entry, i) => readIssuer(entry, i));
  const faults = read.flatMap((one) => (typeof one === 'string' ? [one] : []));
  const issuers = read.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  const ids = issuers.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  return {
    issuers,
    faults: twice ? [...faults, `id «${twice}» có hai lần (is there twice)`] : faults,
  };
}

function parseList(text: string): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

const KNOWN = [
  'id',
  'name',
  'issuer',
  'clientId',
  'clientSecret',
  'scope',
  'match',
  'secondFactor',
];

type Given = Readonly<Record<string, unknown>>;

const textIn = (given: Given, name: string): string =>
  typeof given[name] === 'string' ? given[name] : '';

/** Whether a field is as it must be, and what it must be. */
const RULES: readonly (readonly [string, (given: Given) => boolean, string])[] = [
  ['id', (given) => /^[a-z0-9-]{1,40}$/.test(textIn(given, 'id')), 'a-z 0-9 -'],
  [
    'issuer',
    (given) => isIssuerUrl(textIn(given, 'issuer')),
    'https://… (http: chỉ cho localhost, only for localhost)',
  ],
  ['clientId', (given) => textIn(given, 'clientId') !== '', 'còn thiếu (missing)'],
  [
    'match',
    (given) => readMatch(given.match) !== undefined,
    `{"claim": "…", "property": "${MATCH_PROPERTIES.join('|')}"}`,
  ],
  [
    'secondFactor',
    ({ secondFactor = 'here' }) => secondFactor === 'here' || secondFactor === 'issuer',
    'here|issuer',
  ],
];

function readIssuer(entry: unknown, i: number): Issuer | string {
  if (typeof entry !== 'object' || entry === null) return `[${i}]: cần một đối tượng (an object)`;
  const given = entry as Given;
  const unknown = Object.keys(given).find((name) => !KNOWN.includes(name));
  if (unknown) return `[${i}].${unknown}: không có mục này (no such field)`;
  const broken = RULES.find(([, holds]) => !holds(given));
  if (broken) return `[${i}].${broken[0]}: ${broken[2]}`;
  const text = (name: string): string => textIn(given, name);
  return {
    id: text('id'),
    name: text('name') || text('id'),
    url: text('issuer'),
    clientId: text('clientId'),
    clientSecret: text('clientSecret') || null,
    scope: text('scope') || 'openid profile email',
    match: readMatch(given.match) ?? null,
    secondFactor: given.secondFactor === 'issuer' ? 'issuer' : 'here',
  };
}

function readMatch(given: unknown): ClaimMatch | null | undefined {
  if (given === undefined || given === null) return null;
  const { claim, property } = given as { claim?: unknown; property?: unknown };
  const known = MATCH_PROPERTIES.find((one) => one === property);
  return typeof claim === 'string' && claim && known ? { claim, property: known } : undefined;
}

/** Plain http is for an issuer on this machine alone. */
export const isLoopbackHost = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);

function isIssuerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}
