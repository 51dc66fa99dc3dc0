import { isLiving } from './grant.ts';
import type { PersonRow } from './people.ts';
import { PEOPLE_HEADS } from './people-rows.ts';

const WIDTHS = [24, 32, 28, 32, 22, 18, 16, 44];

/** The list of people as a workbook that can be filled and brought back; one row a grant in force. */
export async function peopleWorkbook(
  people: readonly PersonRow[],
  today: string,
): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('Tài khoản', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = PEOPLE_HEADS.map((header, i) => ({ header, width: WIDTHS[i] ?? 20 }));
  for (const person of people) {
    const living = person.grants.filter((grant) => isLiving(grant, today));
    for (const grant of living.length > 0 ? living : [null]) {
      sheet.addRow([
        ...[person.username, person.name, person.unit ?? grant?.unit ?? '', person.email ?? ''],
        ...[grant?.role ?? '', grant?.targets?.join(', ') ?? '', grant?.validTo ?? ''],
        grant?.reason ?? '',
      ]);
    }
  }
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: 'A1', to: { row: 1, column: WIDTHS.length } };
  return new Uint8Array(await book.xlsx.writeBuffer());
}
