// One line for each route of the pages: where it is asked, whom it lets through, and what they get.
import type { Role } from '../src/access/person.ts';
import { CYCLE, UNIT } from './form-sheet.ts';

type Fields = Readonly<Record<string, string>>;

export interface PageLine {
  /** An address with content where there is some; a write is stopped by what it says. */
  readonly at: string;
  /** `everyone` is also nobody in particular; `session` is everyone who is signed in. */
  readonly may: 'everyone' | 'session' | readonly Role[];
  /** What those who are let through get; never 401 or 403, but where a proof is asked that is not given. */
  readonly gives: readonly number[];
  readonly fields?: Fields;
  /** Sent as JSON, as the scripts of passkeys do. */
  readonly json?: object;
}

const SECRETARIAT = ['secretariat'] as const;
const ADMIN = ['admin'] as const;
const JOURNAL = ['admin', 'auditor'] as const;
const REPORTERS = ['reporter'] as const;
const UNIT_LEADERS = ['unit-leader'] as const;
const KEEPERS = ['reporter', 'unit-leader'] as const;
const LEADS = ['lead'] as const;
const IMPORTERS = ['secretariat', 'reporter'] as const;
const LENDERS = ['unit-leader', 'lead'] as const;
const COLUMN_READERS = ['secretariat', 'lead', 'unit-leader', 'auditor', 'city-leader'] as const;
const REPORT_READERS = [...COLUMN_READERS, 'reporter'] as const;
const APPROVERS = ['secretariat', 'city-leader'] as const;
const AT_WORK = [...REPORT_READERS, 'admin'] as const;

const get = (at: string, may: PageLine['may'], ...gives: readonly number[]): PageLine => ({
  ...{ at, may },
  gives: gives.length > 0 ? gives : [200],
});
const post = (
  at: string,
  may: PageLine['may'],
  gives: readonly number[],
  fields: Fields = {},
): PageLine => ({ at, may, gives, fields });
const json = (at: string, may: PageLine['may'], ...gives: readonly number[]): PageLine => ({
  ...{ at, may, gives },
  json: {},
});

const REPORT = `/reports/${CYCLE}/${UNIT}`;
const NOWHERE = `/reports/2031-01/${UNIT}`;
const COLUMN = `/columns/1/${CYCLE}`;
const NO_COLUMN = '/columns/1/2031-01';
const NO_CYCLE = '/cycles/2031-01';
const NOBODY = '/admin/people/khong-co';
const NONE = '0'.repeat(64);
const NO_WORK = '0'.repeat(24);

const OPEN: Readonly<Record<string, PageLine>> = {
  'GET /': get('/', 'everyone'),
  'GET /scoreboard.csv': get('/scoreboard.csv', 'everyone'),
  'GET /scoreboard.json': get('/scoreboard.json', 'everyone'),
  'GET /scoreboard.svg': get('/scoreboard.svg', 'everyone'),
  'GET /scoreboard.png': get('/scoreboard.png', 'everyone'),
  'GET /api': get('/api', 'everyone'),
  'GET /targets/:number': get('/targets/5', 'everyone'),
  'GET /targets/:file': get('/targets/5.csv', 'everyone'),
  'GET /areas': get('/areas', 'everyone'),
  'GET /areas.csv': get('/areas.csv', 'everyone'),
  'GET /areas.json': get('/areas.json', 'everyone'),
  'GET /areas/:code': get('/areas/19753', 'everyone'),
  'GET /areas/:file': get('/areas/19753.csv', 'everyone'),
  'GET /units': get('/units', 'everyone'),
  'GET /units.csv': get('/units.csv', 'everyone'),
  'GET /units.json': get('/units.json', 'everyone'),
  'GET /units/:code': get(`/units/${UNIT}`, 'everyone'),
  'GET /units/:file': get(`/units/${UNIT}.csv`, 'everyone'),
  'GET /receipts/:id': get('/receipts/none', 'everyone', 404),
  'GET /reports/:file': get('/reports/2026-08.docx', 'everyone', 200, 404),
  'GET /catalogue': get('/catalogue', 'everyone'),
  'GET /catalogue/export/catalogue.zip': get('/catalogue/export/catalogue.zip', 'everyone'),
  'GET /catalogue/export/:file': get('/catalogue/export/units.yaml', 'everyone'),
  'GET /assignments': get('/assignments', 'everyone'),
  'GET /assignments.xlsx': get('/assignments.xlsx', 'everyone'),
  'GET /assignments.csv': get('/assignments.csv', 'everyone'),
  'GET /sw.js': get('/sw.js', 'everyone'),
  'GET /healthz': get('/healthz', 'everyone'),
  'GET /readyz': get('/readyz', 'everyone'),
  'GET /metrics': get('/metrics', 'everyone'),
  'GET /assets/:name': get('/assets/none.js', 'everyone', 404),
};

