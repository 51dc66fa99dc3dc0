import { type Page, textsOf } from './page.ts';

interface NavigationItem {
  readonly path: string;
  readonly label: string;
  readonly current: boolean;
}

/** Who looks at the cycles as a whole; units come to theirs from their own tasks. */
const DESK_READERS = ['secretariat', 'city-leader', 'auditor'];
const REPORTERS = ['reporter', 'unit-leader'];
const COLUMN_READERS = [...DESK_READERS, 'lead', 'unit-leader'];
const APPROVERS = ['secretariat', 'city-leader'];
const IMPORTERS = ['secretariat', 'reporter'];

/** Who keeps people and the journal. */
const ADMINISTRATION = ['admin', 'auditor'];

/** Entries of the main menu; `under` are path starts that light the entry up. */
export function navigationOf(page: Page): NavigationItem[] {
  const t = textsOf(page.language).shell.nav;
  const item = (path: string, label: string, under: readonly string[] = []): NavigationItem => ({
    path,
    label,
    current: page.path === path || under.some((start) => page.path.startsWith(start)),
  });
  const open = [
    item('/', t.scoreboard, ['/targets/', '/receipts/']),
    item('/areas', t.areas, ['/areas/']),
    item('/units', t.units, ['/units/']),
    item('/catalogue', t.catalogue, ['/catalogue/']),
  ];
  if (!page.viewer) return open;
  const { work, columns } = textsOf(page.language);
  const { roles } = page.viewer;
  const is = (some: readonly string[]): boolean => some.some((role) => roles.includes(role));
  return [
    item('/work', page.work ? work.nav(page.work) : work.title),
    ...(is(REPORTERS) ? [item('/reports', t.reports, ['/reports/'])] : []),
    ...open,
    ...(is(DESK_READERS) ? [item('/cycles', t.cycles, ['/cycles/'])] : []),
    ...(is(COLUMN_READERS) ? [item('/columns', columns.title, ['/columns/'])] : []),
    ...(is(APPROVERS) ? [item('/reviews', columns.reviews.title)] : []),
    item('/assignments', t.assignments, ['/assignments/']),
    ...(is(IMPORTERS) ? [item('/figures', t.figures, ['/figures/'])] : []),
    ...(roles.some((role) => ADMINISTRATION.includes(role))
      ? [item('/admin', t.admin, ['/admin/'])]
      : []),
  ];
}
