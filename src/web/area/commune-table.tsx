import { formatQuantity } from '../../kernel/quantity.ts';
import { linkTo } from '../address.ts';
import { onTimeShare } from '../components/reporting-record.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatValue } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { CommuneRow } from './view.ts';

/** The communes: what is known of each, and how much it enters on time. */
export function CommuneTable({ rows, page }: { rows: readonly CommuneRow[]; page: Page }) {
  const t = textsOf(page.language).place.areas;
  return (
    <DataTable caption={t.caption} captionUnseen columns={columnsOf(page)} rows={rows} narrow />
  );
}

function columnsOf(page: Page): Column<CommuneRow>[] {
  const t = textsOf(page.language).place.areas;
  return [
    {
      head: t.name,
      header: true,
      cell: ({ area }) => (
        <>
          <a {...verbatim(page)} href={linkTo(page, `/areas/${area.code}`)}>
            {area.name}
          </a>
          <small>{t.kinds[area.kind]}</small>
        </>
      ),
    },
    {
      head: t.areaKm2,
      numeric: true,
      cell: ({ area }) => formatQuantity(String(area.areaKm2), 2, page.language),
    },
    {
      head: t.known,
      numeric: true,
      cell: ({ known, indicators }) => `${known}/${indicators}`,
    },
    { head: t.above, numeric: true, cell: ({ above }) => above },
    {
      head: t.record,
      numeric: true,
      cell: ({ counts }) => {
        const share = onTimeShare(counts);
        return share === null ? '–' : formatValue(share, '%', page.language);
      },
    },
  ];
}
