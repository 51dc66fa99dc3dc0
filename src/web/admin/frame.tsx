import type { Child } from 'hono/jsx';
import type { Grant } from '../../access/person.ts';
import { Notice } from '../components/notice.tsx';
import { formatDay } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';

interface FrameProps {
  readonly page: Page;
  readonly title: string;
  readonly lead?: string;
  /** What was just done, said once. */
  readonly said?: string | null;
  /** The page above this one, below «Quản trị». */
  readonly above?: { readonly label: string; readonly path: string };
  readonly children?: Child;
}

/** The frame of the administrator's screens. */
export function AdminFrame({ page, title, lead, said, above, children }: FrameProps) {
  const t = textsOf(page.language).people;
  const crumbs = [{ label: t.admin, path: '/admin' }, ...(above ? [above] : []), { label: title }];
  return (
    <Layout page={page} title={title} description={lead ?? title} crumbs={crumbs}>
      <header class="subject">
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
      </header>
      {said && <Notice tone="success">{said}</Notice>}
      {children}
    </Layout>
  );
}

/** «Cán bộ đầu mối · Sở Tư pháp · mục tiêu 1, 2 · đến 31/12/2026». */
export function grantWords(
  page: Page,
  grant: Grant,
  unitName: (code: string) => string,
  today: string,
): string {
  const t = textsOf(page.language).people;
  return [
    t.role[grant.role] ?? grant.role,
    grant.unit === null ? t.list.cityWide : unitName(grant.unit),
    grant.targets && t.list.targets(grant.targets.join(', ')),
    grant.validFrom > today && t.list.from(formatDay(grant.validFrom, page.language)),
    grant.validTo !== null && t.list.until(formatDay(grant.validTo, page.language)),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A secret that is shown once, in a field from which it is easily copied. */
export function OnceShown(props: { id: string; label: string; text: string; hint: string }) {
  return (
    <div class="notice is-success" role="status">
      <div class="field">
        <label for={props.id}>{props.label}</label>
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
        <input
          id={props.id}
          type="text"
          readonly
          class="w-full"
          value={props.text}
          aria-describedby={`${props.id}-hint`}
        />
      </div>
    </div>
  );
}
