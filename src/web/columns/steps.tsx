import { TextArea } from '../components/form.tsx';
import { type Page, textsOf } from '../page.ts';
import { StepForm } from './form-start.tsx';
import type { OneColumnView } from './view.ts';
import { isStale } from './words.tsx';

interface Props {
  readonly page: Page;
  readonly view: OneColumnView;
}

/** Which steps the viewer can take with the column as it stands. */
function stepsOf(view: OneColumnView) {
  const { row, rights } = view;
  const confirms = rights.confirm && (row.state === 'collecting' || isStale(view));
  const approves = rights.approve && row.state === 'confirmed';
  const reopens =
    (rights.approve && row.state !== 'collecting') || (rights.confirm && row.state === 'confirmed');
  return { confirms, approves, reopens };
}

const hasSteps = (view: OneColumnView): boolean =>
  view.row.open && Object.values(stepsOf(view)).includes(true);

/** True where the page ends with something that waits for the viewer; opening again never does. */
export function hasDecision(view: OneColumnView): boolean {
  const { confirms, approves } = stepsOf(view);
  return view.row.open && (confirms || approves);
}

/** What the viewer can do with the column. */
export function Steps({ page, view }: Props) {
  if (!hasSteps(view)) return null;
  const { confirms, approves, reopens } = stepsOf(view);
  return (
    <div class="steps" id="steps">
      {confirms && <Confirm page={page} view={view} />}
      {approves && <Approve page={page} view={view} />}
      {reopens && <Reopen page={page} view={view} />}
    </div>
  );
}

function Confirm({ page, view }: Props) {
  const t = textsOf(page.language).columns.confirm;
  const { answered, expected, enough } = view.sheet;
  return (
    <StepForm page={page} view={view} act="confirm" title={t.title}>
      <p>{t.lead(answered, expected)}</p>
      {!enough && <p class="warn">{t.tooFew}</p>}
      <p class="actions">
        <button type="submit" id="confirm">
          {t.submit}
        </button>
      </p>
    </StepForm>
  );
}

function Approve({ page, view }: Props) {
  const t = textsOf(page.language).columns.approve;
  return (
    <StepForm page={page} view={view} act="approve" title={t.title} hidden={{ seal: view.sealNow }}>
      {view.approvalWaits === null ? (
        <>
          <p>{t.lead}</p>
          <p class="actions">
            <button type="submit" id="approve">
              {t.submit}
            </button>
          </p>
        </>
      ) : (
        <p class="warn">{`${t.waits}: ${view.approvalWaits}`}</p>
      )}
    </StepForm>
  );
}

function Reopen({ page, view }: Props) {
  const t = textsOf(page.language).columns.reopen;
  return (
    <StepForm page={page} view={view} act="reopen" title={t.title}>
      <p>{t.lead}</p>
      <TextArea
        page={page}
        id="reopen-reason"
        label={t.reason}
        rows={2}
        required
        value={view.refused.typed.get('reopen-reason')}
        errors={view.refused.errors}
      />
      <p class="actions">
        <button type="submit" class="quiet">
          {t.submit}
        </button>
      </p>
    </StepForm>
  );
}
