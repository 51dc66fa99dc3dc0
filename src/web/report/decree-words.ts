// Words of a document under Decree 30/2020/NĐ-CP: official text, Vietnamese whatever the page speaks.

export const DECREE = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  city: 'UBND THÀNH PHỐ HUẾ',
  number: (symbol: string): string => `Số:          /BC-${symbol}`,
  date: 'Huế, ngày       tháng       năm',
  kind: 'BÁO CÁO',
  subject: (cycle: string): string =>
    `Số liệu thực hiện Kế hoạch số 322/KH-UBND ngày 06/6/2026, ${cycle}`,
  span: (from: string, to: string): string => `(Số liệu từ ngày ${from} đến ngày ${to})`,
  to: (office: string): string => `Kính gửi: ${office}`,
  column: {
    no: 'TT',
    name: 'Chỉ tiêu',
    unit: 'Đơn vị tính',
    previous: 'Kỳ trước',
    now: 'Kỳ này',
    note: 'Giải trình, ghi chú',
  },
  estimated: 'Số ước tính',
  closing: (unit: string): string => `${unit} chịu trách nhiệm về số liệu trong báo cáo này./.`,
  recipients: 'Nơi nhận:',
  recipientLines: (office: string): readonly string[] => [`- ${office};`, '- Lưu: VT.'],
  author: 'NGƯỜI LẬP BIỂU',
  signHere: '(Ký, ghi rõ họ tên)',
  sealHere: '(Chữ ký, dấu, họ và tên)',
  signer: 'THỦ TRƯỞNG ĐƠN VỊ',
  committee: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  filled: (reference: string, form: string): string => `Mã báo cáo ${reference} · biểu ${form}`,
  draft: (form: string): string => `Bản đang nhập, chưa gửi · biểu ${form}`,
  empty: (form: string): string => `Biểu ${form}`,
} as const;
