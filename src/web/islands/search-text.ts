/** Lower case without diacritics, as the server folds it: «Sở Tư pháp» is found by «so tu phap». */
export function searchText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}

/** True when every word of the question occurs in the text. */
export const answers = (text: string, question: string): boolean =>
  searchText(question)
    .split(' ')
    .every((word) => text.includes(word));
