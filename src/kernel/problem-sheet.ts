// Problems of forms that were filled in as Excel sheets; part of the catalogue in problem.ts.

export const SHEET_PROBLEMS = {
  'sheet-not-ours': {
    status: 422,
    vi: 'Tệp không phải biểu do hệ thống tạo, hoặc đã mất mã biểu. Tải biểu của kỳ này về, chép số sang rồi gửi lại.',
    en: 'The file is not a form made by this system, or its hidden mark is gone. Download the form, copy the numbers, send again.',
  },
  'sheet-other-unit': {
    status: 422,
    vi: 'Trang «{sheet}» là biểu của đơn vị «{found}», không phải «{expected}». Chọn đúng tệp, hoặc tải lên ở báo cáo của đơn vị đó.',
    en: 'Sheet «{sheet}» is the form of «{found}», not of «{expected}». Choose the right file, or upload it to that unit’s report.',
  },
  'sheet-other-cycle': {
    status: 422,
    vi: 'Trang «{sheet}» là biểu của kỳ {found}, không phải kỳ {expected}. Chọn đúng tệp, hoặc tải lên ở kỳ đó.',
    en: 'Sheet «{sheet}» is the form of {found}, not of {expected}. Choose the right file, or upload it to that period.',
  },
  'sheet-older-version': {
    status: 409,
    vi: 'Trang «{sheet}» tạo từ phiên bản cũ của biểu: {fits} ô còn dùng được, {gone} ô không còn hoặc đã đổi định nghĩa, {missing} ô mới chưa có. Xác nhận để nhận các ô còn dùng được, hoặc tải biểu mới.',
    en: 'Sheet «{sheet}» was made from an older version of the form: {fits} cells still fit, {gone} are gone or were redefined, {missing} are new. Confirm to take those that fit, or download the new form.',
  },
  'sheet-structure-changed': {
    status: 422,
    vi: 'Cấu trúc trang «{sheet}» đã bị đổi ({what}). Tải biểu mới, chép số sang, không thêm, xóa hoặc đổi chỗ dòng và cột.',
    en: 'The structure of sheet «{sheet}» was changed ({what}). Download the form again, copy the numbers, and leave rows and columns in place.',
  },
  'sheet-twice': {
    status: 422,
    vi: 'Tệp có hai trang của cùng một đơn vị: «{first}» và «{second}». Giữ một trang rồi gửi lại.',
    en: 'The file has two sheets of one unit: «{first}» and «{second}». Keep one and send again.',
  },
  'sheet-sprawling': {
    status: 422,
    vi: 'Tệp có vùng gộp ô hoặc vùng kiểm tra dữ liệu lớn bất thường. Tải biểu mới, chép số sang rồi gửi lại.',
    en: 'The file has unusually large merged or checked ranges. Download the form again and copy the numbers.',
  },
  'sheet-answer-formula': {
    status: 422,
    vi: 'Ô này là công thức (đang hiện {shown}). Sao chép ô, dán lại bằng Dán đặc biệt › Giá trị, rồi gửi lại.',
    en: 'This cell is a formula (showing {shown}). Copy it, paste it back as a value, then send again.',
  },
  'sheet-two-answers': {
    status: 422,
    vi: 'Ô có cả số ({typed}) và lý do không có số. Giữ một trong hai.',
    en: 'There is both a number ({typed}) and a reason for none. Keep one of them.',
  },
  'sheet-choice-unknown': {
    status: 422,
    vi: '«{text}» không có trong danh sách lý do. Chọn một mục trong danh sách của ô.',
    en: '«{text}» is not in the list of reasons. Choose one from the cell’s list.',
  },
  'sheet-definition-changed': {
    status: 409,
    vi: 'Cách tính của «{name}» đã đổi sau khi tải biểu. Xem định nghĩa mới rồi nhập lại ô này.',
    en: 'The definition of «{name}» changed after the form was downloaded. Read it and enter the cell again.',
  },
  'sheet-unit-not-yours': {
    status: 403,
    vi: 'Tài khoản này không nhập báo cáo của «{unit}» (trang «{sheet}»). Các trang khác vẫn được nhận.',
    en: 'This account does not fill in the report of «{unit}» (sheet «{sheet}»). Other sheets are taken.',
  },
  'sheet-units-none': {
    status: 404,
    vi: 'Không có đơn vị nào trong kỳ này mà tài khoản được nhập báo cáo.',
    en: 'There is no unit in this period whose report this account fills in.',
  },
} as const;
