// The pages of areas as files: amounts of one area, or the list of communes.
import type { Amount } from '../../indicator/amount.ts';
import { csvText, type DataColumn, dataObjects } from '../csv.ts';
import { type Page, textsOf } from '../page.ts';
import { simulatedColumns } from '../scoreboard/data-columns.ts';
import { amountColumns } from '../target/amount-columns.ts';
import { dutyColumns } from '../unit/files.ts';
import type { AreaListView, AreaView, CommuneRow } from './view.ts';

const amountsOf = ({ rows }: AreaView): Amount[] => rows.flatMap(({ amount }) => amount ?? []);

export const areaCsv = (view: AreaView, page: Page): string =>
  csvText(amountColumns(view.catalogue, page), amountsOf(view));

export const areaJson = (view: AreaView, page: Page) => ({
  area: { code: view.area.code, name: view.area.name, kind: view.area.kind },
  period: view.period.code,
  revision: page.revision,
  recordedAt: page.recordedAt.toISOString(),
  ...(page.demo ? { simulated: textsOf(page.language).shell.simulated } : {}),
  amounts: dataObjects(amountColumns(view.catalogue, page), amountsOf(view)),
  duties: dataObjects(dutyColumns(view.catalogue, page), view.answered),
});

function communeColumns(page: Page): DataColumn<CommuneRow>[] {
  const { columns: t } = textsOf(page.language).place;
  return [
    { name: 'code', about: t.code, value: ({ area }) => area.code },
    { name: 'name', about: t.name, value: ({ area }) => area.name },
    { name: 'kind', about: t.kind, value: ({ area }) => area.kind },
    { name: 'area_km2', about: t.area_km2, value: ({ area }) => area.areaKm2 },
    { name: 'indicators', about: t.indicators, value: ({ indicators }) => indicators },
    { name: 'known', about: t.known, value: ({ known }) => known },
    { name: 'above', about: t.above, value: ({ above }) => above },
    { name: 'on_time', about: t.on_time, value: ({ counts }) => counts['on-time'] },
    { name: 'late_entries', about: t.late_entries, value: ({ counts }) => counts.late },
    { name: 'missing_entries', about: t.missing_entries, value: ({ counts }) => counts.missing },
    ...simulatedColumns<CommuneRow>(page),
  ];
}

export const areaListCsv = ({ communes }: AreaListView, page: Page): string =>
  csvText(communeColumns(page), communes);

export const areaListJson = ({ communes, period }: AreaListView, page: Page) => ({
  period: period.code,
  revision: page.revision,
  ...dataObjects(communeColumns(page), communes),
});
