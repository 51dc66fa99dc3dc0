// How each counted thing of the demonstration develops. Everything here is made up, except the
// population (1.236.393 people), so that every status of the scoreboard has its example.
import { monthIndex } from '../../kernel/period.ts';
import type { Course } from './course.ts';

/** A total of its own: its number at the end of 2025 and its growth in percent a year. */
export interface Whole {
  readonly whole: number;
  readonly growth?: number;
  /** Counted outside the communes too (departments), as a share of what the communes count. */
  readonly elsewhere?: number;
  /** Nobody posts a total for the city although one could stand: the communes' sum does. */
  readonly unposted?: boolean;
}

/** A part of another element, or of a fixed number, along a course in percent. */
export interface Part {
  readonly of: string | number;
  readonly course: Course;
  /** Slow ups and downs on the logistic scale; 0.02 unless told. */
  readonly drift?: number;
  /** How far communes lie apart on the logistic scale; 0.5 unless told. */
  readonly apart?: number;
  /** A campaign: first and last month in which it stands higher on the logistic scale. */
  readonly surge?: { readonly from: number; readonly to: number; readonly by: number };
  readonly unposted?: boolean;
}

export type Story = Whole | Part;

export const POPULATION = 1_236_393;

const PROCEDURES = 'tthc-thuoc-tham-quyen';
const DOSSIERS = 'ho-so-tiep-nhan';
const CITIZENS = 'cong-dan-du-dieu-kien-cap-can-cuoc';

const PUBLIC_SERVICES: Readonly<Record<string, Story>> = {
  [PROCEDURES]: { whole: 1872, growth: -1.5 },
  'tthc-da-ban-hanh-danh-muc-truong': { of: PROCEDURES, course: [6, 18.6, 44.5, 53.5, 86] },
  'tthc-du-dieu-kien-cat-giam': { of: PROCEDURES, course: [38, 45, 52, 54, 70] },
  'tthc-da-cat-giam-thanh-phan': {
    of: 'tthc-du-dieu-kien-cat-giam',
    course: [9, 22, 40.6, 46.5, 84],
  },
  'tthc-thong-bao-dong-bo-vneid': { of: PROCEDURES, course: [11, 20.5, 29.5, 33, 92] },
  'tthc-dong-bo-ket-qua-vneid': { of: PROCEDURES, course: [8, 19, 36, 41, 94] },
  'tthc-phi-dia-gioi': { of: PROCEDURES, course: [41, 62, 89, 94, 99.5] },
  [DOSSIERS]: { whole: 34_200, growth: 6, elsewhere: 0.58 },
  'ho-so-truc-tuyen': { of: DOSSIERS, course: [56, 74, 85.5, 87, 94], drift: 0.04 },
  'ho-so-da-dong-bo': { of: DOSSIERS, course: [91, 95.5, 98, 98.4, 99.5], apart: 0.3 },
  'ho-so-nop-phi-dia-gioi': { of: DOSSIERS, course: [0.3, 1.6, 3.8, 4.4, 11] },
  'luot-danh-gia': { of: DOSSIERS, course: [17, 22, 27, 28, 38], apart: 0.3 },
  'luot-hai-long': { of: 'luot-danh-gia', course: [91, 94, 96, 96.2, 97.5], drift: 0.06 },
  'ho-so-co-phi': { of: DOSSIERS, course: [46, 46, 45, 45, 43], apart: 0.2 },
  'ho-so-thanh-toan-truc-tuyen': {
    of: 'ho-so-co-phi',
    course: [30, 50, 65, 68, 86],
    drift: 0.04,
  },
};

