import type { Hono } from 'hono';
import type { Env } from '../deps.ts';
import { addAccount } from './account.ts';
import { addAccountSteps } from './account-steps.ts';
import { addAdmin } from './admin.ts';
import { type ApiDocument, addApiPage } from './api.ts';
import { addAppendix } from './appendix.ts';
import { addAreas } from './areas.ts';
import { addAssignments } from './assignments.ts';
import { addCatalogue } from './catalogue.ts';
import { addChecks } from './checks.ts';
import { addColumns } from './columns.ts';
import { addCycles } from './cycles.ts';
import { addDefinitions } from './definitions.ts';
import { addDelegationPages } from './delegations.ts';
import { addEvidence } from './evidence.ts';
import { addFigures } from './figures.ts';
import { addForgottenPassword } from './forgotten-password.ts';
import { addGoals } from './goals.ts';
import { addIssuer } from './issuer.ts';
import { addPasskeySignIn } from './passkey-sign-in.ts';
import { addReceiptPages } from './receipts.ts';
import { addReportPages } from './report-pages.ts';
import { addReportSheet } from './report-sheet.ts';
import { addReportWorker } from './report-worker.ts';
import { addReports } from './reports.ts';
import { addReviews } from './reviews.ts';
import { addScoreboard } from './scoreboard.ts';
import { addSecondStep } from './second-step.ts';
import { addSetPassword } from './set-password.ts';
import { addSignIn } from './sign-in.ts';
import { addTargets } from './targets.ts';
import { addUnits } from './units.ts';
import { addWork } from './work.ts';

/** What some pages need besides the request. */
export interface PageParts {
  readonly document: ApiDocument;
}

/** Every page of the instance, one file each; a new one is added here. */
export function addPages(app: Hono<Env>, { document }: PageParts): void {
  addScoreboard(app);
  addWork(app);
  addReports(app);
  addReportPages(app);
  addReportWorker(app);
  addSignIn(app);
  addSecondStep(app);
  addPasskeySignIn(app);
  addIssuer(app);
  addSetPassword(app);
  addForgottenPassword(app);
  addAccount(app);
  addAccountSteps(app);
  addApiPage(app, document);
  addTargets(app);
  addAreas(app);
  addUnits(app);
  addReceiptPages(app);
  addGoals(app);
  addFigures(app);
  addDefinitions(app);
  addCatalogue(app);
  addChecks(app);
  addAssignments(app);
  addCycles(app);
  addAppendix(app);
  addReportSheet(app);
  addEvidence(app);
  addColumns(app);
  addReviews(app);
  addAdmin(app);
  addDelegationPages(app);
}
