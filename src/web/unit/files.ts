// The pages of units as files: what a unit had to enter and when it came, or the list of units.
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { monthPeriod } from '../../kernel/period.ts';
import type { Answered } from '../../value/punctuality.ts';
import { wordsOf } from '../catalogue-words.ts';
import { csvText, type DataColumn, dataObjects } from '../csv.ts';
import { type Page, textsOf } from '../page.ts';
import { simulatedColumns } from '../scoreboard/data-columns.ts';
import type { UnitListView, UnitRow, UnitView } from './view.ts';

export function dutyColumns(catalogue: Catalogue, page: Page): DataColumn<Answered>[] {
  const { columns: t } = textsOf(page.language).place;
  const { unitName } = wordsOf(catalogue);
  const nameOf = (code: string) =>
    catalogue.elements.find((element) => element.code === code)?.name ?? code;
  return [
    { name: 'element', about: t.element, value: ({ element }) => element },
    { name: 'element_name', about: t.element_name, value: ({ element }) => nameOf(element) },
    { name: 'area', about: t.area, value: ({ area }) => area },
    { name: 'month', about: t.month, value: ({ month }) => monthPeriod(month).code },
    { name: 'basis', about: t.basis, value: ({ basis }) => basis },
    { name: 'units', about: t.units, value: ({ holders }) => holders.map(unitName).join('; ') },
    { name: 'deadline', about: t.deadline, value: ({ deadline }) => deadline },
    { name: 'first_recorded', about: t.first_recorded, value: ({ day }) => day },
    { name: 'punctuality', about: t.punctuality, value: ({ punctuality }) => punctuality },
    ...simulatedColumns<Answered>(page),
  ];
}

export const unitCsv = (view: UnitView, page: Page): string =>
  csvText(dutyColumns(view.catalogue, page), view.answered);

export const unitJson = (view: UnitView, page: Page) => ({
  unit: { code: view.unit.code, name: view.unit.name, kind: view.unit.kind },
  period: view.period.code,
  revision: page.revision,
  recordedAt: page.recordedAt.toISOString(),
  ...(page.demo ? { simulated: textsOf(page.language).shell.simulated } : {}),
  leads: view.led.map(({ row }) => row.target.number),
  coordinates: view.coordinated.map(({ row }) => row.target.number),
  owns: view.owned.map(({ code }) => code),
  enters: view.entered.map(({ element }) => element.code),
  supplies: view.supplied.map(({ element }) => element.code),
  duties: dataObjects(dutyColumns(view.catalogue, page), view.answered),
});

function unitColumns(page: Page): DataColumn<UnitRow>[] {
  const { columns: t } = textsOf(page.language).place;
  return [
    { name: 'code', about: t.code, value: ({ unit }) => unit.code },
    { name: 'name', about: t.name, value: ({ unit }) => unit.name },
    { name: 'kind', about: t.kind, value: ({ unit }) => unit.kind },
    { name: 'leads', about: t.leads, value: ({ leads }) => leads },
    { name: 'late', about: t.late, value: ({ late }) => late },
    { name: 'coordinates', about: t.coordinates, value: ({ coordinates }) => coordinates },
    { name: 'owns', about: t.owns, value: ({ owns }) => owns },
    { name: 'enters', about: t.enters, value: ({ enters }) => enters },
    ...simulatedColumns<UnitRow>(page),
  ];
}

export const unitListCsv = ({ units }: UnitListView, page: Page): string =>
  csvText(unitColumns(page), units);

export const unitListJson = ({ units, period }: UnitListView, page: Page) => ({
  period: period.code,
  revision: page.revision,
  ...dataObjects(unitColumns(page), units),
});
