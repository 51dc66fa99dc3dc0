// Problems of opening and running collection cycles; part of the catalogue in problem.ts.

export const CYCLE_PROBLEMS = {
  'cycle-period-not-month': {
    status: 422,
    vi: '«{code}» không phải một tháng. Viết như 2026-10; nhập bù nhiều tháng thì ghi tháng đầu và tháng cuối.',
    en: '«{code}» is not a month. Write 2026-10; for several months give the first and the last.',
  },
  'cycle-months-reversed': {
    status: 422,
    vi: 'Tháng đầu phải trước hoặc bằng tháng cuối.',
    en: 'The first month must not be after the last.',
  },
  'cycle-before-programme': {
    status: 422,
    vi: 'Chương trình chưa yêu cầu số liệu trước tháng {month}. Chọn từ tháng đó trở đi.',
    en: 'The programme asks for nothing before {month}. Choose that month or a later one.',
  },
  'cycle-not-begun': {
    status: 422,
    vi: 'Tháng này đến ngày {day} mới bắt đầu, chưa có gì để thu thập.',
    en: 'This month begins on {day} only; there is nothing to collect yet.',
  },
  'cycle-opened-before': {
    status: 409,
    vi: 'Kỳ thu thập {cycle} đã mở trước đó và đã chốt. Muốn nhập tiếp, mở chốt kỳ này và ghi lý do.',
    en: 'Collection cycle {cycle} was opened before and is closed. Reopen it, with a reason.',
  },
  'cycle-asks-nothing': {
    status: 422,
    vi: 'Không có số liệu nào đến hạn trong khoảng này, không mở kỳ thu thập được. Xem lại phân công.',
    en: 'Nothing is due in these months, so no cycle can be opened. Look at the assignments.',
  },
  'lock-before-deadline': {
    status: 422,
    vi: 'Ngày khóa nhập không được trước hạn của đơn vị.',
    en: 'Entry cannot be locked before the units’ deadline.',
  },
  'exception-unit-unknown': {
    status: 422,
    vi: 'Đơn vị «{unit}» không có biểu trong kỳ này nên không cần cho phép nhập muộn.',
    en: 'Unit «{unit}» has no form in this cycle and needs no late exception.',
  },
  'exception-day-past': {
    status: 422,
    vi: 'Ngày cho nhập muộn phải từ hôm nay trở đi.',
    en: 'The last day of a late exception must be today or later.',
  },
  'exception-unknown': {
    status: 404,
    vi: 'Đơn vị này không có phép nhập muộn nào đang có hiệu lực trong kỳ.',
    en: 'This unit has no late exception in force in this cycle.',
  },
} as const;
