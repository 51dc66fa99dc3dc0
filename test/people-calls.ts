// Lines of the permission matrix for people and delegations.
import { ROLES } from '../src/access/person.ts';
import type { Person } from './person.ts';

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
