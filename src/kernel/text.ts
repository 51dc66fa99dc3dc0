// Vietnamese writes one word in several ways (NFD, Hóa and Hoá); names are compared after folding.

const TONES = '\u0300\u0301\u0303\u0309\u0323';
const CLUSTER = /(o|u)([aeoy])/u;

/** NFC, non-breaking and other odd spaces to one plain space, ends trimmed. Letters are kept. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\ufeff\u00ad]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Form in which two spellings of one name are equal: lower case, tone mark at the word's end. */
export function fold(text: string): string {
  return normalise(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{L}\p{M}]+/gu, moveTone)
    .normalize('NFC');
}

/** Form for search: folded, without any diacritic, đ as d, punctuation as space. */
export function searchKey(text: string): string {
  return fold(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}

/** Short lower-case code made from a name: «Sở Tư pháp» gives so-tu-phap. */
export function slug(text: string): string {
  return searchKey(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

// Only the open clusters oa, oe, uy (and uê, uơ by diacritic) carry the tone in two places.
function moveTone(word: string): string {
  const tone = [...word].find((c) => TONES.includes(c));
  if (!tone || !CLUSTER.test(word.replace(/\p{M}/gu, ''))) return word;
  return word.replace(tone, '') + tone;
}

const collator = new Intl.Collator('vi', { numeric: true });

/** Order of names as a Vietnamese reader expects it. */
export const compareNames = (a: string, b: string): number => collator.compare(a, b);
