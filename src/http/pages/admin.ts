import type { Hono } from 'hono';
import { can } from '../../access/can.ts';
import { AdminPage } from '../../web/admin/hub-page.tsx';
import { answerPage } from '../answer-page.ts';
import type { Env } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { needs } from '../step/needs.ts';
import { addAdminPeople } from './admin-people.ts';
import { addAdminTokens } from './admin-tokens.ts';
import { addAdminUnits } from './admin-units.ts';
import { addHandover } from './handover.ts';
import { addJournalPages } from './journal.ts';
import { addPeopleImport } from './people-import.ts';

/** Quản trị: everything below /admin, one file each. */
export function addAdmin(app: Hono<Env>): void {
  app.get('/admin', needs('read-journal'), (c) => {
    const mayManage = can(c.var.viewer, 'manage-people');
    return answerPage(c, AdminPage({ page: pageOf(c, null), mayManage }));
  });
  // Before /admin/people/:username, which would take their names.
  addPeopleImport(app);
  addAdminPeople(app);
  addHandover(app);
  addAdminUnits(app);
  addAdminTokens(app);
  addJournalPages(app);
}
