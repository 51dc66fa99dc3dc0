// Problems of columns beyond those of the machines; part of the catalogue in problem.ts.

export const COLUMN_PROBLEMS = {
  'column-moved': {
    status: 409,
    vi: 'Cột số liệu đã được người khác xử lý sau khi mở trang. Tải lại để xem bước hiện tại rồi quyết định.',
    en: 'Someone else moved this column after you opened the page. Reload, look, then decide.',
  },
  'cell-not-reported': {
    status: 409,
    vi: 'Không trả lại được ô này: số không đến từ báo cáo đã gửi của đơn vị trong kỳ ({cell}). Sửa ở nguồn của số đó.',
    en: 'This cell cannot be returned: its figure is not from a report of this period ({cell}). Correct it at its source.',
  },
  'words-empty': {
    status: 422,
    vi: 'Ghi ít nhất một mục: kết quả, khó khăn, nguyên nhân hoặc kiến nghị.',
    en: 'Fill in at least one: results, difficulties, causes or proposals.',
  },
} as const;
