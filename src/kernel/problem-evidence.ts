// Problems of files that stand behind figures; part of the catalogue in problem.ts.

export const EVIDENCE_PROBLEMS = {
  'evidence-missing': {
    status: 422,
    vi: 'Chưa chọn tệp. Chọn tài liệu rồi gửi lại.',
    en: 'No file was chosen. Choose a document and send again.',
  },
  'evidence-empty': {
    status: 422,
    vi: 'Tệp không có nội dung. Kiểm tra lại tệp đã chọn.',
    en: 'The file is empty. Check which file you chose.',
  },
  'evidence-too-large': {
    status: 413,
    vi: 'Tài liệu lớn hơn {limit}. Quét lại ở độ phân giải thấp hơn hoặc tách thành nhiều tệp.',
    en: 'The document is larger than {limit}. Scan it at a lower resolution, or split it.',
  },
  'evidence-kind-refused': {
    status: 415,
    vi: 'Nội dung tệp là {found}, không nhận làm tài liệu kiểm chứng. Gửi tệp {taken}.',
    en: 'The content of the file is {found}, which is not taken as evidence. Send {taken}.',
  },
  'evidence-active': {
    status: 422,
    vi: 'Tệp có mã lệnh bên trong ({what}). In ra PDF, hoặc lưu lại không kèm macro, rồi gửi lại.',
    en: 'The file carries script ({what}). Print it to PDF, or save it without macros, then send again.',
  },
  'evidence-two-kinds': {
    status: 422,
    vi: 'Tệp đọc được theo hai loại nội dung khác nhau nên không nhận. Mở tài liệu gốc, lưu hoặc in lại ra PDF, rồi gửi.',
    en: 'The file can be read as two kinds of content and is not taken. Save or print the original again, then send.',
  },
  'evidence-infected': {
    status: 422,
    vi: 'Phần mềm diệt vi-rút phát hiện «{found}» trong tệp. Không lưu tệp này; quét vi-rút máy đang dùng.',
    en: 'The virus scanner found «{found}» in the file. It was not kept; scan the computer it came from.',
  },
  'evidence-scanner-down': {
    status: 503,
    vi: 'Chưa kiểm tra được vi-rút nên chưa nhận tệp. Thử lại sau ít phút; nếu vẫn vậy, báo quản trị hệ thống.',
    en: 'The virus scanner cannot be reached, so the file was not taken. Try again in a few minutes or tell the administrator.',
  },
  'evidence-store-down': {
    status: 503,
    vi: 'Kho tài liệu đang không truy cập được. Thử lại sau ít phút; nếu vẫn vậy, báo quản trị hệ thống.',
    en: 'The store of documents cannot be reached. Try again in a few minutes or tell the administrator.',
  },
  'evidence-unknown': {
    status: 404,
    vi: 'Không có tài liệu này, hoặc tài liệu thuộc báo cáo mà tài khoản không được xem.',
    en: 'There is no such document, or it belongs to a report that you may not read.',
  },
  'evidence-ended-already': {
    status: 409,
    vi: 'Tài liệu này đã được gỡ trước đó.',
    en: 'This document was removed before.',
  },
  'evidence-signed': {
    status: 409,
    vi: 'Báo cáo đã ký thì không gỡ tài liệu kiểm chứng. Muốn gỡ, đề nghị mở lại báo cáo.',
    en: 'Documents of a signed report are not removed. Ask for the report to be reopened.',
  },
} as const;
