export const mail = {
  greeting: (name: string) => `Kính gửi ${name},`,
  footer: (instance: string) =>
    `Thư do hệ thống ${instance} gửi tự động, xin không trả lời thư này. Cách nhận thư đổi được trong mục Tài khoản.`,
  work: {
    subject: (count: number, late: number) =>
      late > 0 ? `${count} việc đang chờ, ${late} việc quá hạn` : `${count} việc đang chờ`,
    lead: (day: string, count: number) => `Đến ngày ${day} có ${count} việc đang chờ ông/bà:`,
    link: 'Mở danh sách việc',
  },
  'late-unit': {
    subject: (count: number) => `${count} việc của đơn vị đã quá hạn`,
    lead: (day: string, count: number) =>
      `Đến ngày ${day}, ${count} việc sau của đơn vị do ông/bà phụ trách đã quá hạn. Đề nghị ông/bà chỉ đạo hoàn thành:`,
    link: 'Mở danh sách việc',
  },
  'late-list': {
    subject: (count: number, units: number) =>
      `${units} đơn vị có ${count} việc quá hạn nhiều ngày`,
    lead: (day: string, count: number, workdays: number) =>
      `Đến ngày ${day}, ${count} việc sau đã quá hạn từ ${workdays} ngày làm việc trở lên:`,
    link: 'Mở trang kỳ thu thập',
  },
  reset: {
    subject: 'Đặt lại mật khẩu',
    lead: (hours: number) =>
      `Có yêu cầu đặt lại mật khẩu cho tài khoản của ông/bà. Liên kết dưới đây dùng được một lần, trong ${hours} giờ.`,
    ignore: 'Nếu ông/bà không yêu cầu, xin bỏ qua thư này: mật khẩu hiện tại không đổi.',
    link: 'Đặt mật khẩu mới',
  },
};
