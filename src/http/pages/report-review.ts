import type { FieldError } from '../../web/components/form.tsx';
import { ReviewPage } from '../../web/report/review-page.tsx';
import { answerPage } from '../answer-page.ts';
import type { RequestContext } from '../deps.ts';
import type { Desk } from '../entry/read-view.ts';
import { pageOf } from '../page-of.ts';

const DONE = ['signed', 'returned', 'recalled', 'reopened'] as const;

interface Refused {
  /** What stood in a form that was refused, by the ids of its controls. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
}

/** The report as its leader reads it. */
export function showReview(
  c: RequestContext,
  { view }: Desk,
  { typed = {}, errors = [] }: Refused,
): Response {
  const done = DONE.find((one) => one === c.req.query('done')) ?? null;
  const page = pageOf(c, null);
  const review = ReviewPage({ page, view: { ...view, errors }, done, typed });
  return answerPage(c, review, errors.length > 0 ? 422 : 200);
}
