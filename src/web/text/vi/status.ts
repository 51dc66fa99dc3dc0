import type { Progress, Verdict } from '../../../assessment/assessment.ts';
import type { AmountStanding, Missing } from '../../../indicator/amount.ts';

const progress: Record<Progress, string> = {
  achieved: 'Đã đạt',
  'on-track': 'Đúng tiến độ',
  'at-risk': 'Có nguy cơ chậm',
  behind: 'Chậm tiến độ',
  'gap-only': 'Chỉ có mốc cuối kỳ',
  'year-unconfirmed': 'Chưa xác định năm',
  'no-data': 'Chưa có số liệu',
};

/** One sentence each, for titles, the legend and screen readers. */
const meaning: Record<Progress, string> = {
  achieved: 'Kết quả đã đạt mức mục tiêu và phải duy trì.',
  'on-track': 'Kết quả bằng hoặc vượt mức cần có vào thời điểm này để đạt mục tiêu kế tiếp.',
  'at-risk': 'Kết quả thấp hơn mức cần có, còn trong ngưỡng cảnh báo.',
  behind: 'Kết quả thấp hơn mức cần có, đã quá ngưỡng cảnh báo.',
  'gap-only':
    'Chỉ có mục tiêu cuối giai đoạn, chưa có mốc hằng năm được phê duyệt: nêu khoảng cách, không đánh giá nhanh hay chậm.',
  'year-unconfirmed':
    'Phụ lục in một giá trị nhưng chưa rõ của năm nào: nêu khoảng cách, không đánh giá đạt hay chưa đạt.',
  'no-data': 'Chưa có kết quả của kỳ này; lý do nêu ở từng mục tiêu.',
};

const verdict: Record<Verdict, string> = {
  met: 'Đạt',
  'not-due': 'Chưa đến hạn',
  missed: 'Không đạt',
};

const missing: Record<Missing, string> = {
  'not-reported': 'Chưa báo cáo',
  'not-approved': 'Chưa phê duyệt',
  'zero-denominator': 'Không phát sinh (mẫu số bằng 0)',
  'feed-stalled': 'Luồng dữ liệu gián đoạn',
  expired: 'Số liệu hết hiệu lực',
  'not-due': 'Chưa đến kỳ báo cáo',
  restricted: 'Không nhập: báo cáo theo chế độ mật',
  'no-source': 'Chưa có nguồn số liệu',
};

const standing: Record<AmountStanding, string> = {
  provisional: 'Tạm tính',
  approved: 'Đã phê duyệt',
  published: 'Đã công bố',
};

export const status = { progress, meaning, verdict, missing, standing };