const PLACES_AND_MONEY: Readonly<Record<string, Story>> = {
  'nha-o-tru-so': { whole: 341_800, growth: 1.4 },
  'nha-o-tru-so-dia-chi-so': { of: 'nha-o-tru-so', course: [24, 44, 63.5, 69, 98], apart: 0.8 },
  'nha-o-tru-so-dinh-danh': { of: 'nha-o-tru-so', course: [14, 31.5, 48.5, 54, 96], apart: 0.7 },
  'co-so-kinh-doanh-tmdt': { whole: 6240, growth: 9 },
  'co-so-kinh-doanh-dinh-danh-ket-noi-thue': {
    of: 'co-so-kinh-doanh-tmdt',
    course: [36, 55, 72, 76, 98],
  },
  'khach-hang-ngan-hang': { whole: 1_085_400, growth: 4 },
  'khach-hang-ngan-hang-dinh-danh': { of: 'khach-hang-ngan-hang', course: [22, 34.6, 48, 52, 96] },
  'khach-hang-bao-hiem-chung-khoan': { whole: 214_300, growth: 5 },
  'khach-hang-bao-hiem-chung-khoan-dinh-danh': {
    of: 'khach-hang-bao-hiem-chung-khoan',
    course: [6, 12, 23, 26, 88],
  },
  'thue-bao-di-dong': { whole: 1_412_600, growth: 1 },
  'thue-bao-di-dong-xac-thuc': { of: 'thue-bao-di-dong', course: [95.2, 97.6, 98.8, 99, 99.8] },
  'benh-vien': { whole: 33 },
  'benh-vien-dat-hai-dieu-kien': { of: 'benh-vien', course: [30, 46, 73, 79, 97] },
  'truong-dai-hoc-cao-dang': { whole: 14 },
  'truong-dai-hoc-cao-dang-dat': { of: 'truong-dai-hoc-cao-dang', course: [29, 50, 79, 86, 97] },
  'truong-pho-thong-mam-non': { whole: 572 },
  'truong-pho-thong-khong-tien-mat': {
    of: 'truong-pho-thong-mam-non',
    course: [13, 26, 51, 56, 90],
  },
  'giao-dich-tmdt-van-chuyen': { whole: 2_460_000, growth: 14 },
  'giao-dich-dung-du-lieu-dia-diem': {
    of: 'giao-dich-tmdt-van-chuyen',
    course: [31, 51, 81, 84.5, 96],
  },
  'dan-so-tu-15-tuoi': { whole: 947_600, growth: 0.6 },
  'nguoi-tu-15-tuoi-co-tai-khoan': {
    of: 'dan-so-tu-15-tuoi',
    course: [84.1, 87.2, 89.3, 89.8, 96],
  },
  'nganh-linh-vuc-chuyen-doi-so': { whole: 15 },
  'nganh-linh-vuc-co-ung-dung': {
    of: 'nganh-linh-vuc-chuyen-doi-so',
    course: [14, 28, 54, 61, 90],
  },
};