const DOOR: Readonly<Record<string, PageLine>> = {
  'GET /sign-in': get('/sign-in', 'everyone', 200, 303),
  'POST /sign-in': post('/sign-in', 'everyone', [422], {}),
  'GET /sign-in/second': get('/sign-in/second', 'everyone', 303),
  'POST /sign-in/second': post('/sign-in/second', 'everyone', [303]),
  'POST /sign-in/second/passkey/options': json('/sign-in/second/passkey/options', 'everyone', 401),
  'POST /sign-in/second/passkey': json('/sign-in/second/passkey', 'everyone', 401),
  'GET /sign-in/enrol': get('/sign-in/enrol', 'everyone', 303),
  'POST /sign-in/enrol': post('/sign-in/enrol', 'everyone', [303]),
  'POST /sign-in/enrol/passkey/options': json('/sign-in/enrol/passkey/options', 'everyone', 401),
  'POST /sign-in/enrol/passkey': json('/sign-in/enrol/passkey', 'everyone', 401),
  'POST /sign-in/passkey/options': json('/sign-in/passkey/options', 'everyone', 422),
  'POST /sign-in/passkey': json('/sign-in/passkey', 'everyone', 401, 422),
  'GET /sign-in/issuer/:id': get('/sign-in/issuer/khong-co', 'everyone', 404),
  'GET /sign-in/issuer/:id/callback': get('/sign-in/issuer/khong-co/callback', 'everyone', 404),
  'GET /first-sign-in/:secret': get('/first-sign-in/khong-co', 'everyone', 410),
  'POST /first-sign-in/:secret': post('/first-sign-in/khong-co', 'everyone', [410]),
  'GET /set-password/:secret': get('/set-password/khong-co', 'everyone', 410),
  'POST /set-password/:secret': post('/set-password/khong-co', 'everyone', [410]),
  'GET /forgotten-password': get('/forgotten-password', 'everyone', 404),
  'POST /forgotten-password': post('/forgotten-password', 'everyone', [404]),
};

const OWN: Readonly<Record<string, PageLine>> = {
  'GET /work': get('/work', AT_WORK),
  'GET /account': get('/account', 'session'),
  'POST /account/mail': post('/account/mail', 'session', [422]),
  'POST /account/password': post('/account/password', 'session', [422]),
  'GET /account/links/:id': get('/account/links/khong-co', 'session', 403),
  'GET /account/codes': get('/account/codes', 'session'),
  'POST /account/codes': post('/account/codes', 'session', [422]),
  'POST /account/codes/recovery': post('/account/codes/recovery', 'session', [401]),
  'POST /account/codes/off': post('/account/codes/off', 'session', [303]),
  'POST /account/passkeys/options': json('/account/passkeys/options', 'session', 422),
  'POST /account/passkeys': json('/account/passkeys', 'session', 422),
  'POST /account/passkeys/name': post('/account/passkeys/name', 'session', [303]),
  'POST /account/passkeys/remove': post('/account/passkeys/remove', 'session', [404]),
  'POST /account/links/remove': post('/account/links/remove', 'session', [404]),
  'POST /account/sessions/end': post('/account/sessions/end', 'session', [303]),
  'POST /account/sessions/end-others': post('/account/sessions/end-others', 'session', [303]),
  'GET /delegations': get('/delegations', AT_WORK),
  'POST /delegations': post('/delegations', LENDERS, [422]),
  'POST /delegations/:id/end': post('/delegations/999999/end', LENDERS, [404]),
};

