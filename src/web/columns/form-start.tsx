import type { Child } from 'hono/jsx';
import { linkTo } from '../address.ts';
import { Csrf } from '../components/form.tsx';
import type { Page } from '../page.ts';
import type { OneColumnView } from './view.ts';

interface Props {
  readonly page: Page;
  readonly view: OneColumnView;
  /** Last part of the address that the form is sent to. */
  readonly act: string;
  readonly title: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children?: Child;
}

/** A form for one step of a column: it carries the version that its page was made of. */
export function StepForm({ page, view, act, title, hidden = {}, children }: Props) {
  const { indicator, cycle, version } = view.row;
  return (
    <form
      class="card step"
      id={hidden.unit ? `step-${act}-${hidden.unit}` : `step-${act}`}
      method="post"
      novalidate
      action={linkTo(page, `/columns/${indicator}/${cycle}/${act}`)}
    >
      <h3>{title}</h3>
      <Csrf page={page} />
      <input type="hidden" name="version" value={String(version)} />
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
