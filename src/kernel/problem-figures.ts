// Problems of figures and of the files that bring them; part of the catalogue in problem.ts.

export const FIGURE_PROBLEMS = {
  'value-share-range': {
    status: 422,
    vi: '«{element}» là phần đã hoàn thành từ 0 đến 1; {value} nằm ngoài khoảng đó. Có thể nhập dạng 85%.',
    en: '«{element}» is a share from 0 to 1; {value} is outside it. You may write it as 85%.',
  },
  'value-too-large': {
    status: 422,
    vi: 'Số {value} quá lớn. Kiểm tra số chữ số và đơn vị tính.',
    en: '{value} is too large. Check its digits and its unit.',
  },
  'unit-area-mismatch': {
    status: 422,
    vi: 'Đơn vị «{unit}» không phụ trách địa bàn «{area}». Sửa đơn vị hoặc địa bàn.',
    en: 'Unit «{unit}» does not govern area «{area}». Correct one of them.',
  },
  'area-name-unknown': {
    status: 422,
    vi: 'Không có địa bàn tên «{name}». Kiểm tra lại tên, hoặc ghi mã địa bàn.',
    en: 'There is no area named «{name}». Check the name, or give the area code.',
  },
  'area-not-yet': {
    status: 422,
    vi: 'Địa bàn «{code}» được lập từ ngày {from}, sau kỳ này. Nhập số liệu toàn thành phố cho kỳ trước đó.',
    en: 'Area «{code}» exists from {from}, after this period. Enter the city’s figure for earlier periods.',
  },
  'area-ended': {
    status: 422,
    vi: 'Địa bàn «{code}» không còn từ ngày {to}. Nhập cho địa bàn hiện nay.',
    en: 'Area «{code}» ended on {to}. Enter it for the area that exists now.',
  },
  'period-out-of-range': {
    status: 422,
    vi: 'Kỳ {code} nằm ngoài các năm {first}-{last} mà hệ thống theo dõi. Kiểm tra lại năm.',
    en: 'Period {code} is outside the years {first}-{last} that are followed. Check the year.',
  },
  'basis-unknown': {
    status: 422,
    vi: '«{code}» không phải cách tính kỳ. Ghi administrative (kỳ hành chính) hoặc calendar (kỳ dương lịch).',
    en: '«{code}» is not a basis. Write administrative or calendar.',
  },
  'element-missing': {
    status: 422,
    vi: 'Dòng này chưa cho biết là số liệu nào. Ghi mã số liệu, hoặc chọn số liệu cho cột hay cho cả tệp.',
    en: 'This row does not say which element it is. Give its code, or choose it for the column or the file.',
  },
  'area-missing': {
    status: 422,
    vi: 'Dòng này chưa có địa bàn. Ghi mã hoặc tên xã, phường, hoặc chọn một địa bàn cho cả tệp.',
    en: 'This row has no area. Give a commune by code or name, or choose one for the whole file.',
  },
  'period-missing': {
    status: 422,
    vi: 'Dòng này chưa có kỳ. Ghi kỳ như 2026-09, hoặc chọn một kỳ cho cả tệp.',
    en: 'This row has no period. Write one like 2026-09, or choose one for the whole file.',
  },
  'cell-formula-empty': {
    status: 422,
    vi: 'Ô này là công thức chưa có kết quả. Mở tệp bằng Excel, tính lại (F9), lưu rồi gửi lại.',
    en: 'This cell is a formula without a result. Open the file in Excel, recalculate (F9), save, send again.',
  },
  'cell-error': {
    status: 422,
    vi: 'Ô này đang báo lỗi {text}. Sửa công thức hoặc nhập số trực tiếp.',
    en: 'This cell shows the error {text}. Repair its formula or type the number.',
  },
  'file-empty': {
    status: 422,
    vi: 'Tệp không có dòng số liệu nào. Kiểm tra lại tệp đã chọn.',
    en: 'The file has no rows. Check which file you chose.',
  },
  'file-password': {
    status: 422,
    vi: 'Tệp đang đặt mật khẩu. Mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ làm việc), lưu rồi gửi lại.',
    en: 'The file has a password. Open it in Excel, remove the password (File › Info › Protect Workbook), save, send again.',
  },
  'file-old-excel': {
    status: 422,
    vi: 'Tệp theo định dạng Excel cũ (.xls). Mở bằng Excel, chọn Lưu thành › Sổ làm việc Excel (.xlsx), rồi gửi lại.',
    en: 'The file is in the old Excel format (.xls). Open it in Excel, save it as .xlsx, send again.',
  },
  'file-macros': {
    status: 422,
    vi: 'Tệp có chứa macro nên không được nhận. Mở bằng Excel, lưu thành Sổ làm việc Excel (.xlsx) không có macro, rồi gửi lại.',
    en: 'The file contains macros and is not accepted. Save it as .xlsx without macros, send again.',
  },
  'file-too-packed': {
    status: 422,
    vi: 'Tệp nén bất thường: mở ra lớn hơn {limit}. Chỉ giữ trang có số liệu, xóa hình và dòng trống, rồi gửi lại.',
    en: 'The file is packed in an unusual way: opened, it is larger than {limit}. Keep only the sheet with figures, send again.',
  },
  'file-too-many-rows': {
    status: 422,
    vi: 'Tệp có hơn {limit} số liệu. Chia thành nhiều tệp rồi gửi lần lượt.',
    en: 'The file holds more than {limit} figures. Split it and send the parts.',
  },
  'file-wrong-extension': {
    status: 422,
    vi: 'Tệp mang đuôi {extension} nhưng nội dung là {found}. Mở lại bằng đúng chương trình, lưu thành .xlsx hoặc .csv, rồi gửi lại.',
    en: 'The file is named {extension} but its content is {found}. Save it again as .xlsx or .csv, then send.',
  },
  'file-kind-unknown': {
    status: 415,
    vi: 'Chỉ nhận tệp .xlsx hoặc .csv; tệp này là {extension}. Lưu lại thành .xlsx hoặc .csv, rồi gửi lại.',
    en: 'Only .xlsx and .csv files are taken; this one is {extension}. Save it as one of them, then send.',
  },
  'file-damaged': {
    status: 422,
    vi: 'Không đọc được tệp: nội dung bị hỏng hoặc chưa tải lên hết. Mở bằng Excel, lưu lại, rồi gửi lại.',
    en: 'The file cannot be read: it is damaged or incomplete. Open it in Excel, save it again, then send.',
  },
  'import-interrupted': {
    status: 409,
    vi: 'Lần chạy trước bị gián đoạn khi hệ thống khởi động lại; chưa ghi gì. Gửi lại để tiếp tục.',
    en: 'The last run was interrupted when the system restarted; nothing was written. Send it again.',
  },
  'upload-gone': {
    status: 410,
    vi: 'Tệp đã tải lên không còn giữ (quá 7 ngày) hoặc không phải của tài khoản này. Tải tệp lên lại.',
    en: 'The uploaded file is no longer kept (7 days) or is not yours. Upload it again.',
  },
  'sheet-unknown': {
    status: 422,
    vi: 'Tệp không có trang «{sheet}». Các trang có trong tệp: {sheets}.',
    en: 'The file has no sheet «{sheet}». It has: {sheets}.',
  },
  'mapping-unknown': {
    status: 404,
    vi: 'Không có cách đọc cột tên «{name}». Các tên đã lưu: {names}.',
    en: 'There is no column mapping «{name}». Saved ones: {names}.',
  },
  'mapping-without-values': {
    status: 422,
    vi: 'Chưa chọn cột nào chứa số liệu. Chọn ít nhất một cột số liệu.',
    en: 'No column of figures is chosen. Choose at least one.',
  },
} as const;
