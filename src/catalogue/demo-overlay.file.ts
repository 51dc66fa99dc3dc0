// Choices that only the demonstration makes: baselines that no city has approved.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Baseline, CatalogueSource, IndicatorCode } from './catalogue.ts';
import { CatalogueRefused } from './load.file.ts';
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
} from './yaml-entry.file.ts';

/** The catalogue with the demonstration's baselines. Throws CatalogueRefused for an unknown indicator. */
export async function withDemoOverlay(
  source: CatalogueSource,
  path: string,
): Promise<CatalogueSource> {
  const faults: FileFault[] = [];
  const page = openPage(basename(path), await readFile(path, 'utf8'), faults);
  const baselines = readBaselines(page, new Set(source.indicators.map(({ code }) => code)));
  if (faults.length > 0) throw new CatalogueRefused(faults);
  return {
    ...source,
    indicators: source.indicators.map((indicator) => ({
      ...indicator,
      baseline: baselines.get(indicator.code) ?? indicator.baseline,
    })),
  };
}

function readBaselines(
  page: Entry,
  known: ReadonlySet<IndicatorCode>,
): ReadonlyMap<IndicatorCode, Baseline> {
  allowOnly(page, ['source', 'date', 'baselines']);
  const shared = { date: date(page, 'date'), source: text(page, 'source'), approved: true };
  const rows = entries(page, 'baselines', () => 'điểm xuất phát').map((entry) => {
    allowOnly(entry, ['indicator', 'value']);
    const code = text(entry, 'indicator');
    if (!known.has(code)) object(entry, `không có chỉ tiêu «${code}». Sửa mã`, 'indicator');
    return [code, { ...shared, value: decimal(entry, 'value') }] as const;
  });
  return new Map(rows);
}