const PEOPLE: Readonly<Record<string, Story>> = {
  'dan-so-thuong-tru': { whole: POPULATION, growth: 0.6 },
  'dan-so-trung-binh': { whole: POPULATION, growth: 0.6 },
  'nguoi-co-so-suc-khoe': { of: 'dan-so-thuong-tru', course: [19, 38.6, 58, 63, 97] },
  [CITIZENS]: { whole: 1_087_500, growth: 0.7 },
  'cong-dan-da-cap-can-cuoc': { of: CITIZENS, course: [95.8, 97.4, 98.3, 98.5, 99.6], drift: 0.01 },
  'cong-dan-co-danh-tinh-dien-tu': {
    of: 'cong-dan-da-cap-can-cuoc',
    course: [82, 89.5, 94, 94.8, 99.3],
  },
  'nguoi-co-dinh-danh-muc-2-da-cap': {
    of: 'cong-dan-da-cap-can-cuoc',
    course: [72, 80.5, 89, 90.5, 99.5],
    drift: 0.01,
  },
  'nguoi-co-dinh-danh-muc-2-kich-hoat': {
    of: 'nguoi-co-dinh-danh-muc-2-da-cap',
    course: [84, 88.6, 91.8, 92.4, 99.3],
    drift: 0.01,
  },
  'nguoi-nuoc-ngoai-du-dieu-kien': { whole: 2180, growth: 7 },
  'nguoi-nuoc-ngoai-co-tai-khoan': {
    of: 'nguoi-nuoc-ngoai-du-dieu-kien',
    course: [4, 31, 62, 69, 97],
  },
  'tai-khoan-vneid-da-kich-hoat': {
    of: 'nguoi-co-dinh-danh-muc-2-kich-hoat',
    course: [99.2, 99.3, 99.4, 99.4, 99.6],
  },
  'tai-khoan-vneid-hoat-dong': {
    of: 'tai-khoan-vneid-da-kich-hoat',
    course: [17, 24.8, 37, 37.6, 70],
    drift: 0.012,
    surge: { from: monthIndex(2026, 6), to: monthIndex(2026, 7), by: 0.36 },
  },
  'can-bo-co-quan-nha-nuoc': { whole: 4420, elsewhere: 3.1 },
  'can-bo-da-tap-huan': { of: 'can-bo-co-quan-nha-nuoc', course: [24, 46, 82, 88, 99] },
  'so-nganh-dia-phuong': { whole: 58 },
  'don-vi-to-chuc-khoa-hoc': { of: 'so-nganh-dia-phuong', course: [9, 31, 66, 73, 98] },
  'luc-luong-lao-dong': { whole: 621_400, growth: 0.5 },
  'lao-dong-pho-cap-ky-nang-so': { of: 'luc-luong-lao-dong', course: [11, 23.5, 33, 36, 88] },
  'truong-hoc': { whole: 586 },
  'truong-day-ky-nang-so': { of: 'truong-hoc', course: [29, 47, 72, 72, 98], apart: 0.9 },
  'tai-khoan-an-sinh-tich-hop-vneid': { of: CITIZENS, course: [11, 20, 31.5, 34.5, 61] },
};

const DATA_AND_WELFARE: Readonly<Record<string, Story>> = {
  'danh-muc-truong-thong-tin': { whole: 148, growth: 3 },
  'danh-muc-truong-thong-tin-dong-bo': {
    of: 'danh-muc-truong-thong-tin',
    course: [12, 28, 55, 62, 98],
  },
  'csdl-phai-so-hoa': { whole: 86 },
  'csdl-da-so-hoa-dung-chung': { of: 'csdl-phai-so-hoa', course: [8, 19, 53, 57, 84] },
  'csdl-quoc-gia-hoan-thanh': { of: 12, course: [17, 34, 51, 59, 99] },
  'dan-so-phu-song-5g': { of: 'dan-so-trung-binh', course: [31, 58, 74, 78, 99.3] },
  'cong-dan-thuoc-dien-an-sinh': { whole: 236_700, growth: 1, unposted: true },
  'cong-dan-co-tai-khoan-an-sinh': {
    of: 'cong-dan-thuoc-dien-an-sinh',
    course: [8, 21.4, 41.2, 47.4, 98],
    unposted: true,
  },
  'nguoi-huong-tro-cap-luong-huu': { whole: 121_500, growth: 1.5, unposted: true },
  'nguoi-huong-nhan-qua-tai-khoan': {
    of: 'nguoi-huong-tro-cap-luong-huu',
    course: [19, 33.8, 52, 56, 98],
    unposted: true,
  },
  'de-tai': { whole: 66 },
  'de-tai-ung-dung-du-lieu-dan-cu': { of: 'de-tai', course: [1.6, 4.6, 10.7, 11.5, 31] },
  'giai-phap-dang-ky': { whole: 39, growth: 12 },
  'giai-phap-duoc-phe-duyet': { of: 'giai-phap-dang-ky', course: [8, 15.4, 26.8, 31, 92] },
  'don-vi-phat-dong-cuoc-thi': { of: 'so-nganh-dia-phuong', course: [2, 9, 24, 29, 62] },
};

export const STORIES: Readonly<Record<string, Story>> = {
  ...PUBLIC_SERVICES,
  ...PLACES_AND_MONEY,
  ...PEOPLE,
  ...DATA_AND_WELFARE,
};
