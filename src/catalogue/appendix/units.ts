// Printed agency names to units of the register, after abbreviations are written out.
import { fold, slug } from '../../kernel/text.ts';
import type { DraftUnit, KnownUnit } from './draft.ts';

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})ubnd\s*tp(?!\p{L})/gu, 'ubnd thành phố'],
  [/(?<!\p{L})ủy ban nhân dân(?!\p{L})/gu, 'ubnd'],
  [/(?<!\p{L})vp(?!\p{L})/gu, 'văn phòng'],
  [/(?<!\p{L})tp\.?(?=\s|$)/gu, 'thành phố'],
  [/(?<!\p{L})tw(?!\p{L})/gu, 'trung ương'],
  [/(?<!\p{L})bhxh(?!\p{L})/gu, 'bảo hiểm xã hội'],
  [/(?<!\p{L})nhnn(?!\p{L})/gu, 'ngân hàng nhà nước'],
  [/(?<!\p{L})kbnn(?!\p{L})/gu, 'kho bạc nhà nước'],
  [/(?<!\p{L})bql(?!\p{L})/gu, 'ban quản lý'],
  [/(?<!\p{L})bv(?!\p{L})/gu, 'bệnh viện'],
  [/(?<!\p{L})chqs(?!\p{L})/gu, 'chỉ huy quân sự'],
  [/(?<!\p{L})(ubmttq(vn)?|ủy ban mttq|ủy ban mặt trận tổ quốc)( việt nam)?/gu, 'ubmttq'],
  [/(?<!\p{L})lđlđ(?!\p{L})/gu, 'liên đoàn lao động'],
  [/(?<!\p{L})tand(?!\p{L})/gu, 'tòa án nhân dân'],
  [/(?<!\p{L})vksnd(?!\p{L})/gu, 'viện kiểm sát nhân dân'],
  [/(?<!\p{L})(kh\s?&\s?cn|khcn|kh-cn)(?!\p{L})/gu, 'khoa học và công nghệ'],
  [/(?<!\p{L})(gd\s?&\s?đt|gdđt|gd-đt)(?!\p{L})/gu, 'giáo dục và đào tạo'],
  [/(?<!\p{L})(nn\s?&\s?mt|nnmt)(?!\p{L})/gu, 'nông nghiệp và môi trường'],
  [/(?<!\p{L})(tt\s?&\s?tt|tttt)(?!\p{L})/gu, 'thông tin và truyền thông'],
  [/(?<!\p{L})(kh\s?&\s?đt|khđt)(?!\p{L})/gu, 'kế hoạch và đầu tư'],
  [/(?<!\p{L})(tn\s?&\s?mt|tnmt)(?!\p{L})/gu, 'tài nguyên và môi trường'],
  [/(?<!\p{L})(vh,?\s?tt\s?&\s?dl|vhttdl)(?!\p{L})/gu, 'văn hóa, thể thao và du lịch'],
  [/(?<!\p{L})(vh\s?&\s?tt|vhtt)(?!\p{L})/gu, 'văn hóa và thể thao'],
  [/(?<!\p{L})(lđ-?tb\s?&?\s?xh)(?!\p{L})/gu, 'lao động - thương binh và xã hội'],
  [/(?<!\p{L})gtvt(?!\p{L})/gu, 'giao thông vận tải'],
  [/\s*&\s*/gu, ' và '],
];

/** Names that mean one unit have one key. */
export function unitKey(name: string): string {
  let key = fold(name);
  for (const [pattern, full] of ABBREVIATIONS) key = key.replace(pattern, fold(full));
  return key.replace(/[.,;]+$/, '').replace(/\s+/gu, ' ').trim();
}

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
