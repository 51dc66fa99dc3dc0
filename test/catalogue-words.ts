// What is Vietnamese on an English page by right: names and texts of the catalogue, and what people wrote.
import { withDefaultAssignments } from '../src/catalogue/assignment.ts';
import { loadDemonstration } from '../src/catalogue/demo-overlay.file.ts';
import { CATALOGUE } from '../src/verb/folders.ts';

const VIETNAMESE = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/iu;

// What the simulation entered and names of demonstration accounts.
const WRITTEN = [
  /^Đính chính: .*/g,
  /[^(]*\(mô phỏng\)/g,
  /Hệ thống kết nối|Thư ký Cơ quan thường trực|Kiểm toán viên/g,
];

// Quotations, the instance, kinds of areas before their names, short names on the map.
const NAMES = [
  /Cán bộ đầu mối|Lãnh đạo/g,
  /«[^»]*»/g,
  /Kỳ Đài/g,
  /(Thành phố|Phường|Xã) /g,
  /^\p{Lu}\.\p{L}+$/gu,
];

/** Tells what is left of a text without the catalogue's words; empty when no Vietnamese letter is. */
export async function leftoverOf(): Promise<(text: string) => string> {
  const words = new Set<string>();
  const { source, confirmations } = await loadDemonstration(CATALOGUE);
  collect([source, confirmations, withDefaultAssignments(source)], words);
  const longest = [...words].filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
  return (text) => {
    let rest = text.normalize('NFC');
    for (const pattern of WRITTEN) rest = rest.replace(pattern, '');
    for (const word of longest) {
      rest = rest.replaceAll(word, '');
      if (rest.includes('…')) rest = withoutStart(rest, word);
    }
    for (const pattern of NAMES) rest = rest.replace(pattern, '');
    return VIETNAMESE.test(rest) ? rest.trim() : '';
  };
}

// A long name is cut at a space and ends with «…».
function withoutStart(text: string, word: string): string {
  const at = text.indexOf(word.slice(0, 16));
  const end = text.indexOf('…', at);
  if (word.length < 24 || at < 0 || end < 0) return text;
  return word.startsWith(text.slice(at, end)) ? text.slice(0, at) + text.slice(end + 1) : text;
}

function collect(thing: unknown, into: Set<string>): void {
  if (typeof thing === 'string') {
    if (VIETNAMESE.test(thing)) into.add(thing.normalize('NFC').replace(/\s+/g, ' ').trim());
  } else if (thing instanceof Map) {
    collect([...thing.entries()], into);
  } else if (thing !== null && typeof thing === 'object') {
    for (const part of Object.values(thing)) collect(part, into);
  }
}
