import type { Progress } from '../../../assessment/assessment.ts';
import { MISSING_WORDS, PROGRESS_WORDS, VERDICT_WORDS } from '../../../assessment/words.ts';
import type { AmountStanding } from '../../../indicator/amount.ts';

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

const standing: Record<AmountStanding, string> = {
  provisional: 'Tạm tính',
  approved: 'Đã phê duyệt',
  published: 'Đã công bố',
};

export const status = {
  progress: PROGRESS_WORDS,
  meaning,
  verdict: VERDICT_WORDS,
  /** In lower case, to stand inside a sentence. */
  missing: MISSING_WORDS,
  standing,
};
