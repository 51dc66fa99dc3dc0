// Why a file is not read, in words that say what to do next.
import type { Refusal, RefusalCode } from './draft.ts';

const MESSAGES: Readonly<Record<RefusalCode, string>> = {
  'empty-file': 'Tệp trống. Chọn tệp phụ lục có bảng mục tiêu.',
  'too-large': 'Tệp lớn hơn 25 MB. Tách riêng phần phụ lục rồi nhập lại.',
  'zip-bomb':
    'Tệp nén chứa dữ liệu lớn bất thường nên không mở. Lưu lại tệp từ Word hoặc Excel rồi nhập lại.',
  encrypted: 'Tệp được bảo vệ bằng mật khẩu. Bỏ mật khẩu, lưu lại rồi nhập lại.',
  macro: 'Tệp có chứa macro (.docm, .xlsm) nên không mở. Lưu thành .docx hoặc .xlsx rồi nhập lại.',
  'old-office':
    'Tệp ở định dạng Word hoặc Excel cũ (.doc, .xls). Lưu thành .docx hoặc .xlsx rồi nhập lại.',
  pdf: 'Chưa đọc trực tiếp tệp PDF. Trích văn bản bằng «pdftotext -layout» hoặc dùng tệp .docx, .xlsx.',
  'wrong-type': 'Tệp không phải văn bản, .docx hoặc .xlsx. Chọn đúng tệp phụ lục.',
  damaged:
    'Tệp bị hỏng hoặc không phải .docx, .xlsx như tên tệp. Mở bằng Word hoặc Excel, lưu lại rồi nhập lại.',
  'no-table':
    'Không tìm thấy bảng mục tiêu: không có đầu bảng gồm cột STT, cột mục tiêu (chỉ tiêu) và ít nhất một cột năm.',
  'no-rows':
    'Có đầu bảng nhưng không có hàng mục tiêu nào được đánh số. Kiểm tra lại nội dung bảng.',
  scrambled:
    'Văn bản đã mất thứ tự hàng của bảng (các cột bị tách rời). Trích lại bằng «pdftotext -layout» hoặc dùng tệp .docx, .xlsx.',
};

export const refuse = (code: RefusalCode): Refusal => ({
  kind: 'refusal',
  code,
  message: MESSAGES[code],
});
