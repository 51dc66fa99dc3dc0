// The Vietnamese words of the assessment, one place for screens, reports and exports.
import type { Missing } from '../indicator/amount.ts';
import type { Progress, Verdict } from './assessment.ts';

export const PROGRESS_WORDS: Readonly<Record<Progress, string>> = {
  achieved: 'Đã đạt',
  'on-track': 'Đúng tiến độ',
  'at-risk': 'Có nguy cơ chậm',
  behind: 'Chậm tiến độ',
  'gap-only': 'Chỉ có mốc cuối kỳ',
  'year-unconfirmed': 'Chưa xác định năm',
  'no-data': 'Chưa có số liệu',
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  met: 'Đạt',
  'not-due': 'Chưa đến hạn',
  missed: 'Không đạt',
};

/** Why there is no number, to stand inside a sentence: «chưa có số liệu do …» or alone. */
export const MISSING_WORDS: Readonly<Record<Missing, string>> = {
  'not-reported': 'đơn vị chưa báo cáo',
  'not-approved': 'số liệu đã gửi, chưa được phê duyệt',
  'zero-denominator': 'chưa phát sinh đối tượng để tính tỷ lệ (mẫu số bằng 0)',
  'feed-stalled': 'luồng dữ liệu tự động bị gián đoạn',
  expired: 'số liệu đã hết hiệu lực, chưa được cập nhật',
  'not-due': 'chưa đến kỳ báo cáo',
  restricted: 'báo cáo theo chế độ mật, không nhập trên hệ thống',
  'no-source': 'chưa xác định được nguồn cung cấp số liệu',
};
