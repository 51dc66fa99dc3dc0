// A User-Agent header in words that a person recognises; good enough to tell one's own devices apart.

export interface Device {
  /** Such as Chrome; null where it is not known. */
  readonly browser: string | null;
  readonly system: string | null;
}

// The first that is found counts: others claim to be Chrome and Safari as well.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/coc_coc_browser/, 'Cốc Cốc'],
  [/edga?\//, 'Edge'],
  [/opr\//, 'Opera'],
  [/samsungbrowser\//, 'Samsung Internet'],
  [/zalo/, 'Zalo'],
  [/firefox\/|fxios\//, 'Firefox'],
  [/chrome\/|crios\//, 'Chrome'],
  [/version\/.*safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/android/, 'Android'],
  [/iphone/, 'iPhone'],
  [/ipad/, 'iPad'],
  [/windows/, 'Windows'],
  [/mac os x|macintosh/, 'macOS'],
  [/cros/, 'ChromeOS'],
  [/linux/, 'Linux'],
];

export function deviceOf(userAgent: string): Device {
  const text = userAgent.toLowerCase();
  const find = (table: readonly (readonly [RegExp, string])[]): string | null =>
    table.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  return { browser: find(BROWSERS), system: find(SYSTEMS) };
}
