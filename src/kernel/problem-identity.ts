// Problems of signing in and of accounts; part of the catalogue in problem.ts.

export const IDENTITY_PROBLEMS = {
  'second-factor-needed': {
    status: 401,
    vi: 'Tài khoản này đăng nhập hai bước. Gửi kèm mã 6 số của ứng dụng xác thực trong trường code; chưa có thì đăng nhập trên trang /sign-in để thiết lập.',
    en: 'This account signs in with two steps. Send the 6-digit code of the authenticator app as code; without one, sign in on the page /sign-in to set it up.',
  },
  'code-wrong': {
    status: 401,
    vi: 'Mã không đúng, đã hết hạn hoặc đã dùng. Chờ mã mới trên ứng dụng rồi nhập lại.',
    en: 'The code is wrong, has expired or was used. Wait for a new one in the app and enter it.',
  },
  'entry-over': {
    status: 401,
    vi: 'Lần đăng nhập này đã quá thời gian chờ. Đăng nhập lại từ đầu.',
    en: 'This sign-in has waited too long. Sign in again from the beginning.',
  },
  'sign-in-again': {
    status: 403,
    vi: 'Thay đổi này cần phiên vừa đăng nhập trong 15 phút qua. Đăng nhập lại rồi làm tiếp.',
    en: 'This change needs a sign-in of the last 15 minutes. Sign in again, then go on.',
  },
  'session-needed': {
    status: 403,
    vi: 'Việc này chỉ làm được khi đăng nhập trực tiếp, không làm được bằng mã truy cập.',
    en: 'This needs a person who is signed in; an access token cannot do it.',
  },
  'factor-needed': {
    status: 409,
    vi: 'Tài khoản này phải đăng nhập hai bước và đây là bước hai duy nhất. Thêm khóa truy cập hoặc ứng dụng xác thực khác rồi mới gỡ.',
    en: 'This account must sign in with two steps, and this is its only second step. Add another passkey or the app first.',
  },
  'passkey-refused': {
    status: 422,
    vi: 'Khóa truy cập không được chấp nhận. Thử lại, hoặc dùng cách đăng nhập khác.',
    en: 'The passkey was not accepted. Try again, or sign in another way.',
  },
  'passkey-unavailable': {
    status: 422,
    vi: 'Khóa truy cập chỉ dùng được qua địa chỉ chính thức của hệ thống (PUBLIC_URL) hoặc localhost.',
    en: 'Passkeys work only at the instance’s own address (PUBLIC_URL) or localhost.',
  },
  'issuer-unknown': {
    status: 404,
    vi: 'Không có hệ thống đăng nhập «{issuer}».',
    en: 'There is no sign-in service «{issuer}».',
  },
  'issuer-unavailable': {
    status: 502,
    vi: '{name} chưa trả lời. Thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.',
    en: '{name} does not answer. Try again in some minutes, or sign in with a password.',
  },
  'issuer-answer-refused': {
    status: 422,
    vi: 'Câu trả lời từ hệ thống đăng nhập không hợp lệ, đã dùng hoặc đã hết hạn. Đăng nhập lại từ đầu.',
    en: 'The answer of the sign-in service is not valid, was used or has expired. Sign in again from the beginning.',
  },
  'issuer-declined': {
    status: 403,
    vi: '{name} không cho đăng nhập hoặc bạn đã dừng giữa chừng. Thử lại, hoặc đăng nhập bằng mật khẩu.',
    en: '{name} did not sign you in, or you stopped on the way. Try again, or sign in with a password.',
  },
  'person-not-linked': {
    status: 403,
    vi: '{name} đã xác nhận danh tính, nhưng chưa có tài khoản nào ở đây gắn với danh tính này. Đề nghị quản trị hệ thống cấp tài khoản; nếu đã có, đăng nhập bằng mật khẩu rồi liên kết tại trang Tài khoản của tôi.',
    en: '{name} has confirmed who you are, but no account here belongs to that identity. Ask the administrator for an account; if you have one, sign in with its password and link it on the page My account.',
  },
  'issuer-linked-already': {
    status: 409,
    vi: 'Danh tính này hoặc tài khoản này đã liên kết với bên khác. Đề nghị quản trị hệ thống kiểm tra.',
    en: 'This identity or this account is linked to another one already. Ask the administrator.',
  },
  'link-used': {
    status: 410,
    vi: 'Liên kết này đã dùng hoặc đã hết hạn. Đề nghị quản trị hệ thống gửi liên kết mới; với tài khoản quản trị đầu tiên, khởi động lại chương trình.',
    en: 'This link was used or has expired. Ask the administrator for a new one; for the first administrator, start the program again.',
  },
  'password-weak': {
    status: 422,
    vi: 'Mật khẩu cần ít nhất {length} ký tự. Nên ghép bốn từ không liên quan.',
    en: 'The password needs at least {length} characters. Four unrelated words work well.',
  },
  'password-common': {
    status: 422,
    vi: 'Mật khẩu này nhiều người dùng nên dễ bị đoán. Chọn mật khẩu khác, nên ghép bốn từ không liên quan.',
    en: 'This password is used by many and easily guessed. Choose another: four unrelated words work well.',
  },
  'password-contains-name': {
    status: 422,
    vi: 'Mật khẩu không được chứa tên đăng nhập. Chọn mật khẩu khác.',
    en: 'The password must not contain the user name. Choose another.',
  },
  'password-too-long': {
    status: 422,
    vi: 'Mật khẩu dài nhất 200 ký tự.',
    en: 'The password has at most 200 characters.',
  },
  'password-wrong': {
    status: 422,
    vi: 'Mật khẩu hiện tại không đúng. Nhập lại.',
    en: 'The present password is not right. Enter it again.',
  },
} as const;
