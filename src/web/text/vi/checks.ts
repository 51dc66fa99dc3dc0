import type { Element } from '../../../catalogue/catalogue.ts';
import type { CheckName } from '../../../catalogue/check/language.ts';
import type { TrialCell } from '../../../value/check-trial.ts';

const measure: Record<Element['measure'], string> = {
  count: 'Số đếm',
  percent: 'Tỷ lệ phần trăm',
  share: 'Phần đã hoàn thành của mốc',
  decimal: 'Số thập phân',
};

const time: Record<Element['time'], string> = {
  flow: 'Số phát sinh trong kỳ',
  stock: 'Số có đến ngày chốt',
};

const names: Record<CheckName, string> = {
  value: 'số vừa nhập',
  previous: 'kỳ trước; với số có đến ngày chốt là số gần nhất đã có',
  sameLastYear: 'cùng kỳ năm trước',
  other: 'số của nguồn khác cho đúng ô này',
  numerator: 'tử số của tỷ lệ có ô này',
  denominator: 'mẫu số của tỷ lệ đó',
  ratio: 'tỷ lệ đó, tính bằng %',
  history: 'danh sách tối đa 12 kỳ trước, cũ nhất ở đầu',
  peers: 'danh sách tỷ lệ của các xã, phường khác',
  element: 'mã số liệu',
  area: 'mã địa bàn',
  period: 'mã kỳ, ví dụ "2026-10"',
  measure: 'loại số: "count", "percent", "share", "decimal"',
  time: '"flow" hoặc "stock"',
  otherOrigin: 'nguồn khác là nguồn nào, ví dụ "feed"',
  indicator: 'mã chỉ tiêu của tỷ lệ',
  catchUp: 'đúng khi báo cáo nhập bù nhiều tháng',
  fields: 'số liệu khác cùng địa bàn và kỳ: fields["ho-so-tiep-nhan"]',
};

const change: Record<TrialCell['change'], string> = {
  new: 'Dừng thêm',
  gone: 'Không còn dừng',
  kept: 'Vẫn dừng',
};

