// YAML files → CatalogueSource. Every objection names file, line and what to do.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CatalogueSource, Goal, Indicator, Programme, Target } from './catalogue.ts';
import type { Place, PlaceKind } from './fault.ts';
import { readCheck } from './read-checks.file.ts';
import {
  readArea,
  readAssignment,
  readElement,
  readHoliday,
  readMethod,
  readUnit,
} from './read-dimensions.file.ts';
import { readGoal, readIndicator, readTarget } from './read-targets.file.ts';
import { validateCatalogue } from './validate.ts';
import {
  allowOnly,
  date,
  type Entry,
  entries,
  type FileFault,
  lineOf,
  openPage,
  optionalText,
  part,
  text,
  whole,
} from './yaml-entry.file.ts';

/** The texts of a catalogue; names are used in messages. */
export interface CatalogueFiles {
  readonly programme: NamedText;
  readonly units: NamedText;
  readonly communes: NamedText;
  readonly holidays: NamedText;
  readonly checks: NamedText;
}

export interface NamedText {
  readonly name: string;
  readonly content: string;
}

export type CatalogueReading =
  | { readonly kind: 'read'; readonly source: CatalogueSource }
  | { readonly kind: 'refused'; readonly faults: readonly FileFault[] };

/** A catalogue folder that does not load; the message lists every fault as file:line: reason. */
export class CatalogueRefused extends Error {
  readonly faults: readonly FileFault[];

  constructor(faults: readonly FileFault[]) {
    super(faults.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join('\n'));
    this.name = 'CatalogueRefused';
    this.faults = faults;
  }
}

export const CATALOGUE_FILES = {
  programme: 'de-an-06-hue.yaml',
  units: 'units.yaml',
  communes: 'communes.yaml',
  holidays: 'holidays.yaml',
  checks: 'checks.yaml',
} as const;

/** Reads and checks a catalogue folder. Throws CatalogueRefused with all faults. */
export async function loadCatalogueFolder(
  folder: string,
  names: { readonly [K in keyof CatalogueFiles]: string } = CATALOGUE_FILES,
): Promise<CatalogueSource> {
  const named = async (name: string): Promise<NamedText> => ({
    name: basename(name),
    content: await readFile(join(folder, name), 'utf8'),
  });
  const [programme, units, communes, holidays, checks] = await Promise.all([
    named(names.programme),
    named(names.units),
    named(names.communes),
    named(names.holidays),
    named(names.checks),
  ]);
  const reading = parseCatalogue({ programme, units, communes, holidays, checks });
  if (reading.kind === 'refused') throw new CatalogueRefused(reading.faults);
  return reading.source;
}

/** Reads the texts and checks everything in them; all faults at once, in order of file and line. */
export function parseCatalogue(files: CatalogueFiles): CatalogueReading {
  const faults: FileFault[] = [];
  const { source, written } = readSource(files, faults);
  if (faults.length === 0) {
    for (const { place, reason } of validateCatalogue(source)) {
      faults.push({ ...locate(written, place, files.programme.name), reason });
    }
  }
  if (faults.length === 0) return { kind: 'read', source };
  const order = Object.values(files).map((file) => file.name);
  const rank = (fault: FileFault): number => order.indexOf(fault.file);
  return {
    kind: 'refused',
    faults: faults.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line),
  };
}

type Written = { readonly [K in PlaceKind]: readonly Entry[] };

function locate(written: Written, place: Place, file: string): Omit<FileFault, 'reason'> {
  const entry = written[place.kind][place.index];
  if (entry === undefined) return { file, line: 1 };
  return { file: entry.page.file, line: lineOf(entry, place.field) };
}

const named =
  (what: string, field = 'code') =>
  (entry: Entry): string =>
    `${what} ${optionalText(entry, field) ?? '(chưa có mã)'}`;

