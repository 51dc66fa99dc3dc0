// Problems of reports and their cells; part of the catalogue in problem.ts.

export const REPORT_PROBLEMS = {
  'report-not-asked': {
    status: 404,
    vi: 'Đơn vị «{unit}» không có số liệu phải nhập trong kỳ này. Xem lại phân công số liệu.',
    en: 'Unit «{unit}» has nothing to enter in this period. See the assignments.',
  },
  'nothing-to-confirm': {
    status: 422,
    vi: 'Chưa có số nào để xác nhận ở ô này. Nhập số, hoặc ghi lý do không có số.',
    en: 'There is no number to confirm in this cell. Enter one, or give a reason for none.',
  },
  'cell-not-answered': {
    status: 422,
    vi: 'Có ô chưa được đơn vị trả lời nên không trả lại được. Tải lại trang rồi chọn lại.',
    en: 'A cell has no answer of the unit yet and cannot be returned. Reload the page and choose again.',
  },
  'paper-unknown': {
    status: 422,
    vi: 'Chưa tải bản ký giấy lên báo cáo này. Tải tệp lên trước, rồi ghi số và ngày văn bản.',
    en: 'The signed document has not been uploaded to this report. Upload it first, then give its number and date.',
  },
  'cell-withheld': {
    status: 422,
    vi: 'Không nhập: báo cáo theo chế độ mật. Chỉ nhập khi đã có văn bản xác nhận không thuộc bí mật nhà nước.',
    en: 'Not entered here: reported under secrecy rules, until a document says that it is no secret.',
  },
  'cells-repeated': {
    status: 422,
    vi: 'Một ô được gửi hai lần trong cùng một yêu cầu. Gửi mỗi ô một lần.',
    en: 'One cell is sent twice in a request. Send each cell once.',
  },
} as const;
