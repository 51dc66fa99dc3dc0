// The pages of cycles as files.
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { UnitProgress } from '../../source/report/unit-progress.ts';
import { wordsOf } from '../catalogue-words.ts';
import { csvText, type DataColumn, dataObjects } from '../csv.ts';
import { type Page, textsOf } from '../page.ts';
import { simulatedColumns } from '../scoreboard/data-columns.ts';
import type { CycleView } from './view.ts';

interface CycleFile {
  readonly view: CycleView;
  readonly catalogue: Catalogue;
  readonly page: Page;
}

function unitColumns(catalogue: Catalogue, page: Page): DataColumn<UnitProgress>[] {
  const t = textsOf(page.language).cycles.data;
  const { unitName } = wordsOf(catalogue);
  return [
    { name: 'cycle', about: t.cycle, value: ({ cycle }) => cycle },
    { name: 'unit', about: t.unit, value: ({ unit }) => unit },
    { name: 'unit_name', about: t.unit_name, value: ({ unit }) => unitName(unit) },
    { name: 'standing', about: t.standing, value: ({ standing }) => standing },
    { name: 'timeliness', about: t.timeliness, value: ({ timeliness }) => timeliness },
    { name: 'asked', about: t.asked, value: ({ asked }) => asked },
    { name: 'answered', about: t.answered, value: ({ answered }) => answered },
    { name: 'returned', about: t.returned, value: ({ returned }) => returned },
    {
      name: 'first_signed',
      about: t.first_signed,
      value: ({ firstSigned }) => firstSigned?.toISOString() ?? null,
    },
    { name: 'reference', about: t.reference, value: ({ reference }) => reference },
    ...simulatedColumns<UnitProgress>(page),
  ];
}

export const cycleCsv = ({ view, catalogue, page }: CycleFile): string =>
  csvText(unitColumns(catalogue, page), view.units);

export const cycleJson = ({ view, catalogue, page }: CycleFile) => ({
  cycle: view.cycle.code,
  state: view.cycle.state,
  unitDeadline: view.cycle.unitDeadline,
  ...dataObjects(unitColumns(catalogue, page), view.units),
});

/** Several cycles in one table: completeness and timeliness by unit over time. */
export const recordCsv = (views: readonly CycleView[], catalogue: Catalogue, page: Page): string =>
  csvText(
    unitColumns(catalogue, page),
    views.flatMap(({ units }) => units),
  );

export const recordJson = (views: readonly CycleView[], catalogue: Catalogue, page: Page) => ({
  cycles: views.map(({ cycle }) => cycle.code),
  ...dataObjects(
    unitColumns(catalogue, page),
    views.flatMap(({ units }) => units),
  ),
});