function readSource(
  files: CatalogueFiles,
  faults: FileFault[],
): { source: CatalogueSource; written: Written } {
  const page = openPage(files.programme.name, files.programme.content, faults);
  allowOnly(page, ['programme', 'appendix', 'method', 'groups', 'elements', 'assignments']);
  const units = openPage(files.units.name, files.units.content, faults);
  allowOnly(units, ['standingOffice', 'units']);
  const communes = openPage(files.communes.name, files.communes.content, faults);
  allowOnly(communes, ['areas']);
  const holidays = openPage(files.holidays.name, files.holidays.content, faults);
  allowOnly(holidays, ['holidays']);
  const checks = openPage(files.checks.name, files.checks.content, faults);
  allowOnly(checks, ['checks']);

  const rows = readRows(page);
  const programme = part(page, 'programme') ?? page;
  const written: Written = {
    ...rows.written,
    programme: [programme],
    group: entries(page, 'groups', named('nhóm')),
    element: entries(page, 'elements', named('số liệu')),
    assignment: entries(page, 'assignments', named('phân công', 'element')),
    method: [part(page, 'method') ?? page],
    unit: entries(units, 'units', named('đơn vị')),
    area: entries(communes, 'areas', named('địa bàn')),
    holiday: entries(holidays, 'holidays', named('ngày nghỉ', 'date')),
    check: entries(checks, 'checks', named('quy tắc')),
  };
  const source: CatalogueSource = {
    ...rows.read,
    programme: readProgramme(programme, written.group, text(units, 'standingOffice')),
    elements: written.element.map(readElement),
    assignments: written.assignment.map(readAssignment),
    method: readMethod(part(page, 'method'), page),
    units: written.unit.map(readUnit),
    areas: written.area.map(readArea),
    holidays: written.holiday.map(readHoliday),
    checks: written.check.map(readCheck),
  };
  return { source, written };
}

function readProgramme(entry: Entry, groups: readonly Entry[], standingOffice: string): Programme {
  const own = ['code', 'title', 'legalBasis', 'signedOn', 'start', 'end', 'city'];
  allowOnly(entry, own);
  return {
    code: text(entry, 'code'),
    title: text(entry, 'title'),
    legalBasis: text(entry, 'legalBasis'),
    signedOn: date(entry, 'signedOn'),
    start: whole(entry, 'start'),
    end: whole(entry, 'end'),
    city: text(entry, 'city'),
    standingOffice,
    groups: groups.map((group) => {
      allowOnly(group, ['code', 'name', 'targets']);
      return { code: text(group, 'code'), name: text(group, 'name') };
    }),
  };
}

interface Rows {
  readonly read: {
    readonly targets: readonly Target[];
    readonly goals: readonly Goal[];
    readonly indicators: readonly Indicator[];
  };
  readonly written: Pick<Written, 'target' | 'goal' | 'indicator'>;
}

/** Targets stand under their group, goals and indicators under their target. */
function readRows(page: Entry): Rows {
  const document = text(page, 'appendix');
  const targets = entries(page, 'groups', named('nhóm')).flatMap((group) =>
    entries(group, 'targets', named('mục tiêu', 'number')).map((entry) => ({
      entry,
      target: readTarget(entry, optionalText(group, 'code') ?? '', document),
    })),
  );
  const goals = targets.flatMap(({ entry, target }) =>
    entries(entry, 'goals', named('mức', 'id')).map((goal) => ({ entry: goal, target })),
  );
  const indicators = targets.flatMap(({ entry, target }) =>
    entries(entry, 'indicators', named('chỉ tiêu')).map((one) => ({ entry: one, target })),
  );
  return {
    read: {
      targets: targets.map(({ target }) => target),
      goals: goals.map(({ entry, target }) => readGoal(entry, target.number)),
      indicators: indicators.map(({ entry, target }) => readIndicator(entry, target.number)),
    },
    written: {
      target: targets.map(({ entry }) => entry),
      goal: goals.map(({ entry }) => entry),
      indicator: indicators.map(({ entry }) => entry),
    },
  };
}
