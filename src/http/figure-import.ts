// A file of figures, from upload to answer: open, see, map, post. The page and the verb share it.

import { Problem } from '../kernel/problem.ts';
import { isRefusal, type Refusal, sayRefusal } from '../kernel/refusal.ts';
import { applyMapping, type MappedFigure } from '../source/figure/apply-mapping.ts';
import type { RawFigure } from '../source/figure/figure.ts';
import { guessMapping, renewMapping } from '../source/figure/guess-mapping.ts';
import { knownOf } from '../source/figure/known.ts';
import { findMappingOfHeader, getMapping } from '../source/figure/mapping.store.ts';
import { headerSignature, lacksOf, type Mapping } from '../source/figure/mapping.ts';
import { openSheets, type SheetLimits } from '../source/figure/sheet.file.ts';
import { type CellPlace, type SheetFile, type SheetRow, sayPlace } from '../source/figure/sheet.ts';
import type { FigureCounts, FigureOutcome, FigureResult } from '../value/figure-outcome.ts';
import { type FigureDeps, postFigures, previewFigures } from '../value/figures.store.ts';

/** A file on the disk, and the name under which it was sent. */
export interface Upload {
  readonly path: string;
  readonly name: string;
}

/** One sheet as the mapping page shows it. */
export interface SheetHead {
  readonly sheet: string;
  readonly rows: readonly SheetRow[];
  /** A mapping remembered for this header, else a proposal; undefined when nothing looks like a header. */
  readonly mapping: Mapping | undefined;
  /** Name of the remembered mapping. */
  readonly remembered: string | null;
  /** What a person still has to choose. */
  readonly lacks: readonly Refusal[];
}

export interface ImportDeps extends FigureDeps {
  readonly limits?: SheetLimits;
  /** The row itself, or a refusal when the sender does not enter it. */
  readonly permit?: (row: RawFigure | Refusal) => RawFigure | Refusal;
  /** Told now and then how many figures were read. */
  readonly tell?: (read: number) => void;
}

const HEAD_ROWS = 40;
const MOST_FIGURES = 200_000;
const TELL_EVERY = 1000;

/** First step of the page: what the file holds and how it would be read. Throws a Problem on a bad file. */
export async function lookAt(
  { db, catalogue, limits }: ImportDeps,
  upload: Upload,
): Promise<readonly SheetHead[]> {
  const file = await openSheets(upload.path, upload.name, limits);
  const known = knownOf(catalogue);
  const heads: SheetHead[] = [];
  for (const [sheet, rows] of await headsOf(file)) {
    const guess = guessMapping(rows, known);
    const saved = guess && (await findMappingOfHeader(db, signatureOf(rows, guess)));
    const mapping = saved ? renewMapping(saved.mapping, guess) : guess;
    const lacks = mapping ? lacksOf(mapping) : [];
    heads.push({ sheet, rows, mapping, remembered: saved?.name ?? null, lacks });
  }
  if (heads.length === 0) throw new Problem('file-empty');
  return heads;
}

/** The words by which a mapping is found again for the next file of this kind. */
export function signatureOf(rows: readonly SheetRow[], { headerRow }: Mapping): string {
  return headerSignature(rows.find((row) => row.row === headerRow)?.cells ?? []);
}

async function headsOf(file: SheetFile): Promise<ReadonlyMap<string, readonly SheetRow[]>> {
  const heads = new Map<string, SheetRow[]>();
  for await (const row of file.rows({ perSheet: HEAD_ROWS })) {
    const head = heads.get(row.sheet);
    if (head) head.push(row);
    else heads.set(row.sheet, [row]);
  }
  return heads;
}

export interface ImportRequest {
  readonly upload: Upload;
  readonly mapping: Mapping;
  /** Name of the mapping, or of the page; kept as the batch's source. */
  readonly source: string;
  readonly by: string;
  readonly at: Date;
  readonly atomic: boolean;
  /** Places that the person confirmed («C12» of the mapped sheet), with the reason. */
  readonly confirmed?: { readonly cells: ReadonlySet<string>; readonly reason: string };
}

/** The answer of a row with its place in the file. */
export interface PlacedResult extends FigureResult {
  readonly place: CellPlace;
}

export interface ImportOutcome extends Omit<FigureOutcome, 'results'> {
  readonly results: readonly PlacedResult[];
}

/** Second step of the page: what an import would answer, without writing. */
export const previewImport = (deps: ImportDeps, request: ImportRequest): Promise<ImportOutcome> =>
  importBy(deps, request, previewFigures);

/** Last step, and the verb: writes the good rows, or none when `atomic` and one is refused. */
export const importFile = (deps: ImportDeps, request: ImportRequest): Promise<ImportOutcome> =>
  importBy(deps, request, postFigures);

async function importBy(
  deps: ImportDeps,
  request: ImportRequest,
  post: typeof postFigures,
): Promise<ImportOutcome> {
  const { upload, mapping, source, by, at, atomic } = request;
  const [lack] = lacksOf(mapping);
  if (lack) throw new Problem(lack.code, lack.params);
  const file = await openSheets(upload.path, upload.name, deps.limits);
  const mapped = (await readFigures(file, mapping, deps)).map((one) => confirm(one, request));
  const permit = deps.permit ?? ((row) => row);
  const rows = mapped.map((one) => permit(one.figure));
  const outcome = await post(deps, {
    ...{ rows, source, by, at, atomic },
    file: { name: upload.name, hash: file.hash },
  });
  const results = outcome.results.flatMap((result, i) => {
    const place = mapped[i]?.place;
    return place ? [{ ...result, place }] : [];
  });
  return { ...outcome, results };
}

