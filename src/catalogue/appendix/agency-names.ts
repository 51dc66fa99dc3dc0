// How Vietnamese agencies begin, and the departments a province may have. General knowledge, no province's list.
import { fold } from '../../kernel/text.ts';

type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Phrases by their first word, the longest first. */
function phrases(list: string): Phrases {
  const split = list.split('|').map((phrase) => fold(phrase).split(' '));
  split.sort((a, b) => b.length - a.length);
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const phrase of split) {
    const first = bare(phrase[0] ?? '');
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  return byFirst;
}

const remember = (rule: (word: string) => string): ((word: string) => string) => {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word) ?? rule(word);
    if (known.size < 20_000) known.set(word, found);
    return found;
  };
};

/** Folding of single words, remembered: one row asks for the same words many times. */
export const foldWord = remember(fold);

/** A word stripped of list marks and folded: «Sở,» and «sở» are one. */
export const bare = remember((word) => fold(word.replace(/^[-+•*(«"“]+|[,;:.)»"”]+$/gu, '')));

// A head that may stand directly before another one («Văn phòng UBND», «Cục Thuế»).
const NESTING = `văn phòng|văn phòng đoàn|vp|ban|ban quản lý|ban tổ chức|ban thường trực|ban thường vụ|ban chấp hành|
bql|bộ|bệnh viện|bv|trung tâm|chi cục|cục|tổng cục|trường|viện|chủ tịch|phó chủ tịch|lãnh đạo|phòng|thường trực|
tổ|quỹ|hội|liên minh|chi nhánh|tổng|báo và|cổng|cơ quan|đơn vị|đại diện|công đoàn|đảng ủy`;

const PLAIN = `sở|ban chỉ đạo|ban chỉ huy|ban dân vận|ban tuyên giáo|ban dân tộc|ban nội chính|ubnd|
ủy ban nhân dân|ubndtp|ubmttq|ubmttqvn|mttq|ủy ban mttq|ủy ban mặt trận tổ quốc|mặt trận tổ quốc|mặt trận|ủy ban|hđnd|
hội đồng nhân dân|hội đồng|công an|bhxh|bảo hiểm xã hội|ngân hàng|nhnn|kho bạc|kbnn|đại học|học viện|cao đẳng|
thuế|hải quan|thống kê|bộ chỉ huy|bch|bộ chqs|bchqs|bchbp|bộ tư lệnh|thanh tra|vksnd|viện kiểm sát|tand|tòa án|
liên đoàn|lđlđ|tỉnh đoàn|thành đoàn|huyện đoàn|đoàn thanh niên|đoàn tncs|đoàn đbqh|đoàn khối|đoàn|tỉnh ủy|
thành ủy|huyện ủy|báo|đài|bưu điện|viễn thông|điện lực|cấp nước|trạm|công ty|tổng công ty|tập đoàn|doanh nghiệp|viettel|vnpt|mobifone|
hiệp hội|liên hiệp|tổ công tác|cảng vụ|cảng|vườn quốc gia|thư viện|bảo tàng|hạt kiểm lâm|đội quản lý|quân khu|
thi hành án|kiểm toán|nhà máy|hợp tác xã|htx|xã đoàn|dự án`;

const GENERIC_OPENING = `các|tất cả các|toàn thể các|các các|từng|mọi`;

// What a group of agencies is made of: «Các sở, ban, ngành, UBND các xã, phường».
const GENERIC_NOUN = `sở|ban|ngành|bộ|cơ quan|đơn vị|địa phương|doanh nghiệp|tổ chức|đoàn thể|hội|hội đoàn thể|
đoàn|phòng|cấp|xã|phường|đặc khu|huyện|thị xã|thành phố|quận|trường|bệnh viện|cơ sở|ngân hàng|tập đoàn|công ty|
chủ|nhà mạng|hiệp hội|tổ|trung tâm|ubnd|ủy ban nhân dân|sàn|hợp tác xã|nhà trường|khu|viện|liên quan|có liên quan|
trung ương|lực lượng|chi nhánh|hộ|cục|chi cục|phòng ban|sở ban ngành|cá nhân|người dân|thôn|bản|tổ dân phố`;

const DEPARTMENTS = `tư pháp|khoa học và công nghệ|khoa học, công nghệ|nội vụ|tài chính|y tế|giáo dục và đào tạo|
giáo dục - đào tạo|công thương|xây dựng|nông nghiệp và môi trường|nông nghiệp và phát triển nông thôn|
văn hóa, thể thao và du lịch|văn hóa, thể thao, du lịch|văn hóa và thể thao|văn hóa, thể thao|du lịch|
dân tộc và tôn giáo|dân tộc, tôn giáo|ngoại vụ|thông tin và truyền thông|kế hoạch và đầu tư|
tài nguyên và môi trường|lao động - thương binh và xã hội|lao động, thương binh và xã hội|
lao động thương binh và xã hội|giao thông vận tải|giao thông công chánh|quy hoạch - kiến trúc|
quy hoạch và kiến trúc|quy hoạch kiến trúc|an toàn thực phẩm|kh&cn|khcn|kh-cn|gd&đt|gdđt|gd-đt|gd và đt|nn&mt|nnmt|
nn và mt|tt&tt|tttt|vh,tt&dl|vh, tt&dl|vhtt&dl|vhttdl|vh&tt|vhtt|vhtt-dl|lđtb&xh|lđtbxh|lđ-tb&xh|lđ-tbxh|tn&mt|
tnmt|kh&đt|khđt|gtvt|nn&ptnt|nnptnt|dt&tg|dttg|xd|tc|nv|tp|yt|ct|nông nghiệp - môi trường|nông nghiệp & môi trường|
khoa học & công nghệ|giáo dục & đào tạo|kế hoạch & đầu tư|thông tin & truyền thông|dân tộc & tôn giáo|
văn hoá, thể thao & du lịch`;

const nesting = phrases(NESTING);
const plain = phrases(PLAIN);
const openings = phrases(GENERIC_OPENING);
const nouns = phrases(GENERIC_NOUN);
const departments = phrases(DEPARTMENTS);

/** Longest phrase of the list that stands at `at`; 0 words where none does. Inner commas must agree. */
function matchAt(list: Phrases, words: readonly string[], at: number): number {
  const found = list
    .get(bare(words[at] ?? ''))
    ?.find((phrase) => phrase.every((part, i) => sameWord(words[at + i], part, i, phrase)));
  return found?.length ?? 0;
}

function sameWord(
  word: string | undefined,
  part: string,
  i: number,
  phrase: readonly string[],
): boolean {
  if (word === undefined) return false;
  if (i === phrase.length - 1) return bare(word) === bare(part);
  return (i === 0 ? foldWord(word.replace(/^[-+•*(]+/u, '')) : foldWord(word)) === part;
}

export interface Head {
  readonly length: number;
  readonly nests: boolean;
}

/** Agency head at a word (how many words it takes); undefined where no agency begins. */
export function headAt(words: readonly string[], at: number): Head | undefined {
  if (isCommonWord(words[at] ?? '', words[at + 1]) || isPlaceName(words, at)) return undefined;
  const nested = matchAt(nesting, words, at);
  const simple = matchAt(plain, words, at);
  if (nested === 0 && simple === 0) return undefined;
  return { length: Math.max(nested, simple), nests: nested > simple };
}

/** «Hải Phòng» is a city; its second word opens no agency. */
const isPlaceName = (words: readonly string[], at: number): boolean =>
  bare(words[at] ?? '') === 'phòng' && words[at - 1] === 'Hải';

// «Bộ tiêu chí», «Ban hành», «Trường học», «Báo cáo» are no agencies.
const COMMON = /^(bộ|ban|hội|viện|cục|báo|đài|đoàn|trường|tổ|quỹ|phòng|trạm|dự|cảng|bảo|tổng)$/u;
const AFTER_COMMON =
  /^(các|cấp|tỉnh|thành|tp\.?|xã|phường|quản|chỉ|tổ|thường|chấp|dân|tuyên|nội|kiểm|hiểm|bí)$/u;

function isCommonWord(word: string, next: string | undefined): boolean {
  if (next === undefined || !/^\p{Ll}/u.test(next)) return false;
  return COMMON.test(word.toLowerCase()) && !AFTER_COMMON.test(next.toLowerCase());
}

/** Words that open a group of agencies («Các sở», «Các cơ quan»); 0 where none opens. */
export function groupOpeningAt(words: readonly string[], at: number): number {
  const opening = matchAt(openings, words, at);
  if (opening > 0) return matchAt(nouns, words, at + opening) > 0 ? opening + 1 : 0;
  const direct = /^(cơ quan|đơn vị|địa phương|sở, (ban, )?ngành)/u.exec(
    words
      .slice(at, at + 3)
      .map(foldWord)
      .join(' '),
  );
  return direct ? 1 : 0;
}

export const genericNounAt = (words: readonly string[], at: number): number =>
  matchAt(nouns, words, at);

/** Department body after «Sở»: its length, and whether the print stops in the middle of one. */
export function departmentAt(
  words: readonly string[],
  at: number,
): { readonly length: number; readonly cut: boolean } {
  const length = matchAt(departments, words, at);
  if (length > 0) return { length, cut: false };
  return {
    length: 0,
    cut: (departments.get(bare(words[at] ?? '')) ?? []).some((body) => cutShort(body, words, at)),
  };
}

/** True when the words from `at` agree with the body's beginning but end before it does. */
function cutShort(body: readonly string[], words: readonly string[], at: number): boolean {
  let i = 0;
  while (i < body.length && sameWord(words[at + i], body[i] ?? '', i, body)) i += 1;
  return i > 0 && i < body.length;
}
