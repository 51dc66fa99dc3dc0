// The one catalogue of problems: code → HTTP status and a sentence that says what to do.
import { CHECK_PROBLEMS } from './problem-checks.ts';
import { COLLECTING_PROBLEMS } from './problem-collecting.ts';
import { COLUMN_PROBLEMS } from './problem-columns.ts';
import { CYCLE_PROBLEMS } from './problem-cycles.ts';
import { EVIDENCE_PROBLEMS } from './problem-evidence.ts';
import { FIGURE_PROBLEMS } from './problem-figures.ts';
import { IDENTITY_PROBLEMS } from './problem-identity.ts';
import { MAIL_PROBLEMS } from './problem-mail.ts';
import { PEOPLE_PROBLEMS } from './problem-people.ts';
import { REPORT_PROBLEMS } from './problem-reports.ts';
import { SHEET_PROBLEMS } from './problem-sheet.ts';

interface Sentence {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

/** Words in {braces} are filled from the problem's params; in English from `name_en` where it is given. */
export const PROBLEMS = {
  ...FIGURE_PROBLEMS,
  ...PEOPLE_PROBLEMS,
  ...EVIDENCE_PROBLEMS,
  ...SHEET_PROBLEMS,
  ...COLLECTING_PROBLEMS,
  ...CHECK_PROBLEMS,
  ...COLUMN_PROBLEMS,
  ...IDENTITY_PROBLEMS,
  ...CYCLE_PROBLEMS,
  ...REPORT_PROBLEMS,
  ...MAIL_PROBLEMS,
  'not-found': { status: 404, vi: 'Không tìm thấy {what}.', en: '{what} was not found.' },
  'sign-in-needed': {
    status: 401,
    vi: 'Cần đăng nhập để thực hiện việc này.',
    en: 'Sign in to do this.',
  },
  'sign-in-failed': {
    status: 401,
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra lại rồi thử lần nữa.',
    en: 'The user name or password is not right. Check both and try again.',
  },
  'token-invalid': {
    status: 401,
    vi: 'Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi. Đề nghị quản trị hệ thống cấp mã mới.',
    en: 'The access token is wrong, has expired or was revoked. Ask the administrator for a new one.',
  },
  forbidden: {
    status: 403,
    vi: 'Tài khoản này không được giao quyền {what}. Liên hệ quản trị hệ thống nếu cần.',
    en: 'This account has no right to {what}. Ask the administrator if you need it.',
  },
  'csrf-mismatch': {
    status: 403,
    vi: 'Phiên làm việc không khớp. Tải lại trang rồi gửi lại; nội dung đã nhập vẫn còn.',
    en: 'The session does not match. Reload the page and send again.',
  },
  'rate-limited': {
    status: 429,
    vi: 'Gửi quá nhiều lần. Chờ {seconds} giây rồi thử lại.',
    en: 'Too many requests. Wait {seconds} seconds and try again.',
  },
  'body-invalid': {
    status: 400,
    vi: 'Nội dung gửi chưa đúng: {what}.',
    en: 'The request is not right: {what}.',
  },
  'media-type-unsupported': {
    status: 415,
    vi: 'Không nhận kiểu nội dung này. Gửi {accepted}.',
    en: 'This kind of content is not taken. Send {accepted}.',
  },
  'method-not-allowed': {
    status: 405,
    vi: 'Địa chỉ này không nhận phương thức {method}. Dùng {allowed}.',
    en: 'This address does not take {method}. Use {allowed}.',
  },
  'cursor-invalid': {
    status: 400,
    vi: 'Con trỏ trang không dùng được. Lấy lại từ trang đầu.',
    en: 'The cursor cannot be used. Start again from the first page.',
  },
  'request-running': {
    status: 409,
    vi: 'Yêu cầu có cùng Idempotency-Key đang được thực hiện. Chờ rồi gửi lại.',
    en: 'A request with the same Idempotency-Key is still running. Wait and send it again.',
  },
  'body-too-large': {
    status: 413,
    vi: 'Tệp lớn hơn {limit}. Chia nhỏ tệp rồi gửi lại.',
    en: 'The file is larger than {limit}. Split it and send again.',
  },
  'element-unknown': {
    status: 422,
    vi: 'Không có số liệu đầu vào mã «{code}».',
    en: 'There is no element «{code}».',
  },
  'element-derived': {
    status: 422,
    vi: '«{code}» được tính từ các số liệu khác, không nhập trực tiếp. Nhập các số liệu thành phần.',
    en: '«{code}» is computed from other elements. Enter its parts instead.',
  },
  'area-unknown': {
    status: 422,
    vi: 'Không có địa bàn mã «{code}».',
    en: 'There is no area «{code}».',
  },
  'area-not-reporting': {
    status: 422,
    vi: '«{code}» chỉ có số liệu toàn thành phố; chọn địa bàn 46.',
    en: '«{code}» is reported for the city only; use area 46.',
  },
  'area-ambiguous': {
    status: 422,
    vi: '«{code}» có thể là nhiều địa bàn: {candidates}. Ghi rõ mã địa bàn.',
    en: '«{code}» may be several areas: {candidates}. Give the area code.',
  },
  'unit-unknown': {
    status: 422,
    vi: 'Không có đơn vị mã «{code}».',
    en: 'There is no unit «{code}».',
  },
  'period-unknown': {
    status: 422,
    vi: '«{code}» không phải kỳ báo cáo. Viết như 2026-09, 2026-Q3, 2026-H1, 2026-9M hoặc 2026.',
    en: '«{code}» is not a period. Write 2026-09, 2026-Q3, 2026-H1, 2026-9M or 2026.',
  },
  'period-future': {
    status: 422,
    vi: 'Kỳ {code} chưa bắt đầu (từ ngày {from}). Chọn kỳ đã bắt đầu.',
    en: 'Period {code} has not begun (it starts on {from}). Choose one that has.',
  },
  'period-not-due': {
    status: 422,
    vi: '«{element}» báo cáo theo kỳ như {frequency}; kỳ {code} không nhận số liệu này.',
    en: '«{element}» is reported for periods like {frequency}; period {code} does not take it.',
  },
  'value-not-a-number': {
    status: 422,
    vi: '«{text}» chưa phải là số. Nhập số, ví dụ 1.234,5.',
    en: '«{text}» is not a number. Enter a number such as 1234.5.',
  },
  'value-comparator': {
    status: 422,
    vi: '«{text}» là mức mục tiêu, không phải kết quả. Nhập số đạt được, không kèm dấu ≥ hoặc ≤.',
    en: '«{text}» is a goal, not a result. Enter the figure without ≥ or ≤.',
  },
  'value-ambiguous-separator': {
    status: 422,
    vi: '«{text}» có thể đọc theo hai cách. Viết 1234 hoặc 1,2 cho rõ.',
    en: '«{text}» can be read in two ways. Write 1234 or 1.2.',
  },
  'value-blank': {
    status: 422,
    vi: 'Ô số liệu còn trống. Nhập số, hoặc bỏ dòng này.',
    en: 'The value is empty. Enter a number or leave the row out.',
  },
  'value-negative': {
    status: 422,
    vi: 'Số lượng không thể âm ({value}). Kiểm tra lại số liệu.',
    en: 'A count cannot be negative ({value}).',
  },
  'value-not-whole': {
    status: 422,
    vi: '«{element}» đếm theo đơn vị nguyên; {value} có phần lẻ. Nhập số nguyên.',
    en: '«{element}» counts whole things; {value} has a fraction. Enter a whole number.',
  },
  'value-percent-for-count': {
    status: 422,
    vi: '«{element}» là số lượng, không phải tỷ lệ: nhập số đếm được, không nhập {value}.',
    en: '«{element}» is a count, not a percentage: enter the number counted, not {value}.',
  },
  'value-percent-range': {
    status: 422,
    vi: '«{element}» là tỷ lệ phần trăm từ 0 đến 100; {value} nằm ngoài khoảng đó.',
    en: '«{element}» is a percentage from 0 to 100; {value} is outside it.',
  },
  'numerator-above-denominator': {
    status: 422,
    vi: 'Tử số {numerator} lớn hơn mẫu số {denominator}. Nếu đúng, xác nhận và ghi lý do.',
    en: 'Numerator {numerator} is above denominator {denominator}. If it is right, confirm it and give the reason.',
  },
  'value-restricted': {
    status: 422,
    vi: '«{element}» chưa nhận số liệu: chờ Công an thành phố xác nhận bằng văn bản là không mật.',
    en: '«{element}» takes no value until the police confirm in writing that it is not secret.',
  },
  'row-repeated': {
    status: 422,
    vi: 'Dòng này lặp lại dòng {first} (cùng số liệu, địa bàn, kỳ) với số khác. Giữ một dòng.',
    en: 'This row repeats row {first} (same element, area, period) with another value. Keep one.',
  },
  'others-rejected': {
    status: 422,
    vi: 'Dòng này đúng nhưng chưa ghi, vì yêu cầu ghi tất cả hoặc không ghi gì và có dòng sai.',
    en: 'This row is right but not written: all or nothing was asked and another row is wrong.',
  },
  'changed-meanwhile': {
    status: 409,
    vi: '{who} đã thay đổi mục này lúc {when}. Tải lại để xem, rồi quyết định.',
    en: '{who} changed this at {when}. Reload to see it, then decide.',
  },
  'reason-needed': {
    status: 422,
    vi: 'Ghi lý do của thay đổi này.',
    en: 'Give the reason for this change.',
  },
  'goal-confirmed-already': {
    status: 409,
    vi: 'Mức {goal} đã được xác nhận. Mở lại mức này, xem giá trị hiện tại rồi mới sửa.',
    en: 'Goal {goal} is confirmed already. Open it, see its present value, then change it.',
  },
  'goal-year-taken': {
    status: 409,
    vi: 'Mục tiêu {target} đã có mức {other} cho {year}. Mỗi năm chỉ một mức: chọn năm khác.',
    en: 'Target {target} already has goal {other} for {year}. Choose another year.',
  },
  'document-number-needed': {
    status: 422,
    vi: 'Ghi số, ký hiệu văn bản xác nhận, ví dụ 1234/UBND-KSTT.',
    en: 'Give the number of the confirming document, such as 1234/UBND-KSTT.',
  },
  'indicator-confirmed-already': {
    status: 409,
    vi: 'Chỉ tiêu {code} đã được xác nhận theo văn bản {document}. Mở lại chỉ tiêu này rồi mới sửa.',
    en: 'Indicator {code} is confirmed already by {document}. Open it, then change it.',
  },
  'assignment-invalid': {
    status: 422,
    vi: 'Phân công chưa dùng được: {why}.',
    en: 'The assignment cannot be used: {why}.',
  },
  'catalogue-invalid': {
    status: 422,
    vi: 'Danh mục sau thay đổi này chưa hợp lệ: {why}.',
    en: 'The catalogue would not be consistent after this change: {why}.',
  },
  'goal-year-invalid': {
    status: 422,
    vi: 'Năm «{year}» không thuộc giai đoạn {start}-{end}. Chọn một năm trong giai đoạn hoặc «cả giai đoạn».',
    en: 'Year «{year}» is outside {start}-{end}. Choose a year of the phase, or the whole phase.',
  },
  'file-not-readable': { status: 422, vi: '{why}', en: '{why}' },
  'idempotency-reused': {
    status: 422,
    vi: 'Idempotency-Key này đã dùng cho một nội dung khác. Dùng khóa mới.',
    en: 'This Idempotency-Key was used for another request. Use a new key.',
  },
  'release-unknown': {
    status: 404,
    vi: 'Không có bản công bố «{code}».',
    en: 'There is no release «{code}».',
  },
  'asof-invalid': {
    status: 400,
    vi: '«{text}» không phải thời điểm. Viết như 2026-09-20 hoặc 2026-09-20T08:00:00+07:00.',
    en: '«{text}» is not an instant. Write 2026-09-20 or 2026-09-20T08:00:00+07:00.',
  },
  'database-unavailable': {
    status: 503,
    vi: 'Cơ sở dữ liệu đang khởi động lại. Chờ vài giây rồi gửi lại; chưa có gì được ghi dở.',
    en: 'The database is restarting. Wait some seconds and send again; nothing was half-written.',
  },
  'internal-error': {
    status: 500,
    vi: 'Hệ thống gặp lỗi, số liệu đã ghi không bị ảnh hưởng. Mã sự cố: {incident}.',
    en: 'Something failed on our side; nothing written was lost. Incident: {incident}.',
  },
} as const satisfies Record<string, Sentence>;

export type ProblemCode = keyof typeof PROBLEMS;
export type ProblemParams = Readonly<Record<string, string | number>>;

/** A refusal with a stable code. Rules return it as a value; stores and edges throw it. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly params: ProblemParams;

  constructor(code: ProblemCode, params: ProblemParams = {}) {
    super(`${code}: ${phrase(code, params, 'vi')}`);
    this.name = 'Problem';
    this.code = code;
    this.params = params;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  say(language: 'vi' | 'en'): string {
    return phrase(this.code, this.params, language);
  }
}

export function phrase(code: ProblemCode, params: ProblemParams, language: 'vi' | 'en'): string {
  return PROBLEMS[code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String((language === 'en' ? params[`${name}_en`] : undefined) ?? params[name] ?? ''),
  );
}