async function readFigures(
  file: SheetFile,
  mapping: Mapping,
  { catalogue, tell }: ImportDeps,
): Promise<readonly MappedFigure[]> {
  const seen = new Set<string>();
  const figures: MappedFigure[] = [];
  const rows = file.rows(mapping.sheet === null ? {} : { sheet: mapping.sheet });
  for await (const one of applyMapping(noting(rows, seen), mapping, knownOf(catalogue))) {
    figures.push(one);
    if (figures.length % TELL_EVERY === 0) tell?.(figures.length);
    if (figures.length > MOST_FIGURES) {
      throw new Problem('file-too-many-rows', { limit: MOST_FIGURES.toLocaleString('vi-VN') });
    }
  }
  if (seen.size === 0 && mapping.sheet !== null) throw await sheetUnknown(file, mapping.sheet);
  if (figures.length === 0) throw new Problem('file-empty');
  return figures;
}

async function* noting(rows: AsyncIterable<SheetRow>, seen: Set<string>): AsyncGenerator<SheetRow> {
  for await (const row of rows) {
    seen.add(row.sheet);
    yield row;
  }
}

async function sheetUnknown(file: SheetFile, sheet: string): Promise<Problem> {
  const heads = await headsOf(file);
  return new Problem('sheet-unknown', { sheet, sheets: [...heads.keys()].join(', ') });
}

function confirm(one: MappedFigure, { confirmed }: ImportRequest): MappedFigure {
  if (!confirmed || isRefusal(one.figure)) return one;
  const { sheet: _, ...cell } = one.place;
  if (!confirmed.cells.has(cellKey(cell))) return one;
  const note = [one.figure.note, confirmed.reason].filter(Boolean).join('; ');
  return { ...one, figure: { ...one.figure, note, confirm: true } };
}

/** The key of a cell in `confirmed.cells`: C12. */
const cellKey = (place: Omit<CellPlace, 'sheet'>): string =>
  sayPlace({ ...place, sheet: '' }, 'en').replace(/^.* /, '');

export interface VerbRequest extends Omit<ImportRequest, 'mapping' | 'source'> {
  /** Name of a saved mapping; without it the sheet must be readable by its header words. */
  readonly mapping?: string | undefined;
  /** A period for files that do not say it. */
  readonly period?: string | undefined;
}

/**
 * `import-figures FILE --mapping NAME [--period P] [--atomic]`: lines for the terminal and whether every
 * row was taken. Throws a Problem when the file or the mapping cannot be used.
 */
export async function importFigures(
  deps: ImportDeps,
  request: VerbRequest,
): Promise<{ readonly ok: boolean; readonly lines: readonly string[] }> {
  const { mapping: name, period, ...rest } = request;
  const mapping = await mappingFor(deps, request.upload, name);
  const outcome = await importFile(deps, {
    ...rest,
    source: name ?? 'import-figures',
    mapping: period ? { ...mapping, period } : mapping,
  });
  return { ok: outcome.counts.rejected === 0, lines: linesOf(outcome) };
}

/** The named mapping renewed for the sheet with its header; without a name, the file's own proposal. */
async function mappingFor(deps: ImportDeps, upload: Upload, name?: string): Promise<Mapping> {
  const saved = name === undefined ? undefined : await getMapping(deps.db, name);
  const known = knownOf(deps.catalogue);
  const file = await openSheets(upload.path, upload.name, deps.limits);
  for (const rows of (await headsOf(file)).values()) {
    const guess = guessMapping(rows, known);
    if (guess && !saved) return guess;
    if (guess && saved?.signature === signatureOf(rows, guess)) {
      return renewMapping(saved.mapping, guess);
    }
  }
  if (saved) return saved.mapping;
  throw new Problem('mapping-without-values');
}

function linesOf({ results, counts, sameFile, batch }: ImportOutcome): string[] {
  return [
    ...results.map(lineOf),
    summaryOf(counts, batch),
    ...(sameFile
      ? [
          `Tệp này đã được nhập ở đợt ${sameFile.batch} (${sameFile.by}, ${sameFile.at.toISOString()}).`,
        ]
      : []),
  ];
}

const STATUS_WORDS = {
  accepted: 'đã ghi',
  unchanged: 'không đổi',
  rejected: 'không nhận',
} as const;

function lineOf({ place, status, read, refusal, code }: PlacedResult): string {
  const where = sayPlace(place);
  if (refusal) return `${where}: ${STATUS_WORDS[status]} — ${sayRefusal(refusal)} [${code}]`;
  return `${where}: ${STATUS_WORDS[status]} — ${read?.element} ${read?.area} ${read?.period} = ${read?.amount}`;
}

const summaryOf = (counts: FigureCounts, batch: number | null): string =>
  `${counts.received} số liệu: ${counts.accepted} đã ghi, ${counts.unchanged} không đổi, ` +
  `${counts.rejected} không nhận${batch === null ? '' : ` (đợt ${batch})`}.`;