/** Checking rules: the list, the form, the trial over past periods. */
export const checks = {
  title: 'Quy tắc kiểm tra',
  description: 'Các quy tắc kiểm tra số liệu ngay khi đơn vị nhập, thử được trên các kỳ đã qua.',
  lead: 'Mỗi số liệu được kiểm tra ngay khi nhập. Số sai rõ ràng thì phải sửa mới gửi được; số bất thường thì phải giải trình, lời giải trình đi theo số liệu.',
  caption: (count: number) => `${count} quy tắc`,
  add: 'Thêm quy tắc',
  saved: (name: string) => `Đã lưu quy tắc «${name}».`,
  savedFrom: (day: string) => `Áp dụng từ ${day}. Từ nay đến trước ngày đó vẫn dùng phiên bản cũ.`,
  savedNow: 'Áp dụng ngay cho mọi số liệu được lưu từ bây giờ.',
  column: {
    name: 'Quy tắc',
    where: 'Kiểm tra ở đâu',
    severity: 'Khi vi phạm',
    limits: 'Ngưỡng',
    state: 'Áp dụng',
  },
  severity: { block: 'Phải sửa', explain: 'Phải giải trình' },
  severityHelp: {
    block: 'Phải sửa: không gửi được báo cáo khi còn số như vậy',
    explain: 'Phải giải trình: gửi được khi đã ghi vì sao số đúng',
  },
  since: (day: string) => `từ ${day}`,
  upcoming: (day: string) => `sửa đổi áp dụng từ ${day}`,
  notYet: (day: string) => `chưa áp dụng, bắt đầu từ ${day}`,
  paused: 'tạm dừng',
  pausedFrom: (day: string) => `tạm dừng từ ${day}`,
  everywhere: 'Mọi số liệu',
  ratios: 'mọi tỷ lệ',
  ofIndicators: (codes: string) => `tỷ lệ của chỉ tiêu ${codes}`,
  measure,
  time,
  form: {
    newTitle: 'Thêm quy tắc kiểm tra',
    editTitle: 'Sửa quy tắc kiểm tra',
    code: 'Mã quy tắc',
    codeHint:
      'Chữ thường không dấu, số, gạch nối. Không đổi được về sau. Ví dụ: ho-so-khong-qua-muoi-nghin.',
    name: 'Tên quy tắc',
    nameHint: 'Nói điều phải đúng. Ví dụ: Tử số không vượt mẫu số.',
    severity: 'Khi vi phạm',
    where: 'Kiểm tra ở đâu',
    whereHint: 'Không chọn gì là kiểm tra ở mọi số liệu.',
    measures: 'Loại số',
    times: 'Cách tính theo thời gian',
    elements: 'Chỉ ở các số liệu',
    elementsHint: 'Mã số liệu, cách nhau bằng dấu phẩy hoặc xuống dòng. Để trống là mọi số liệu.',
    indicators: 'Chỉ ở tỷ lệ của các chỉ tiêu',
    indicatorsHint: 'Mã chỉ tiêu, cách nhau bằng dấu phẩy. Để trống là mọi tỷ lệ.',
    wrong: 'Số liệu sai khi',
    wrongHint:
      'Biểu thức đúng thì số liệu bị dừng. Ví dụ: value > previous * factor. Thiếu số để so thì quy tắc không nói gì.',
    limits: 'Ngưỡng',
    limitsHint: 'Mỗi dòng một ngưỡng, viết tên = số. Ví dụ: factor = 3.',
    limitLine: (line: string) => `Dòng «${line}» chưa đúng dạng tên = số. Ví dụ: threshold = 3,5.`,
    vi: 'Câu nhắc tiếng Việt',
    viHint: 'Nói phải làm gì. Chỗ trong ngoặc nhọn được điền số: {value}, {previous}, tên ngưỡng.',
    en: 'Câu nhắc tiếng Anh',
    effectiveFrom: 'Áp dụng từ ngày',
    effectiveFromHint: 'Hôm nay hoặc một ngày sau. Đến ngày đó vẫn dùng phiên bản cũ.',
    active: 'Đang dùng (bỏ chọn để tạm dừng quy tắc từ ngày trên)',
    note: 'Ghi chú',
    reason: 'Lý do thay đổi',
    reasonHint: 'Ví dụ: theo kết luận họp giao ban ngày 18/11/2026.',
    months: 'Thử trên',
    monthsOf: (count: number) => `${count} tháng đã qua`,
    tryIt: 'Thử trên các kỳ đã qua',
    save: 'Lưu quy tắc',
    history: 'Các lần thay đổi',
    conflict: (who: string) =>
      `${who} vừa lưu phiên bản khác của quy tắc này. Nội dung bạn nhập vẫn còn bên dưới; xem lại rồi lưu để thay phiên bản đó.`,
    conflictTitle: 'Quy tắc vừa được người khác sửa',
    taken: 'Mã này đã có quy tắc khác. Đặt mã khác.',
  },
  help: {
    title: 'Các tên, phép tính và hàm dùng được',
    names: 'Tên',
    meaning: 'Nghĩa',
    operations:
      'Phép tính: + − * % và so sánh < <= > >= == !=; nối điều kiện bằng && (và), || (hoặc), ! (không). Không có phép chia: nhân chéo để so cho đúng tuyệt đối. Số thập phân ghi thành ngưỡng.',
    functions:
      'Hàm: known(x) có số; whole(x) số nguyên; abs(x) trị tuyệt đối; median(danh sách) trung vị; smallest, largest nhỏ nhất, lớn nhất; outlier(x, danh sách, ngưỡng) điểm z điều chỉnh vượt ngưỡng; differs(a, b, phần trăm) lệch quá phần trăm; danh_sách.size() số phần tử; danh_sách.exists(h, …), .all(h, …), .filter(h, …).',
    placeholders: (names: string) =>
      `Chỗ điền trong câu nhắc: ${names}, tên ngưỡng, mã số liệu đọc trong fields.`,
  },
  trial: {
    title: 'Kết quả thử trên các kỳ đã qua',
    found: (after: string, asked: string) =>
      `Quy tắc này sẽ dừng ${after} trong ${asked} số liệu đã có.`,
    before: (before: string) => `Phiên bản đang áp dụng dừng ${before}.`,
    failed: (count: number) =>
      `Không tính được ở ${count} ô, ví dụ vì chia lấy dư cho 0. Ở các ô đó quy tắc sẽ không nói gì.`,
    note: 'Đây chỉ là thử: chưa lưu gì, chưa số liệu nào bị dừng.',
    byPeriod: 'Theo kỳ',
    cells: 'Các ô bị dừng',
    left: (count: number) => `Còn ${count} ô nữa không liệt kê.`,
    none: 'Không ô nào bị dừng.',
    column: {
      period: 'Kỳ',
      asked: 'Đã kiểm tra',
      before: 'Hiện nay dừng',
      after: 'Sẽ dừng',
      area: 'Địa bàn',
      element: 'Số liệu',
      value: 'Giá trị',
      change: 'Thay đổi',
      says: 'Câu nhắc',
    },
    change,
  },
  names,
};