const COLLECTING: Readonly<Record<string, PageLine>> = {
  'GET /reports': get('/reports', REPORT_READERS),
  'GET /reports/:cycle/:unit': get(REPORT, REPORT_READERS),
  'GET /reports/:cycle/:unit/check': get(`${REPORT}/check`, REPORT_READERS, 200, 303),
  'GET /reports/:cycle/:unit/done': get(`${REPORT}/done`, REPORT_READERS, 303),
  'GET /reports/:cycle/:unit/history': get(`${REPORT}/history`, REPORT_READERS),
  'GET /reports/:cycle/:unit/print': get(`${REPORT}/print`, REPORT_READERS),
  'POST /reports/:cycle/:unit/save': post(`${NOWHERE}/save`, REPORTERS, [404]),
  'POST /reports/:cycle/:unit/send': post(`${NOWHERE}/send`, REPORTERS, [404]),
  'POST /reports/:cycle/:unit/recall': post(`${NOWHERE}/recall`, REPORTERS, [404]),
  'POST /reports/:cycle/:unit/return': post(`${NOWHERE}/return`, UNIT_LEADERS, [404]),
  'POST /reports/:cycle/:unit/sign': post(`${NOWHERE}/sign`, UNIT_LEADERS, [404]),
  'POST /reports/:cycle/:unit/sign-paper': post(`${NOWHERE}/sign-paper`, UNIT_LEADERS, [404]),
  'POST /reports/:cycle/:unit/reopen': post(`${NOWHERE}/reopen`, SECRETARIAT, [404]),
  'GET /reports/:cycle/:unit/xlsx': get(`${REPORT}/xlsx`, REPORT_READERS),
  'POST /reports/:cycle/:unit/xlsx': post(`${NOWHERE}/xlsx`, REPORTERS, [404]),
  'GET /reports/:cycle/:unit/evidence': get(`${REPORT}/evidence`, REPORT_READERS),
  'POST /reports/:cycle/:unit/evidence': post(`${NOWHERE}/evidence`, KEEPERS, [404]),
  'POST /reports/:cycle/:unit/evidence/:id/end': post(`${NOWHERE}/evidence/1/end`, KEEPERS, [404]),
  'GET /evidence/:hash': get(`/evidence/${NONE}`, REPORT_READERS, 404),
  'GET /cycles/:cycle/forms': get(`/cycles/${CYCLE}/forms`, REPORTERS),
  'GET /cycles/:cycle/forms.xlsx': get(`/cycles/${CYCLE}/forms.xlsx?units=${UNIT}`, REPORTERS),
  'POST /cycles/:cycle/forms.xlsx': post(`/cycles/${CYCLE}/forms.xlsx`, REPORTERS, [422]),
  'GET /sheets/:id': get(`/sheets/${NO_WORK}`, REPORTERS, 410),
  'GET /sheets/:id/marked': get(`/sheets/${NO_WORK}/marked`, REPORTERS, 410),
  'POST /sheets/:id/accept': post(`/sheets/${NO_WORK}/accept`, REPORTERS, [410]),
  'GET /columns': get('/columns', COLUMN_READERS),
  'GET /columns/:indicator/:cycle': get(COLUMN, COLUMN_READERS),
  'POST /columns/:indicator/:cycle/confirm': post(`${NO_COLUMN}/confirm`, LEADS, [404]),
  'POST /columns/:indicator/:cycle/opinion': post(`${NO_COLUMN}/opinion`, LEADS, [404]),
  'POST /columns/:indicator/:cycle/answer': post(`${NO_COLUMN}/answer`, LEADS, [404]),
  'POST /columns/:indicator/:cycle/return': post(
    `${NO_COLUMN}/return`,
    ['lead', 'secretariat'],
    [404],
  ),
  'POST /columns/:indicator/:cycle/approve': post(`${NO_COLUMN}/approve`, APPROVERS, [404]),
  'POST /columns/:indicator/:cycle/reopen': post(
    `${NO_COLUMN}/reopen`,
    [...APPROVERS, 'lead'],
    [404],
  ),
  'POST /columns/:indicator/:cycle/words': post(`${NO_COLUMN}/words`, LEADS, [404]),
  'GET /reviews': get('/reviews', [...APPROVERS, 'unit-leader']),
  'POST /reviews': post('/reviews', APPROVERS, [422]),
  'GET /cycles': get('/cycles', REPORT_READERS),
  'GET /cycles.csv': get('/cycles.csv', REPORT_READERS),
  'GET /cycles.json': get('/cycles.json', REPORT_READERS),
  'GET /cycles/new': get('/cycles/new?period=2026-09', SECRETARIAT),
  'POST /cycles/new': post('/cycles/new', SECRETARIAT, [303]),
  'POST /cycles/office': post('/cycles/office', SECRETARIAT, [409, 422]),
  'GET /cycles/:code': get(`/cycles/${CYCLE}`, REPORT_READERS),
  'GET /cycles/:file.csv': get(`/cycles/${CYCLE}.csv`, REPORT_READERS),
  'GET /cycles/:file.json': get(`/cycles/${CYCLE}.json`, REPORT_READERS),
  'GET /cycles/:code/close': get(`/cycles/${CYCLE}/close`, SECRETARIAT),
  'POST /cycles/:code/extend': post(`${NO_CYCLE}/extend`, SECRETARIAT, [404]),
  'POST /cycles/:code/lock': post(`${NO_CYCLE}/lock`, SECRETARIAT, [404]),
  'POST /cycles/:code/close': post(`${NO_CYCLE}/close`, SECRETARIAT, [404]),
  'POST /cycles/:code/reopen': post(`${NO_CYCLE}/reopen`, SECRETARIAT, [404]),
  'POST /cycles/:code/exceptions': post(`${NO_CYCLE}/exceptions`, SECRETARIAT, [404]),
  'POST /cycles/:code/exceptions/end': post(`${NO_CYCLE}/exceptions/end`, SECRETARIAT, [404]),
  'POST /cycles/:code/remind': post(`${NO_CYCLE}/remind`, SECRETARIAT, [404]),
};

