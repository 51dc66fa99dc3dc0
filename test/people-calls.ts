// People and delegations: lines of the permission matrix, and calls for the contract.
import { ROLES } from '../src/access/person.ts';
import type { TestApp } from './app.ts';
import type { Answer, Person } from './person.ts';

const ADMIN = ['admin'] as const;
const AT_WORK = ROLES.filter((role) => role !== 'service');
const NOBODY = '/api/v1/people/khong-co';

// A write that is let through is stopped by its content, so that the lines do not disturb each other.
export const PEOPLE_LINES = {
  listPeople: { ask: (person: Person) => person.get('/api/v1/people'), may: ADMIN },
  getPerson: { ask: (person: Person) => person.get(NOBODY), may: ADMIN },
  addPerson: {
    ask: (person: Person) => person.post('/api/v1/people', { username: 'A B', name: 'x' }),
    may: ADMIN,
  },
  changePerson: { ask: (person: Person) => person.put(NOBODY, { name: 'x' }), may: ADMIN },
  giveGrant: {
    ask: (person: Person) => person.post(`${NOBODY}/grants`, { role: 'auditor', reason: 'x' }),
    may: ADMIN,
  },
  endGrant: { ask: (person: Person) => person.delete(`${NOBODY}/grants/1?reason=x`), may: ADMIN },
  handOver: {
    ask: (person: Person) =>
      person.post(`${NOBODY}/handover`, { to: 'admin', day: '2099-01-01', reason: 'x' }),
    may: ADMIN,
  },
  listDelegations: { ask: (person: Person) => person.get('/api/v1/delegations'), may: AT_WORK },
  delegateWork: {
    ask: (person: Person) =>
      person.post('/api/v1/delegations', {
        ...{ to: 'khong-co', validFrom: '2099-01-01', validTo: '2099-01-02', reason: 'x' },
      }),
    may: ['unit-leader', 'lead'] as const,
  },
  endDelegation: {
    ask: (person: Person) => person.delete('/api/v1/delegations/999999'),
    may: ['unit-leader', 'lead'] as const,
  },
};

const NEW = {
  username: 'nguoi.moi',
  name: 'Người mới',
  unit: 'so-tu-phap',
  grants: [{ role: 'reporter', unit: 'so-tu-phap', reason: 'Phân công' }],
};
const AWAY = {
  to: 'cb-so-tu-phap',
  validFrom: '2026-09-20',
  validTo: '2026-09-22',
  reason: 'Phép',
};

/** One good call of each, for the contract test; in an order that lets later ones find what earlier ones made. */
export const PEOPLE_CALLS: Readonly<Record<string, (app: TestApp) => Promise<Answer>>> = {
  addPerson: async (app) => (await app.as('admin')).post('/api/v1/people', NEW),
  listPeople: async (app) => (await app.as('admin')).get('/api/v1/people'),
  getPerson: async (app) => (await app.as('admin')).get('/api/v1/people/nguoi.moi'),
  changePerson: async (app) =>
    (await app.as('admin')).put('/api/v1/people/nguoi.moi', { name: 'Người mới', disabled: false }),
  giveGrant: async (app) =>
    (await app.as('admin')).post('/api/v1/people/nguoi.moi/grants', {
      ...{ role: 'auditor', reason: 'Đoàn kiểm tra' },
    }),
  endGrant: async (app) => {
    const admin = await app.as('admin');
    const { grants } = (await admin.get('/api/v1/people/nguoi.moi')).json as {
      grants: { id: number }[];
    };
    return admin.delete(`/api/v1/people/nguoi.moi/grants/${grants[0]?.id}?reason=Hết`);
  },
  delegateWork: async (app) => (await app.as('ld-so-tu-phap')).post('/api/v1/delegations', AWAY),
  listDelegations: async (app) => (await app.as('ld-so-tu-phap')).get('/api/v1/delegations'),
  endDelegation: async (app) => {
    const leader = await app.as('ld-so-tu-phap');
    const { delegations } = (await leader.get('/api/v1/delegations')).json as {
      delegations: { id: number }[];
    };
    return leader.delete(`/api/v1/delegations/${delegations[0]?.id}`);
  },
  handOver: async (app) =>
    (await app.as('admin')).post('/api/v1/people/ld-thue-thanh-pho/handover', {
      ...{ to: 'nguoi.moi', day: '2026-10-01', reason: 'Nghỉ hưu' },
    }),
};
