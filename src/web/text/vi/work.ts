export const work = {
  title: 'Việc của tôi',
  nav: (count: number) => `Việc của tôi (${count})`,
  lead: 'Những việc đang chờ bạn, việc gấp nhất ở trên cùng.',
  summary: (count: number, late: number) =>
    late > 0 ? `${count} việc, trong đó ${late} việc quá hạn` : `${count} việc`,
  columns: { what: 'Việc', cycle: 'Kỳ', until: 'Hạn' },
  empty: 'Hiện không có việc nào chờ bạn',
  emptyWhy:
    'Khi có báo cáo cần nhập, cần ký hoặc số liệu cần xác nhận, phê duyệt, việc sẽ hiện ở đây.',
  what: {
    returned: (unit: string) => `Sửa số liệu bị trả lại của ${unit}`,
    enter: (unit: string) => `Nhập báo cáo của ${unit}`,
    question: (unit: string) => `Trả lời câu hỏi về một ô trong báo cáo của ${unit}`,
    sign: (unit: string) => `Duyệt, ký báo cáo của ${unit}`,
    answer: (column: string) => `Trả lời ý kiến phản đối về cột số liệu «${column}»`,
    confirm: (column: string) => `Xác nhận cột số liệu «${column}»`,
    comment: (column: string) => `Cho ý kiến về cột số liệu «${column}»`,
    approve: (count: number) => `Phê duyệt ${count} cột số liệu`,
  },
  late: {
    title: 'Đơn vị quá hạn',
    units: (count: number, cycle: string) =>
      `${count} đơn vị quá hạn, chưa ký báo cáo ${cycle}: xem và nhắc`,
    until: (day: string) => `hạn ${day}`,
  },
  open: (count: number) => (count > 0 ? `còn ${count} ô` : 'đã đủ, chờ gửi'),
  until: {
    ahead: (workdays: number) => (workdays > 0 ? `còn ${workdays} ngày làm việc` : 'sắp hết hạn'),
    today: 'hôm nay là hạn cuối',
    late: (workdays: number) => (workdays > 0 ? `quá hạn ${workdays} ngày làm việc` : 'đã quá hạn'),
  },
  choice: {
    title: 'Thư nhắc việc',
    address: (email: string) => `Thư gửi tới ${email}.`,
    noAddress:
      'Tài khoản chưa có địa chỉ thư điện tử nên chưa nhận được thư. Đề nghị quản trị hệ thống bổ sung.',
    when: 'Khi nào nhận thư',
    whens: {
      immediate: 'Ngay khi có việc mới',
      daily:
        'Mỗi ngày làm việc nhiều nhất một thư, lúc 7 giờ 30, khi có việc mới, sắp đến hạn hoặc quá hạn',
      none: 'Không nhận thư nhắc việc (thư về tài khoản vẫn gửi)',
    },
    language: 'Ngôn ngữ của thư',
    languages: { vi: 'Tiếng Việt', en: 'Tiếng Anh' },
    save: 'Lưu cách nhận thư',
  },
  outbox: {
    title: 'Thư nhắc việc',
    off: 'Hệ thống chưa nối với máy chủ thư nên không có thư nào được gửi; đề nghị quản trị hệ thống cấu hình. Trong lúc chờ, dùng nội dung soạn sẵn để nhắc qua nhóm trao đổi.',
    none: 'Không có thư nào đang chờ gửi.',
    waiting: (count: number) => `${count} thư đang chờ gửi`,
    since: (when: string) => `thư chờ lâu nhất từ ${when}`,
    retrying: (count: number, why: string) =>
      `Máy chủ thư chưa nhận ${count} thư; hệ thống tự gửi lại, không thư nào bị mất. Lỗi gần nhất: ${why}`,
    sent: (count: number) => `${count} thư đã gửi trong 24 giờ qua`,
    gaveUp: (count: number) =>
      `${count} thư không gửi được vì địa chỉ bị từ chối hoặc đã hết ý nghĩa; kiểm tra địa chỉ thư của người nhận.`,
  },
};