const FIGURES: Readonly<Record<string, PageLine>> = {
  'GET /figures': get('/figures', IMPORTERS),
  'POST /figures': post('/figures', IMPORTERS, [400, 422]),
  'POST /figures/mappings': post('/figures/mappings', IMPORTERS, [200]),
  'GET /figures/batches': get('/figures/batches', IMPORTERS),
  'GET /figures/batches/:batch': get('/figures/batches/999999', IMPORTERS, 404),
  'GET /figures/imports/:id/sheet': get(`/figures/imports/${NO_WORK}/sheet`, IMPORTERS, 410),
  'POST /figures/imports/:id/sheet': post(`/figures/imports/${NO_WORK}/sheet`, IMPORTERS, [410]),
  'GET /figures/imports/:id/mapping': get(`/figures/imports/${NO_WORK}/mapping`, IMPORTERS, 410),
  'POST /figures/imports/:id/mapping': post(
    `/figures/imports/${NO_WORK}/mapping`,
    IMPORTERS,
    [410],
  ),
  'GET /figures/imports/:id': get(`/figures/imports/${NO_WORK}`, IMPORTERS, 410),
  'GET /figures/imports/:id/check': get(`/figures/imports/${NO_WORK}/check`, IMPORTERS, 410),
  'POST /figures/imports/:id/check': post(`/figures/imports/${NO_WORK}/check`, IMPORTERS, [410]),
  'GET /figures/imports/:id/done': get(`/figures/imports/${NO_WORK}/done`, IMPORTERS, 410),
  'GET /figures/imports/:id/results.csv': get(
    `/figures/imports/${NO_WORK}/results.csv`,
    IMPORTERS,
    410,
  ),
};

const DEFINITIONS: Readonly<Record<string, PageLine>> = {
  'GET /catalogue/goals': get('/catalogue/goals', SECRETARIAT),
  'POST /catalogue/goals': post('/catalogue/goals', SECRETARIAT, [422]),
  'GET /catalogue/goals/placed/:revision': get('/catalogue/goals/placed/999999', SECRETARIAT, 404),
  'GET /catalogue/scans/:hash': get(`/catalogue/scans/${NONE}`, SECRETARIAT, 404),
  'GET /catalogue/indicators': get('/catalogue/indicators', SECRETARIAT),
  'POST /catalogue/indicators': post('/catalogue/indicators', SECRETARIAT, [422]),
  'GET /catalogue/indicators/confirmed/:revision': get(
    '/catalogue/indicators/confirmed/999999',
    SECRETARIAT,
    404,
  ),
  'GET /catalogue/checks': get('/catalogue/checks', SECRETARIAT),
  'GET /catalogue/checks/new': get('/catalogue/checks/new', SECRETARIAT),
  'POST /catalogue/checks/new': post('/catalogue/checks/new', SECRETARIAT, [422]),
  'GET /catalogue/checks/:code': get('/catalogue/checks/khong-am', SECRETARIAT),
  'POST /catalogue/checks/:code': post('/catalogue/checks/khong-am', SECRETARIAT, [409, 422]),
  'GET /assignments/import': get('/assignments/import', SECRETARIAT),
  'POST /assignments/import': post('/assignments/import', SECRETARIAT, [422]),
  'GET /assignments/import/:id': get(`/assignments/import/${NO_WORK}`, SECRETARIAT, 410),
  'POST /assignments/import/:id': post(`/assignments/import/${NO_WORK}`, SECRETARIAT, [410]),
  'GET /assignments/:element': get('/assignments/khong-co', SECRETARIAT, 404),
  'POST /assignments/:element': post('/assignments/khong-co', SECRETARIAT, [404]),
  'GET /catalogue/import': get('/catalogue/import', SECRETARIAT),
  'POST /catalogue/import': post('/catalogue/import', SECRETARIAT, [422]),
  'GET /catalogue/import/:id': get(`/catalogue/import/${NO_WORK}`, SECRETARIAT, 410),
  'POST /catalogue/import/:id': post(`/catalogue/import/${NO_WORK}`, SECRETARIAT, [410]),
  'GET /catalogue/import/:id/:file': get(
    `/catalogue/import/${NO_WORK}/draft.zip`,
    SECRETARIAT,
    410,
  ),
};

