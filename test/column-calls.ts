// One good call for each operation of columns, for the contract test; and one line each for the table of roles.
import type { Role } from '../src/access/person.ts';
import type { TestApp } from './app.ts';
import { CYCLE, fillColumn, openSeptember, placesOf, seeColumn, signCell } from './column-app.ts';
import type { Answer, Person } from './person.ts';

const OWNER = 'so-tu-phap';
const OTHER = 'so-khoa-hoc-va-cong-nghe';
const path = (step = '') => `/api/v1/columns/1/${CYCLE}${step}`;

const post = async (app: TestApp, who: string, step: string, body: object): Promise<Answer> => {
  const { version, seal } = await seeColumn(app, who);
  const whole = { version, ...(step === '/approve' ? { seal } : {}), ...body };
  return (await app.as(who)).post(path(step), whole);
};

type Call = (app: TestApp) => Promise<Answer>;

/** In an order that lets later calls read what earlier ones wrote. */
export const COLUMN_CALLS: Readonly<Record<string, Call>> = {
  listColumns: async (app) => {
    await openSeptember(app);
    await fillColumn(app, '1', { by: `cb-${OWNER}` });
    return (await app.as('thuky')).get(`/api/v1/columns?cycle=${CYCLE}`);
  },
  confirmColumn: (app) => post(app, `ld-${OWNER}`, '/confirm', {}),
  objectToColumn: (app) =>
    post(app, `ld-${OTHER}`, '/object', { unit: OTHER, reason: 'Thiếu thủ tục' }),
  answerObjection: (app) =>
    post(app, `ld-${OWNER}`, '/answer', { unit: OTHER, text: 'Đã đối chiếu' }),
  agreeToColumn: (app) => post(app, `ld-${OTHER}`, '/agree', { unit: OTHER }),
  approveColumn: (app) => post(app, 'thuky', '/approve', {}),
  reopenColumn: (app) => post(app, 'thuky', '/reopen', { reason: 'Sửa mẫu số' }),
  approveColumns: async (app) => {
    const { version, seal } = await seeColumn(app, 'thuky');
    const columns = [{ indicator: '1', cycle: CYCLE, version, seal }];
    return (await app.as('thuky')).post('/api/v1/columns/approve', { columns });
  },
  writeLeadWords: async (app) =>
    (await app.as(`cb-${OWNER}`)).put(path('/words'), { version: 0, result: 'Hoàn thành' }),
  returnColumnCells: async (app) => {
    const [place] = await placesOf(app, '1');
    if (!place) throw new Error('column 1 has no cell');
    await signCell(app, place, OWNER);
    const { element, area, period } = place;
    const body = { cells: [{ element, area, period }], reason: 'Kiểm tra lại' };
    return post(app, `ld-${OWNER}`, '/return-cells', body);
  },
  getColumn: async (app) => (await app.as('thuky')).get(path()),
  listColumnEvents: async (app) => (await app.as('thuky')).get(path('/events')),
};

const READERS: readonly Role[] = ['secretariat', 'lead', 'unit-leader', 'auditor', 'city-leader'];

interface Line {
  readonly ask: (person: Person) => Promise<Answer>;
  readonly may: readonly Role[];
}

const get = (rest: string): Line => ({
  ask: (person) => person.get(`/api/v1${rest}`),
  may: READERS,
});

const step = (name: string, may: readonly Role[], body: object = {}): Line => ({
  ask: (person) => person.post(`/api/v1/columns/none/none/${name}`, body),
  may,
});

const reason = 'x';
const APPROVERS: readonly Role[] = ['secretariat', 'city-leader'];
const none = { indicator: 'none', cycle: 'none', seal: 'x' };

/** Let through, each is stopped by the column that there is not. */
export const COLUMN_LINES: Readonly<Record<string, Line>> = {
  listColumns: get('/columns'),
  getColumn: get('/columns/none/none'),
  listColumnEvents: get('/columns/none/none/events'),
  confirmColumn: step('confirm', ['lead']),
  agreeToColumn: step('agree', ['lead'], { unit: 'none' }),
  objectToColumn: step('object', ['lead'], { unit: 'none', reason }),
  answerObjection: step('answer', ['lead'], { unit: 'none', text: 'x' }),
  returnColumnCells: step('return-cells', ['lead', 'secretariat'], {
    cells: [{ element: 'x', area: '46', period: CYCLE }],
    reason,
  }),
  approveColumn: step('approve', APPROVERS, { seal: 'x' }),
  reopenColumn: step('reopen', [...APPROVERS, 'lead'], { reason }),
  approveColumns: {
    ask: (person) => person.post('/api/v1/columns/approve', { columns: [none] }),
    may: APPROVERS,
  },
  writeLeadWords: {
    ask: (person) => person.put('/api/v1/columns/none/none/words', { version: 0 }),
    may: ['lead'],
  },
};
