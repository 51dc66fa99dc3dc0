// Printed agency names to units of the register, after abbreviations are written out.
import { fold, slug } from '../../kernel/text.ts';
import type { DraftUnit, KnownUnit } from './draft.ts';

// Spellings of one thing, and the one they are compared as.
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['ubnd tp.|ubnd tp|ubndtp', 'ubnd thành phố'],
  ['ủy ban nhân dân', 'ubnd'],
  ['vp', 'văn phòng'],
  ['tp.|tp', 'thành phố'],
  ['tw', 'trung ương'],
  ['bhxh', 'bảo hiểm xã hội'],
  ['nhnn', 'ngân hàng nhà nước'],
  ['kbnn', 'kho bạc nhà nước'],
  ['bql', 'ban quản lý'],
  ['bv', 'bệnh viện'],
  ['chqs', 'chỉ huy quân sự'],
  [
    'ủy ban mặt trận tổ quốc việt nam|ủy ban mặt trận tổ quốc|ủy ban mttq việt nam|ủy ban mttq|ubmttqvn',
    'ubmttq',
  ],
  ['lđlđ', 'liên đoàn lao động'],
  ['tand', 'tòa án nhân dân'],
  ['vksnd', 'viện kiểm sát nhân dân'],
  ['kh&cn|khcn|kh-cn|kh & cn', 'khoa học và công nghệ'],
  ['gd&đt|gdđt|gd-đt|gd & đt', 'giáo dục và đào tạo'],
  ['nn&mt|nnmt|nn & mt', 'nông nghiệp và môi trường'],
  ['tt&tt|tttt', 'thông tin và truyền thông'],
  ['kh&đt|khđt', 'kế hoạch và đầu tư'],
  ['tn&mt|tnmt', 'tài nguyên và môi trường'],
  ['vh,tt&dl|vh, tt&dl|vhtt&dl|vhttdl', 'văn hóa, thể thao và du lịch'],
  ['vh&tt|vhtt', 'văn hóa và thể thao'],
  ['lđtb&xh|lđ-tb&xh|lđtbxh|lđ-tbxh', 'lao động - thương binh và xã hội'],
  ['dt&tg|dttg', 'dân tộc và tôn giáo'],
  ['gtvt', 'giao thông vận tải'],
  ['&', 'và'],
];

const spellings = SPELLINGS.map(([short, full]) => {
  const forms = short.split('|').map((form) => fold(form).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return [new RegExp(`(?<!\\p{L})(?:${forms.join('|')})(?!\\p{L})`, 'gu'), fold(full)] as const;
});

/** Names that mean one unit have one key. */
function unitKey(name: string): string {
  let key = fold(name);
  for (const [pattern, full] of spellings) key = key.replace(pattern, full);
  return key
    .replace(/[.,;]+$/, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** «Văn phòng UBNDTP» for «Văn phòng UBND thành phố», «CATP» for «Công an thành phố Huế». */
function abbreviates(printed: string, name: string): boolean {
  if (printed.length >= name.length) return false;
  const full = unitKey(name).split(' ');
  const key = unitKey(printed);
  let shortened = key !== fold(printed).replace(/[.,;]+$/, '');
  let at = 0;
  for (const word of key.split(' ')) {
    const initials = full.slice(at, at + word.length).map(([letter]) => letter);
    const isShort = word.length > 1 && initials.join('') === word;
    if (!isShort && full[at] !== word) return false;
    shortened ||= isShort;
    at += isShort ? word.length : 1;
  }
  return shortened;
}

/** The unit under its name as printed; the register's name where the print only abbreviates it. */
export const asPrinted = ({ code, name }: DraftUnit, printed: string): DraftUnit => ({
  code,
  name: abbreviates(printed, name) ? name : printed,
});

export type FindUnit = (printed: string) => { readonly unit: DraftUnit; readonly isNew: boolean };

/** Looks names up in the register; a name not there gets a code from itself. */
export function unitFinder(known: readonly KnownUnit[]): FindUnit {
  const byKey = new Map<string, DraftUnit>();
  for (const { code, name, aliases } of known) {
    for (const text of [name, ...aliases]) {
      const key = unitKey(text);
      if (!byKey.has(key)) byKey.set(key, { code, name });
    }
  }
  return (printed) => {
    const found = byKey.get(unitKey(printed));
    if (found) return { unit: found, isNew: false };
    return { unit: { code: slug(unitKey(printed)), name: printed }, isNew: true };
  };
}
