/** What a bearer token may be used for; never more than its owner's grants allow. */
export const SCOPES = [
  'read',
  'figures:write',
  'catalogue:write',
  'feeds:write',
  'registers:write',
  'reports:write',
  'tasks:write',
  'journal:read',
  'tokens:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Scopes of the demonstration's service account: reading and every write that a service can do. */
export const SERVICE_SCOPES: readonly Scope[] = [
  'read',
  'figures:write',
  'catalogue:write',
  'feeds:write',
  'registers:write',
  'reports:write',
  'tasks:write',
];
