// Amounts as an open table, the same for the files of targets, communes and units.

import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Amount, receiptId } from '../../indicator/amount.ts';
import { wordsOf } from '../catalogue-words.ts';
import type { CsvValue, DataColumn } from '../csv.ts';
import { type Page, textsOf } from '../page.ts';
import { simulatedColumns } from '../scoreboard/data-columns.ts';

export function amountColumns(catalogue: Catalogue, page: Page): DataColumn<Amount>[] {
  const { columns: t } = textsOf(page.language).target;
  const words = wordsOf(catalogue);
  const column = (name: keyof typeof t, value: (amount: Amount) => CsvValue) => ({
    name,
    about: t[name],
    value,
  });
  const known = ({ result }: Amount) => (result.kind === 'known' ? result : null);
  return [
    column('target', ({ indicator }) => words.indicator(indicator)?.target ?? null),
    column('indicator', ({ indicator }) => indicator),
    column('area', ({ area }) => area),
    column('area_name', ({ area }) => words.areaName(area)),
    column('period', ({ period }) => period),
    column('scope', ({ scope }) => scope),
    column('basis', ({ basis }) => basis),
    column('unit', ({ indicator }) => words.indicator(indicator)?.unit ?? null),
    column('numerator', (amount) => number(known(amount)?.numerator)),
    column('denominator', (amount) => number(known(amount)?.denominator)),
    column('value', (amount) => number(known(amount)?.value)),
    column('missing', ({ result }) => (result.kind === 'missing' ? result.why : null)),
    column('reported', ({ result }) => result.coverage.reported),
    column('expected_reports', ({ result }) => result.coverage.expected),
    column('data_standing', (amount) => known(amount)?.standing ?? null),
    column('as_of_date', ({ result }) => result.asOfDate ?? null),
    column('receipt', (amount) => receiptId(amount, amount.revision)),
    ...simulatedColumns<Amount>(page),
  ];
}

// Exact decimals stay as written; JSON carries them as numbers, as the API does.
const number = (value: string | undefined): number | null =>
  value === undefined ? null : Number(value);
