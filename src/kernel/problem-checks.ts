// Problems of checking rules; part of the catalogue in problem.ts.

export const CHECK_PROBLEMS = {
  'check-refused': {
    status: 422,
    vi: 'Quy tắc chưa dùng được: {why}',
    en: 'The rule cannot be used yet: {why}',
  },
  'check-code': {
    status: 422,
    vi: 'Mã quy tắc chỉ gồm chữ thường không dấu, số và gạch nối, không quá 60 ký tự. Ví dụ: so-nguyen.',
    en: 'A rule’s code has lower-case letters, digits and hyphens only, at most 60. Example: so-nguyen.',
  },
  'check-words-needed': {
    status: 422,
    vi: 'Thiếu {what}. Người nhập cần câu này để biết phải làm gì.',
    en: '{what_en} is missing. The person at the cell needs it to know what to do.',
  },
  'check-in-the-past': {
    status: 422,
    vi: 'Ngày áp dụng {day} đã qua. Chọn hôm nay ({today}) hoặc một ngày sau đó.',
    en: 'The day {day} has passed. Choose today ({today}) or a later day.',
  },
  'check-blank': {
    status: 422,
    vi: 'Chưa có biểu thức. Ghi điều kiện khi số liệu bị coi là sai, ví dụ: value < 0.',
    en: 'There is no expression. Write when a figure counts as wrong, for example: value < 0.',
  },
  'check-too-long': {
    status: 422,
    vi: 'Biểu thức dài quá {most} ký tự. Tách thành nhiều quy tắc.',
    en: 'The expression has more than {most} characters. Make several rules of it.',
  },
  'check-too-complex': {
    status: 422,
    vi: 'Biểu thức có quá nhiều phần lồng nhau. Tách thành nhiều quy tắc.',
    en: 'The expression has too many nested parts. Make several rules of it.',
  },
  'check-unfinished': {
    status: 422,
    vi: 'Biểu thức chưa viết hết: còn thiếu một phần ở cuối.',
    en: 'The expression stops too early: a part is missing at its end.',
  },
  'check-syntax': {
    status: 422,
    vi: 'Không đọc được biểu thức từ ký tự thứ {at}: «{near}». Sửa lại chỗ này.',
    en: 'The expression cannot be read from character {at}: «{near}». Change it there.',
  },
  'check-name-unknown': {
    status: 422,
    vi: 'Không có tên «{name}». Dùng một trong các tên: {known}.',
    en: 'There is no name «{name}». Use one of: {known}.',
  },
  'check-types': {
    status: 422,
    vi: '«{near}» ghép hai loại không đi với nhau, như số với chữ, hoặc dùng sai cách. Sửa lại phần này.',
    en: '«{near}» joins what does not go together, such as a number and a text. Change this part.',
  },
  'check-not-a-question': {
    status: 422,
    vi: 'Biểu thức phải trả lời đúng hoặc sai, ví dụ: value > previous. Thêm phép so sánh.',
    en: 'The expression must be true or false, for example: value > previous. Add a comparison.',
  },
  'check-reads-nothing': {
    status: 422,
    vi: 'Biểu thức không đọc số liệu nào nên luôn cho một kết quả. Dùng ít nhất một tên, như value.',
    en: 'The expression reads no figure and always gives the same. Use at least one name, such as value.',
  },
  'check-forbidden': {
    status: 422,
    vi: 'Không dùng được «{name}» trong quy tắc. Chỉ dùng các phép và hàm nêu trên trang này.',
    en: '«{name}» is not part of the language of rules. Use the operations listed on this page.',
  },
  'check-loop-in-loop': {
    status: 422,
    vi: 'Không đặt «{name}» trong một vòng lặp khác, vì mỗi lần lưu số sẽ phải tính rất lâu.',
    en: '«{name}» may not stand inside another loop: every save would take long.',
  },
  'check-decimal-literal': {
    status: 422,
    vi: 'Số thập phân «{text}» phải ghi thành ngưỡng có tên, để tính đúng tuyệt đối và sửa được về sau.',
    en: 'The decimal «{text}» must be a named limit, so that it is exact and can be changed later.',
  },
  'check-fields-alone': {
    status: 422,
    vi: 'Ghi rõ mã số liệu khi đọc ô khác, ví dụ: fields["ho-so-tiep-nhan"].',
    en: 'Name the element when another cell is read, for example: fields["ho-so-tiep-nhan"].',
  },
  'check-element-unknown': {
    status: 422,
    vi: 'Không có số liệu «{element}» trong danh mục. Kiểm tra lại mã.',
    en: 'There is no element «{element}» in the catalogue. Check the code.',
  },
  'check-indicator-unknown': {
    status: 422,
    vi: 'Không có chỉ tiêu «{indicator}» trong danh mục. Kiểm tra lại mã.',
    en: 'There is no indicator «{indicator}» in the catalogue. Check the code.',
  },
  'check-limit-name': {
    status: 422,
    vi: 'Tên ngưỡng «{name}» phải bắt đầu bằng chữ thường, chỉ gồm chữ không dấu và số, khác các tên có sẵn.',
    en: 'The limit’s name «{name}» must start with a small letter, have letters and digits only, and be none of the given names.',
  },
  'check-limit-amount': {
    status: 422,
    vi: 'Ngưỡng «{name}» chưa phải là số. Viết như 3.5 hoặc 20.',
    en: 'The limit «{name}» is not a number. Write it like 3.5 or 20.',
  },
  'check-placeholder': {
    status: 422,
    vi: 'Câu nhắc có chỗ trống «{name}» không điền được. Dùng một trong các tên: {known}.',
    en: 'The message has «{name}», which cannot be filled. Use one of: {known}.',
  },
} as const;
