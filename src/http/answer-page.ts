import { renderPage } from '../web/layout.tsx';
import type { RequestContext } from './deps.ts';

type Status = 200 | 401 | 409 | 422 | 429;

/** A page as the answer. */
export const answerPage = (
  c: RequestContext,
  page: Parameters<typeof renderPage>[0],
  status: Status = 200,
): Response => c.html(renderPage(page), status) as Response;
