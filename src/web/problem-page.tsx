import type { Problem } from '../kernel/problem.ts';
import { linkTo } from './address.ts';
import { Layout } from './layout.tsx';
import { type Page, textsOf } from './page.ts';

/** A refusal as a page: what is the matter and where to go from here. */
export function ProblemPage({ page, problem }: { page: Page; problem: Problem }) {
  const t = textsOf(page.language).access;
  const title = t.problemTitle(problem.status);
  return (
    <Layout page={page} title={title} description={title}>
      <h1>{title}</h1>
      <p>{problem.say(page.language)}</p>
      <p>
        {problem.status === 401 ? (
          <a class="button" href={linkTo(page, '/sign-in', { next: page.path })}>
            {t.signIn}
          </a>
        ) : (
          <a href={linkTo(page, '/')}>{t.backHome}</a>
        )}
      </p>
      <p class="hint">{t.code(problem.code)}</p>
    </Layout>
  );
}
