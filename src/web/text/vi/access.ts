const titles: Readonly<Record<number, string>> = {
  400: 'Yêu cầu chưa đúng',
  401: 'Cần đăng nhập',
  403: 'Không có quyền',
  404: 'Không tìm thấy',
  405: 'Phương thức không dùng được',
  409: 'Đã có thay đổi khác',
  410: 'Không còn dùng được',
  413: 'Nội dung quá lớn',
  415: 'Kiểu nội dung không nhận',
  422: 'Nội dung chưa nhận được',
  429: 'Gửi quá nhiều lần',
};

export const access = {
  sendVersion: (target: string) =>
    `Qua API: đọc lại mục tiêu (GET ${target}), rồi gửi lại kèm version mới của mức.`,
  problemTitle: (status: number): string => titles[status] ?? 'Hệ thống gặp lỗi',
  backHome: 'Về bảng theo dõi',
  code: (code: string) => `Mã lỗi: ${code}`,
  signIn: 'Đăng nhập',
  signInLead: 'Dùng tài khoản do quản trị hệ thống cấp.',
  username: 'Tên đăng nhập',
  usernameHint: 'Ví dụ: cb-so-tu-phap',
  password: 'Mật khẩu',
  usernameMissing: 'Nhập tên đăng nhập',
  passwordMissing: 'Nhập mật khẩu',
  demoAccounts:
    'Bản trình diễn có các tài khoản admin, thuky, lanhdao, kiemtoan; mỗi đơn vị có cb- và ld- kèm mã đơn vị. Mật khẩu in trên màn hình khi khởi động.',
  signedIn: (name: string) => `Bạn đang dùng tài khoản ${name}.`,
  firstSignIn: 'Đặt mật khẩu quản trị',
  firstSignInLead:
    'Đây là lần đầu hệ thống được dùng. Đặt mật khẩu cho tài khoản admin; liên kết này chỉ dùng được một lần.',
  newPassword: 'Mật khẩu mới',
  newPasswordHint: (length: number) => `Ít nhất ${length} ký tự. Nên ghép bốn từ không liên quan.`,
  repeatPassword: 'Nhập lại mật khẩu mới',
  passwordsDiffer: 'Hai mật khẩu không giống nhau. Nhập lại.',
  savePassword: 'Đặt mật khẩu và đăng nhập',
  apiTitle: 'Giao diện lập trình',
  apiLead:
    'Mọi số liệu trên các trang đều lấy được bằng chương trình. Bản mô tả đầy đủ theo OpenAPI 3.1:',
  apiRules: [
    'Thời gian theo ISO 8601; số là số JSON; mã kỳ viết 2026-09, 2026-Q3, 2026-H1, 2026-9M, 2026.',
    'Danh sách nhận limit và cursor; trang sau lấy bằng giá trị next của trang trước.',
    'Mọi lệnh đọc nhận asOf (thời điểm) để xem những gì hệ thống đã biết khi đó.',
    'Ghi dữ liệu cần mã truy cập (Authorization: Bearer …) hoặc phiên đăng nhập kèm X-CSRF-Token.',
    'Lệnh POST tạo mới nhận Idempotency-Key: gửi lại trong 24 giờ vẫn nhận đúng câu trả lời đầu.',
  ],
  apiProblems: 'Mã lỗi',
  apiParameters: 'Tham số',
  apiNeeds: (scope: string) => `Cần quyền ${scope}`,
};
