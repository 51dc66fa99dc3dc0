import type { Hono } from 'hono';
import { PROBLEMS } from '../../kernel/problem.ts';
import { ApiPage, type ApiPageProps } from '../../web/api-page.tsx';
import { answerPage } from '../answer-page.ts';
import type { apiDocument } from '../api/document.ts';
import type { Env } from '../deps.ts';
import { pageOf } from '../page-of.ts';

export type ApiDocument = ReturnType<typeof apiDocument>;

const METHODS = ['get', 'post', 'put', 'delete'] as const;

/** `/api`: the operations and the problem codes, readable. */
export function addApiPage(app: Hono<Env>, document: ApiDocument): void {
  const groups = groupsOf(document);
  app.get('/api', (c) => {
    const page = pageOf(c, null);
    const problems = Object.entries(PROBLEMS).map(([code, problem]) => ({
      code,
      status: problem.status,
      text: problem[page.language],
    }));
    return answerPage(c, ApiPage({ page, groups, problems }));
  });
}

function groupsOf(document: ApiDocument): ApiPageProps['groups'] {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
  return (document.tags ?? []).map(({ name, description }) => ({
    name,
    title: description ?? name,
    operations: operations
      .filter(({ operation }) => operation.tags?.includes(name))
      .map(({ path, method, operation }) => ({
        method: method.toUpperCase(),
        path: `/api/v1${path}`,
        summary: operation.summary ?? '',
        description: operation.description ?? '',
        parameters: (operation.parameters ?? []).flatMap((one) =>
          'name' in one ? [one.name] : [],
        ),
        scope: scopeOf(operation),
      })),
  }));
}

function scopeOf(operation: object): string | null {
  const scope = 'x-scope' in operation ? operation['x-scope'] : undefined;
  return typeof scope === 'string' && scope !== 'read' ? scope : null;
}
