// Problems of cycles, reports and columns; part of the catalogue in problem.ts.

export const COLLECTING_PROBLEMS = {
  'cycle-unknown': {
    status: 404,
    vi: 'Chưa mở kỳ thu thập «{cycle}». Cơ quan thường trực mở kỳ trước khi đơn vị nhập.',
    en: 'Collection cycle «{cycle}» has not been opened. The standing office opens it first.',
  },
  'cycle-open-already': {
    status: 409,
    vi: 'Kỳ thu thập {cycle} đang mở rồi.',
    en: 'Collection cycle {cycle} is open already.',
  },
  'cycle-closed': {
    status: 409,
    vi: 'Kỳ thu thập {cycle} đã chốt. Muốn sửa, đề nghị Cơ quan thường trực mở chốt và ghi lý do.',
    en: 'Collection cycle {cycle} is closed. Ask the standing office to reopen it, with a reason.',
  },
  'deadlines-out-of-order': {
    status: 422,
    vi: 'Hạn của đơn vị phải trước hoặc bằng hạn tổng hợp của thành phố. Sửa một trong hai ngày.',
    en: 'The units’ deadline must not be after the city’s. Change one of the two days.',
  },
  'report-unknown': {
    status: 404,
    vi: 'Không có báo cáo này, hoặc báo cáo thuộc đơn vị khác.',
    en: 'There is no such report, or it belongs to another unit.',
  },
  'report-locked': {
    status: 409,
    vi: 'Kỳ này đã khóa nhập. Nếu cần bổ sung, đề nghị Cơ quan thường trực cho phép nhập muộn.',
    en: 'Entry is locked for this period. Ask the standing office for a late exception.',
  },
  'report-elsewhere': {
    status: 409,
    vi: 'Báo cáo đang ở bước khác, không làm được việc này. Tải lại trang để xem bước hiện tại.',
    en: 'The report is at another step ({state}); this cannot be done now. Reload to see where it is.',
  },
  'report-unfinished': {
    status: 422,
    vi: 'Còn {count} ô chưa xong. Nhập số, ghi lý do không có số hoặc giải trình rồi gửi lại.',
    en: '{count} cells are not finished. Enter a number, give a reason for none, or explain, then send again.',
  },
  'cells-needed': {
    status: 422,
    vi: 'Chọn ít nhất một ô để trả lại.',
    en: 'Choose at least one cell to return.',
  },
  'cell-changed': {
    status: 409,
    vi: '{who} vừa đổi ô này thành {value}. Chọn giữ số nào.',
    en: '{who} has just changed this cell to {value}. Choose which number to keep.',
  },
  'cell-locked': {
    status: 409,
    vi: 'Ô này đã khóa vì báo cáo đã gửi hoặc đã ký. Muốn sửa, rút báo cáo về hoặc đề nghị trả lại ô.',
    en: 'This cell is locked because the report was sent or signed. Recall it, or ask for the cell to be returned.',
  },
  'cell-not-in-form': {
    status: 422,
    vi: 'Biểu của đơn vị trong kỳ này không có ô này. Tải lại biểu mới.',
    en: 'This cell is not in the unit’s form of this period. Load the form again.',
  },
  'own-work': {
    status: 409,
    vi: 'Không {what} số liệu do chính mình nhập hoặc đã xác nhận. Để người khác có thẩm quyền làm bước này.',
    en: 'You cannot {what} what you entered or confirmed yourself. Another authorised person does this step.',
  },
  'column-unknown': {
    status: 404,
    vi: 'Không có cột số liệu này trong kỳ đã mở.',
    en: 'There is no such column in an opened period.',
  },
  'column-empty': {
    status: 422,
    vi: 'Chưa có số liệu nào trong cột này để xác nhận.',
    en: 'There is no figure in this column to confirm.',
  },
  'column-elsewhere': {
    status: 409,
    vi: 'Cột số liệu đang ở bước khác, không làm được việc này. Tải lại trang để xem bước hiện tại.',
    en: 'The column is at another step ({state}); this cannot be done now. Reload to see where it is.',
  },
  'column-changed': {
    status: 409,
    vi: 'Số liệu trong cột đã thay đổi sau khi xác nhận hoặc sau khi mở trang. Tải lại để xem số mới rồi quyết định.',
    en: 'Figures changed after the confirmation or after you opened the page. Reload, look, then decide.',
  },
  'not-another-lead': {
    status: 403,
    vi: 'Chỉ đơn vị cùng chủ trì mục tiêu này mới có ý kiến ở bước này.',
    en: 'Only another lead of this target gives an opinion at this step.',
  },
  'objections-over': {
    status: 409,
    vi: 'Đã hết hạn có ý kiến (đến hết ngày {day}).',
    en: 'The time for objections ended on {day}.',
  },
  'objections-not-over': {
    status: 409,
    vi: 'Các đơn vị cùng chủ trì còn có thể có ý kiến đến hết ngày {day}. Phê duyệt sau ngày đó, hoặc khi tất cả đã đồng ý.',
    en: 'The other leads may object until {day}. Approve after that day, or when all of them agree.',
  },
  'objection-open': {
    status: 409,
    vi: 'Còn ý kiến phản đối chưa được trả lời. Đầu mối số liệu trả lời trước khi phê duyệt.',
    en: 'An objection has not been answered. The data owner answers before approval.',
  },
  'no-such-objection': {
    status: 404,
    vi: 'Không có ý kiến phản đối nào đang chờ trả lời của đơn vị này.',
    en: 'There is no objection of this unit waiting for an answer.',
  },
  'coverage-too-low': {
    status: 409,
    vi: 'Mới có {answered}/{expected} ô có số, dưới mức tối thiểu, chưa thể chốt chính thức.',
    en: 'Only {answered} of {expected} cells have figures, below the minimum; this cannot be final yet.',
  },
  'version-needed': {
    status: 422,
    vi: 'Gửi kèm «version» của bản đang xem, để không ghi đè thay đổi của người khác.',
    en: 'Send the «version» that you saw, so that nobody’s change is overwritten.',
  },
} as const;
