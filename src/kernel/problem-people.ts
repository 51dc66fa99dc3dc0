// Problems of people, their grants and what they pass on; part of the catalogue in problem.ts.

export const PEOPLE_PROBLEMS = {
  'person-unknown': {
    status: 404,
    vi: 'Không có tài khoản «{username}».',
    en: 'There is no account «{username}».',
  },
  'person-exists': {
    status: 409,
    vi: 'Đã có tài khoản «{username}». Chọn tên đăng nhập khác.',
    en: 'Account «{username}» exists already. Choose another user name.',
  },
  'username-invalid': {
    status: 422,
    vi: 'Tên đăng nhập gồm 2-64 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối, ví dụ nguyen.an.',
    en: 'A user name has 2-64 lower-case letters without marks, digits, dots or hyphens, such as nguyen.an.',
  },
  'person-name-needed': {
    status: 422,
    vi: 'Nhập họ và tên.',
    en: 'Enter the name.',
  },
  'email-invalid': {
    status: 422,
    vi: '«{email}» không phải địa chỉ thư. Viết như an@hue.gov.vn, hoặc để trống.',
    en: '«{email}» is not an e-mail address. Write it like an@hue.gov.vn, or leave it empty.',
  },
  'email-taken': {
    status: 409,
    vi: 'Địa chỉ thư «{email}» đã dùng cho tài khoản khác.',
    en: 'E-mail address «{email}» belongs to another account.',
  },
  'personal-key-taken': {
    status: 409,
    vi: 'Khóa định danh này đã dùng cho tài khoản khác.',
    en: 'This identity key belongs to another account.',
  },
  'last-admin': {
    status: 409,
    vi: 'Đây là quản trị hệ thống cuối cùng. Giao quyền này cho người khác trước.',
    en: 'This is the last administrator. Give that right to somebody else first.',
  },
  'token-in-anothers-name': {
    status: 422,
    vi: 'Tài khoản này ký, xác nhận hoặc phê duyệt bằng chính tên mình: không cấp cho mã truy cập quyền gửi báo cáo thay người đó. Chọn tài khoản của hệ thống, hoặc bỏ quyền này.',
    en: 'This account signs, confirms or approves in its own name: no token is given that could do so for it. Choose a system’s account, or leave this scope out.',
  },
  'token-too-wide': {
    status: 403,
    vi: 'Mã truy cập không cấp được mã khác có quyền rộng hơn chính nó. Đăng nhập để cấp.',
    en: 'A token gives no token that may do more than itself. Sign in to give it.',
  },
  'grant-unknown': {
    status: 404,
    vi: 'Không có quyền này, hoặc quyền đã hết hạn.',
    en: 'There is no such grant, or it has ended.',
  },
  'grant-unit-needed': {
    status: 422,
    vi: 'Vai trò này gắn với một đơn vị. Chọn đơn vị.',
    en: 'This role belongs to a unit. Choose the unit.',
  },
  'grant-target-unknown': {
    status: 422,
    vi: 'Không có mục tiêu số {target} trong chương trình.',
    en: 'There is no target {target} in the programme.',
  },
  'grant-targets-empty': {
    status: 422,
    vi: 'Ghi số các mục tiêu, hoặc để trống nếu là mọi mục tiêu.',
    en: 'Give the numbers of the targets, or leave it empty for all.',
  },
  'grant-dates': {
    status: 422,
    vi: 'Ngày bắt đầu phải từ hôm nay và không sau ngày kết thúc. Sửa một trong hai ngày.',
    en: 'The first day must not lie before today nor after the last. Change one of them.',
  },
  'delegate-to-self': {
    status: 422,
    vi: 'Chọn một người khác để ủy quyền.',
    en: 'Choose somebody else to delegate to.',
  },
  'delegate-to-nobody': {
    status: 422,
    vi: 'Tài khoản người nhận đã khóa. Chọn người khác.',
    en: 'The other account is disabled. Choose somebody else.',
  },
  'delegation-too-long': {
    status: 422,
    vi: 'Tự ủy quyền tối đa 92 ngày. Dài hơn thì đề nghị quản trị hệ thống làm thủ tục bàn giao.',
    en: 'A delegation lasts at most 92 days. For longer, ask the administrator for a handover.',
  },
  'delegate-nothing': {
    status: 422,
    vi: 'Không có quyền nào của bạn còn hiệu lực trong suốt những ngày này để ủy quyền.',
    en: 'You hold no right through all of these days that could be delegated.',
  },
  'journal-too-long': {
    status: 422,
    vi: 'Có hơn {limit} dòng nhật ký phù hợp. Chọn khoảng ngày ngắn hơn rồi tải lại, để không thiếu dòng nào.',
    en: 'More than {limit} entries fit. Choose fewer days and download again, so that none is missing.',
  },
} as const;
