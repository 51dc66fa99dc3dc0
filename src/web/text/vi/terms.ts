import type {
  Disclosure,
  Frequency,
  Goal,
  Indicator,
  Origin,
} from '../../../catalogue/catalogue.ts';
import type { Basis } from '../../../kernel/period.ts';
import type { Punctuality } from '../../../value/punctuality.ts';

const frequency: Record<Frequency, string> = {
  month: 'Hằng tháng',
  quarter: 'Hằng quý',
  half: '6 tháng một lần',
  year: 'Hằng năm',
  'school-year': 'Mỗi năm học',
};

const origin: Record<Origin, string> = {
  reported: 'Báo cáo của đơn vị',
  register: 'Sổ theo dõi',
  feed: 'Luồng dữ liệu tự động',
  figure: 'Số tổng hợp do cơ quan quản lý gửi',
  portal: 'Cổng Dịch vụ công quốc gia',
};

const kind: Record<Indicator['kind'], string> = {
  ratio: 'Tỷ lệ: tổng tử số chia tổng mẫu số',
  count: 'Số đếm',
  reduction: 'Mức giảm so với năm gốc',
  milestone: 'Mốc công việc có trọng số',
};

const time: Record<Indicator['time'], string> = {
  flow: 'Số phát sinh trong kỳ, cộng lũy kế từ đầu năm',
  stock: 'Số có đến ngày chốt',
};

const basis: Record<Basis, string> = {
  administrative: 'Tháng báo cáo hành chính (ngày 15 tháng trước đến ngày 14)',
  calendar: 'Tháng dương lịch',
};

const disclosure: Record<Disclosure, string> = {
  public: 'Công khai',
  internal: 'Nội bộ',
  restricted: 'Báo cáo theo chế độ mật',
};

const goal: Record<Goal['standing'], string> = {
  confirmed: 'Đã xác định',
  assumed: 'Tạm xác định',
  unplaced: 'Chưa rõ năm',
};

const definition: Record<Indicator['standing'], string> = {
  proposed: 'Dự thảo cách tính',
  confirmed: 'Cách tính đã xác nhận',
};

const punctuality: Record<Punctuality, string> = {
  'on-time': 'Đúng hạn',
  late: 'Trễ hạn',
  missing: 'Chưa có',
  open: 'Chưa đến hạn',
};

/** Words for the codes of the catalogue and of values. */
export const terms = {
  ...{ frequency, origin, kind, time, basis, disclosure, goal, definition, punctuality },
  version: (version: number, from: string) => `phiên bản ${version}, áp dụng từ ${from}`,
  numerator: 'Tử số',
  denominator: 'Mẫu số',
  estimated: 'ước tính',
  simulated: 'mô phỏng',
  none: 'Không có',
};
