// Choices that only the demonstration makes: baselines and confirmations that no city has approved.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { IsoDate } from '../kernel/period.ts';
import type { Baseline, CatalogueSource, IndicatorCode } from './catalogue.ts';
import { CatalogueRefused, loadCatalogueFolder } from './load.file.ts';
import {
  allowOnly,
  date,
  decimal,
  type Entry,
  entries,
  type FileFault,
  object,
  openPage,
  text,
  texts,
} from './yaml-entry.file.ts';

/** Definitions that the demonstration confirms: when, and by which made-up document. */
export interface DemoConfirmation {
  readonly date: IsoDate;
  readonly document: string;
  readonly indicators: readonly IndicatorCode[];
}

export interface DemoOverlay {
  readonly source: CatalogueSource;
  readonly confirmations: readonly DemoConfirmation[];
}

/** The shipped catalogue folder as the demonstration opens it. Throws CatalogueRefused with all faults. */
export const loadDemonstration = async (folder: string): Promise<DemoOverlay> =>
  readDemoOverlay(await loadCatalogueFolder(folder), join(folder, 'demo.yaml'));

/** The catalogue with the demonstration's baselines. Throws CatalogueRefused for an unknown indicator. */
export async function withDemoOverlay(
  source: CatalogueSource,
  path: string,
): Promise<CatalogueSource> {
  return (await readDemoOverlay(source, path)).source;
}

/** The same, with the confirmations that follow in time. */
async function readDemoOverlay(source: CatalogueSource, path: string): Promise<DemoOverlay> {
  const faults: FileFault[] = [];
  const page = openPage(basename(path), await readFile(path, 'utf8'), faults);
  allowOnly(page, ['source', 'date', 'baselines', 'confirmations']);
  const known = new Set(source.indicators.map(({ code }) => code));
  const baselines = readBaselines(page, known);
  const confirmations = readConfirmations(page, known);
  if (faults.length > 0) throw new CatalogueRefused(faults);
  const indicators = source.indicators.map((indicator) => ({
    ...indicator,
    baseline: baselines.get(indicator.code) ?? indicator.baseline,
  }));
  return { source: { ...source, indicators }, confirmations };
}

function readConfirmations(page: Entry, known: ReadonlySet<IndicatorCode>): DemoConfirmation[] {
  return entries(page, 'confirmations', () => 'xác nhận định nghĩa').map((entry) => {
    allowOnly(entry, ['date', 'document', 'indicators']);
    const indicators = texts(entry, 'indicators');
    for (const code of indicators) {
      if (!known.has(code)) object(entry, `không có chỉ tiêu «${code}». Sửa mã`, 'indicators');
    }
    return { date: date(entry, 'date'), document: text(entry, 'document'), indicators };
  });
}

function readBaselines(
  page: Entry,
  known: ReadonlySet<IndicatorCode>,
): ReadonlyMap<IndicatorCode, Baseline> {
  const shared = { date: date(page, 'date'), source: text(page, 'source'), approved: true };
  const rows = entries(page, 'baselines', () => 'điểm xuất phát').map((entry) => {
    allowOnly(entry, ['indicator', 'value']);
    const code = text(entry, 'indicator');
    if (!known.has(code)) object(entry, `không có chỉ tiêu «${code}». Sửa mã`, 'indicator');
    return [code, { ...shared, value: decimal(entry, 'value') }] as const;
  });
  return new Map(rows);
}
