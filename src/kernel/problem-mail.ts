// Problems of mail; part of the catalogue in problem.ts.

export const MAIL_PROBLEMS = {
  'mail-choice-missing': {
    status: 422,
    vi: 'Chọn khi nào nhận thư: ngay, mỗi ngày một thư, hoặc không nhận.',
    en: 'Choose when mail is sent: at once, once a day, or not at all.',
  },
} as const;
