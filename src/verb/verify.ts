import { verifyRecords } from '../indicator/verify.store.ts';
import { type Program, Refused } from './program.ts';

const BROKEN = {
  'entry-changed': 'nội dung dòng nhật ký đã bị sửa',
  'entry-missing': 'thiếu dòng nhật ký',
  'chain-cut': 'dòng nhật ký không nối với dòng trước',
  'end-missing': 'phần cuối nhật ký bị cắt',
  'values-changed': 'số liệu ghi bởi dòng này đã bị sửa',
  'definitions-changed': 'định nghĩa ghi bởi dòng này đã bị sửa',
  'acts-changed': 'việc trình, ký, xác nhận, ý kiến hoặc phê duyệt ghi bởi dòng này đã bị sửa',
  'states-changed': 'trạng thái báo cáo hoặc cột số liệu không khớp với việc ghi bởi dòng này',
  'amounts-changed':
    'kết quả tính ghi bởi dòng này đã bị sửa; chạy recompute để tính lại từ số liệu',
} as const;

/** `verify`: reads the whole journal and computes every amount again; names the first entry that no longer fits. */
export async function verify(program: Program): Promise<void> {
  const { kysely } = await program.connect('verb');
  const found = await verifyRecords(kysely);
  if (found.kind === 'broken') {
    throw new Refused(
      `Nhật ký bị phá vỡ tại dòng ${found.seq}: ${BROKEN[found.why]} (${found.why}).`,
    );
  }
  program.print(
    `Nhật ký nguyên vẹn: ${found.entries} dòng, ${found.values} số liệu. Mã cuối: ${found.head}`,
  );
}
