import { Layout } from './layout.tsx';
import { type Page, textsOf } from './page.ts';

interface Operation {
  readonly method: string;
  readonly path: string;
  /** «Tiếng Việt · English», as the description has it. */
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly string[];
  readonly scope: string | null;
}

export interface ApiPageProps {
  readonly page: Page;
  readonly groups: readonly {
    readonly name: string;
    readonly title: string;
    readonly operations: readonly Operation[];
  }[];
  readonly problems: readonly {
    readonly code: string;
    readonly status: number;
    readonly text: string;
  }[];
}

/** The interface for programs, readable by people. */
export function ApiPage({ page, groups, problems }: ApiPageProps) {
  const t = textsOf(page.language).access;
  return (
    <Layout page={page} title={t.apiTitle} description={t.apiLead}>
      <h1>{t.apiTitle}</h1>
      <p>
        {t.apiLead} <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>
      </p>
      <ul>
        {t.apiRules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      {groups.map((group) => (
        <section class="api">
          <h2 id={group.name}>{ours(group.title, page)}</h2>
          {group.operations.map((operation) => (
            <OperationEntry page={page} operation={operation} />
          ))}
        </section>
      ))}
      <section class="api">
        <h2 id="problems">{t.apiProblems}</h2>
        <dl>
          {problems.map(({ code, status, text }) => (
            <>
              <dt id={code}>
                <code>{code}</code> {status}
              </dt>
              <dd>{text}</dd>
            </>
          ))}
        </dl>
      </section>
    </Layout>
  );
}

function OperationEntry({ page, operation }: { page: Page; operation: Operation }) {
  const t = textsOf(page.language).access;
  const { method, path, summary, description, parameters, scope } = operation;
  return (
    <article>
      <h3>
        <code>{`${method} ${path}`}</code>
      </h3>
      <p>{ours(summary, page)}</p>
      {description && <p>{ours(description, page)}</p>}
      {parameters.length > 0 && (
        <p class="hint">
          {t.apiParameters}: <code>{parameters.join(' ')}</code>
        </p>
      )}
      {scope && <p class="hint">{t.apiNeeds(scope)}</p>}
    </article>
  );
}

/** The half of a bilingual text that the page speaks. */
function ours(text: string, page: Page): string {
  const [vi = '', en] = text.split(' · ');
  return page.language === 'vi' ? vi : (en ?? vi);
}
