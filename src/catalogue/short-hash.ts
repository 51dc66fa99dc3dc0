const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/** FNV-1a of 64 bits over UTF-16 code units, as 13 letters and digits: tells versions apart, guards nothing. */
export function shortHash(text: string): string {
  let hash = OFFSET;
  for (let i = 0; i < text.length; i += 1) {
    hash = ((hash ^ BigInt(text.charCodeAt(i))) * PRIME) & MASK;
  }
  return hash.toString(36).padStart(13, '0');
}
