// Units of measure that plans print, and how well words do as one.
import { fold } from '../../kernel/text.ts';

const UNITS = `%|‰|% danh mục|người|tài khoản|csdl|cơ sở dữ liệu|hồ sơ|tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|đồng|usd|
triệu usd|tỷ usd|thủ tục|thủ tục hành chính|tthc|dvc|dịch vụ|dịch vụ công|đơn vị|giờ|ngày|phút|giây|tháng|năm|quý|
cơ quan|hệ thống|nền tảng|mô hình|sản phẩm|trạm|trạm bts|điểm|điểm phát sóng|xã|phường|xã, phường|thôn|hộ|hộ gia đình|
doanh nghiệp|dn|trường|trường học|bệnh viện|cơ sở|cơ sở y tế|lượt|lượt người|lần|cuộc|buổi|lớp|khóa|khóa học|học viên|
học sinh|sinh viên|cán bộ|công dân|thuê bao|giao dịch|camera|bộ|bộ dữ liệu|văn bản|báo cáo|đề tài|nhiệm vụ|dự án|
chương trình|kế hoạch|giải pháp|ứng dụng|phần mềm|bài|tin|tin, bài|thẻ|chứng thư số|chữ ký số|km|km2|m|m2|m3|ha|tấn|
kg|lít|kwh|mw|mbps|gbps|bậc|hạng|thứ hạng|điểm số|điểm %|điểm phần trăm|điểm/100|chỉ số|tỷ lệ|tỷ lệ %|phần trăm|
người/năm|lượt/năm|giường|giường/vạn dân|giường bệnh/vạn dân|bác sĩ/vạn dân|người/km2|tổ|nhóm|khu|cụm|tuyến|thiết bị|
máy|máy tính|bản ghi|trường dữ liệu|danh mục|quy trình|nghìn người|nghìn tài khoản|triệu người|triệu lượt|nghìn lượt|
nghìn tấn|triệu tấn|hợp tác xã|htx|sàn|gian hàng|địa chỉ|địa điểm|mã|cặp|ca|vụ|việc|đối tượng|lao động|nhà|căn|căn hộ|
công trình|di tích|tổ chức|chuyên gia|nhân lực|ý tưởng|startup|bằng|sáng chế|văn bằng|khu vực|trung tâm|phòng|
lượt khách|triệu lượt khách|trđ|trđ/người|triệu đồng/người|triệu đồng/người/năm|usd/người|thư viện|quận|huyện|tỷ`;

const units = new Set(UNITS.split('|').map((unit) => fold(unit)));

/** How well words do as a unit of measure: 0 surely, higher is weaker, undefined not at all. */
export function unitCost(words: readonly string[]): number | undefined {
  if (words.length === 0 || words.length > 7) return undefined;
  const text = words.join(' ');
  const folded = fold(text.replace(/[()]/g, ''));
  const upper = /^[\p{Lu}%‰(]/u.test(text);
  if (/^1[.0]*00$/.test(words[0] ?? '') && units.has(fold(words.slice(1).join(' ')))) return 0.5;
  const share = words.indexOf('%');
  if (units.has(folded)) return listedCost(upper, share);
  if (share > 0) return undefined;
  return share === 0 ? shareCost(words) : unlistedCost(words, folded, upper);
}

/** A lower-case unit may as well be the last word of the name. */
function listedCost(upper: boolean, share: number): number {
  if (upper) return 0;
  return share > 0 ? 2 : 0.7;
}

/** «% danh mục», «% hộ gia đình»: what it is a share of. */
function shareCost(words: readonly string[]): number | undefined {
  const plain = words.slice(1).every((word) => /^[\p{Ll}/,]+$/u.test(word));
  return plain ? 0.5 + 0.15 * words.length : undefined;
}

/** «Giường/vạn dân», or a capital in the middle of the line: a cell of an unknown unit. */
function unlistedCost(
  words: readonly string[],
  folded: string,
  upper: boolean,
): number | undefined {
  const [first = '', ...rest] = folded.split('/');
  if (rest.length > 0 && units.has(first.trim())) return upper ? 0.4 : 1;
  const capital = /^\p{Lu}\p{Ll}+$/u.test(words[0] ?? '');
  const tail = words.slice(1).every((word) => /^[\p{Ll}\d/]+$/u.test(word));
  return capital && tail && words.length <= 4 ? 2.5 + 0.1 * words.length : undefined;
}
