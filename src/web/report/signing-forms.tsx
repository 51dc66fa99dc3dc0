import { linkTo } from '../address.ts';
import { Csrf, DayField, TextArea, TextField } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { type Page, textsOf } from '../page.ts';
import type { ReportView } from './view.ts';

interface FormProps {
  readonly page: Page;
  readonly view: ReportView;
  readonly typed: Readonly<Record<string, string>>;
}

const Version = ({ view }: { view: ReportView }) => (
  <input type="hidden" name="version" value={String(view.version)} />
);

/** Sign here, sign on paper, or return with a reason. */
export function Signing(props: FormProps) {
  const { page, view } = props;
  const t = textsOf(page.language).report.review;
  if (view.acts.own) return <Notice tone="warning">{t.own}</Notice>;
  if (!view.acts.sign) return null;
  return (
    <div class="signing">
      <form method="post" action={linkTo(page, `${view.path}/sign`)} class="card sign-here">
        <Csrf page={page} />
        <Version view={view} />
        <h2>{t.sign}</h2>
        <p>{t.signHelp}</p>
        <p class="actions">
          <button type="submit">{t.signNow}</button>
        </p>
      </form>
      <Return {...props} />
      <Paper {...props} />
    </div>
  );
}

function Return({ page, view, typed }: FormProps) {
  const t = textsOf(page.language).report.review;
  return (
    <form method="post" action={linkTo(page, `${view.path}/return`)} class="card" novalidate>
      <Csrf page={page} />
      <Version view={view} />
      <h2>{t.return}</h2>
      <TextArea
        page={page}
        id="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={typed.reason}
        rows={3}
        errors={view.errors}
        required
      />
      <p class="actions">
        <button type="submit" class="quiet">
          {t.returnNow}
        </button>
      </p>
    </form>
  );
}

function Paper({ page, view, typed }: FormProps) {
  const t = textsOf(page.language).report.review;
  const wrong = view.errors.some(({ field }) => field.startsWith('paper-'));
  const field = { page, errors: view.errors, required: true };
  return (
    <details class="card" open={wrong}>
      <summary>
        <h2>{t.paper}</h2>
      </summary>
      <form
        method="post"
        enctype="multipart/form-data"
        action={linkTo(page, `${view.path}/sign-paper`)}
        class="flow"
        novalidate
      >
        <Csrf page={page} />
        <Version view={view} />
        <p>{t.paperHelp}</p>
        <TextField
          {...field}
          id="paper-number"
          label={t.paperNumber}
          hint={t.paperNumberHint}
          value={typed['paper-number']}
        />
        <DayField {...field} id="paper-date" label={t.paperDate} value={typed['paper-date']} />
        <TextField
          {...field}
          id="paper-file"
          type="file"
          accept="application/pdf,image/jpeg,image/png"
          label={t.paperFile}
        />
        <p class="actions">
          <button type="submit" class="quiet">
            {t.paperSubmit}
          </button>
        </p>
      </form>
    </details>
  );
}

/** The standing office opens a signed report again, with a reason. */
export function Reopen({ page, view, typed }: FormProps) {
  const t = textsOf(page.language).report.review;
  if (!view.acts.reopen) return null;
  return (
    <form method="post" action={linkTo(page, `${view.path}/reopen`)} class="card" novalidate>
      <Csrf page={page} />
      <Version view={view} />
      <h2>{t.reopen}</h2>
      <p class="hint">{t.reopenHelp}</p>
      <TextArea
        page={page}
        id="reopen-reason"
        label={t.reopenReason}
        value={typed['reopen-reason']}
        rows={2}
        errors={view.errors}
        required
      />
      <p class="actions">
        <button type="submit" class="quiet">
          {t.reopenNow}
        </button>
      </p>
    </form>
  );
}