const ADMINISTRATION: Readonly<Record<string, PageLine>> = {
  'GET /admin': get('/admin', JOURNAL),
  'GET /admin/people.xlsx': get('/admin/people.xlsx', ADMIN),
  'GET /admin/people/template.xlsx': get('/admin/people/template.xlsx', ADMIN),
  'GET /admin/people/import': get('/admin/people/import', ADMIN),
  'POST /admin/people/import': post('/admin/people/import', ADMIN, [422]),
  'POST /admin/people/import/:id': post(`/admin/people/import/${NO_WORK}`, ADMIN, [410]),
  'GET /admin/people': get('/admin/people', ADMIN),
  'GET /admin/people/new': get('/admin/people/new', ADMIN),
  'POST /admin/people/new': post('/admin/people/new', ADMIN, [422]),
  'GET /admin/people/:username': get('/admin/people/thuky', ADMIN),
  'POST /admin/people/:username': post(NOBODY, ADMIN, [404]),
  'POST /admin/people/:username/grants': post(`${NOBODY}/grants`, ADMIN, [404]),
  'POST /admin/people/:username/grants/:id/end': post(`${NOBODY}/grants/1/end`, ADMIN, [404]),
  'POST /admin/people/:username/disable': post(`${NOBODY}/disable`, ADMIN, [404]),
  'POST /admin/people/:username/enable': post(`${NOBODY}/enable`, ADMIN, [404]),
  'POST /admin/people/:username/forget-factor': post(`${NOBODY}/forget-factor`, ADMIN, [404]),
  'POST /admin/people/:username/link': post(`${NOBODY}/link`, ADMIN, [404]),
  'GET /admin/handover': get('/admin/handover', ADMIN),
  'POST /admin/handover': post('/admin/handover', ADMIN, [404, 422]),
  'GET /admin/units': get('/admin/units', ADMIN),
  'GET /admin/units/:code': get(`/admin/units/${UNIT}`, ADMIN),
  'POST /admin/units/:code': post('/admin/units/khong-co', ADMIN, [422]),
  'GET /admin/tokens': get('/admin/tokens', ADMIN),
  'POST /admin/tokens': post('/admin/tokens', ADMIN, [422]),
  'POST /admin/tokens/:id/revoke': post('/admin/tokens/999999/revoke', ADMIN, [404]),
  'GET /admin/journal': get('/admin/journal', JOURNAL),
  'POST /admin/journal/verify': post('/admin/journal/verify', JOURNAL, [200]),
  'GET /admin/journal.csv': get('/admin/journal.csv', JOURNAL),
  'GET /admin/journal.json': get('/admin/journal.json', JOURNAL),
  'GET /admin/journal/:seq': get('/admin/journal/1', JOURNAL),
};

/** By method and path, without the patterns of its parts; signing out comes last, for it ends the session. */
export const PAGE_LINES: Readonly<Record<string, PageLine>> = {
  ...OPEN,
  ...DOOR,
  ...OWN,
  ...COLLECTING,
  ...FIGURES,
  ...DEFINITIONS,
  ...ADMINISTRATION,
  'POST /sign-out': post('/sign-out', 'everyone', [303]),
};
