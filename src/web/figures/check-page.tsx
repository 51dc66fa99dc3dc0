import type { AreaCode, Catalogue } from '../../catalogue/catalogue.ts';
import { sayRefusal } from '../../kernel/refusal.ts';
import { columnName, sayPlace } from '../../source/figure/sheet.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Checkbox, Csrf, TextArea } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { DataTable } from '../components/table.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { ImportFrame } from './frame.tsx';
import { ResultTable } from './result-table.tsx';
import type { CheckView, ResultRow } from './view.ts';

interface Props {
  readonly page: Page;
  readonly view: CheckView;
}

const SAMPLE = 25;
const MOST_PROBLEMS = 300;

/** Fourth step: what would be written, what is wrong with the rest, what a person stands by. */
export function CheckPage({ page, view }: Props) {
  const t = textsOf(page.language).figures.check;
  const taken = view.rows.filter(({ status }) => status !== 'rejected');
  const { counts } = view;
  return (
    <ImportFrame
      page={page}
      step="check"
      title={t.title}
      lead={t.lead}
      fileName={view.fileName}
      errors={view.errors}
    >
      <Tallies page={page} view={view} />
      {view.areaOfAll && (
        <Notice>{t.areaOfAll(areaWords(page, view.catalogue, view.areaOfAll))}</Notice>
      )}
      {view.sameFile && <Notice tone="warning">{sameFileWords(page, view.sameFile)}</Notice>}
      <form
        class="flow"
        method="post"
        novalidate
        action={linkTo(page, `/figures/imports/${view.id}/check`)}
      >
        <Csrf page={page} />
        <Problems page={page} view={view} />
        {taken.length > 0 && (
          <ResultTable
            page={page}
            catalogue={view.catalogue}
            caption={t.sample}
            rows={taken.slice(0, SAMPLE)}
            past={false}
          />
        )}
        {counts.accepted + counts.unchanged > SAMPLE && (
          <p class="small">{t.more(counts.accepted + counts.unchanged - SAMPLE)}</p>
        )}
        <Actions page={page} view={view} />
      </form>
    </ImportFrame>
  );
}

function areaWords(page: Page, catalogue: Catalogue, area: AreaCode): string {
  if (area !== catalogue.programme.city) return wordsOf(catalogue).areaName(area);
  return textsOf(page.language).figures.mapping.wholeCity.toLowerCase();
}

function sameFileWords(page: Page, { batch, who, at }: NonNullable<CheckView['sameFile']>): string {
  const t = textsOf(page.language).figures.check;
  return t.sameFile(batch, who, formatInstant(at, page.language));
}

function Tallies({ page, view: { counts } }: Props) {
  const t = textsOf(page.language).figures.check;
  return (
    <ul class="tallies card">
      <li>
        <b>{counts.accepted}</b> {t.accepted}
      </li>
      <li>
        <b>{counts.unchanged}</b> {t.unchanged}
      </li>
      <li class={counts.rejected > 0 ? 'is-marked' : undefined}>
        <b>{counts.rejected}</b> {t.rejected}
      </li>
    </ul>
  );
}

/** The key by which a cell is confirmed: C12. */
const cellOf = ({ place }: ResultRow): string => columnName(place.column) + place.row;

const isConfirmable = ({ refusal }: ResultRow): boolean =>
  refusal?.code === 'numerator-above-denominator';

function Problems({ page, view }: Props) {
  const t = textsOf(page.language).figures.check;
  const refused = view.rows.filter(({ status }) => status === 'rejected');
  const { cells } = view.confirmed;
  const shown = refused.slice(0, MOST_PROBLEMS);
  const doubtful = shown.some(isConfirmable);
  const asked = new Set(shown.map(cellOf));
  const standing = cells.filter((cell) => !asked.has(cell));
  return (
    <>
      {standing.map((cell) => (
        <input type="hidden" name="cell" value={cell} />
      ))}
      {standing.length > 0 && <Notice>{t.confirmedCount(standing.length)}</Notice>}
      {shown.length > 0 && <ProblemTable page={page} view={view} rows={shown} />}
      {refused.length > shown.length && (
        <p class="small">{t.more(refused.length - shown.length)}</p>
      )}
      {(doubtful || cells.length > 0) && (
        <div class="card decision">
          <TextArea
            page={page}
            id="reason"
            label={t.reason}
            hint={t.reasonHint}
            value={view.confirmed.reason}
            rows={2}
            errors={view.errors}
            required={false}
          />
          {doubtful && (
            <p class="actions">
              <button type="submit" name="step" value="confirm" class="quiet">
                {t.recheck}
              </button>
            </p>
          )}
        </div>
      )}
    </>
  );
}

function ProblemTable({ page, view, rows }: Props & { rows: readonly ResultRow[] }) {
  const t = textsOf(page.language).figures.check;
  const { cells } = view.confirmed;
  return (
    <>
      <DataTable
        caption={t.problems}
        rows={rows}
        columns={[
          { head: t.place, header: true, cell: ({ place }) => sayPlace(place, page.language) },
          {
            head: t.problem,
            cell: ({ refusal }) => refusal && sayRefusal(refusal, page.language),
          },
          {
            head: t.confirm,
            cell: (row) =>
              isConfirmable(row) ? (
                <Checkbox
                  id={`cell-${cellOf(row)}`}
                  name="cell"
                  value={cellOf(row)}
                  label={t.confirm}
                  checked={cells.includes(cellOf(row))}
                />
              ) : (
                '–'
              ),
          },
        ]}
      />
      <p class="hint">{t.problemsHelp}</p>
    </>
  );
}

function Actions({ page, view }: Props) {
  const t = textsOf(page.language).figures.check;
  return (
    <div class="decision">
      {view.counts.accepted > 0 ? (
        <Checkbox id="atomic" name="atomic" value="1" label={t.atomic} checked={view.atomic} />
      ) : (
        <Notice>{t.nothing}</Notice>
      )}
      <p class="actions">
        {view.counts.accepted > 0 && (
          <button type="submit" name="step" value="record">
            {t.record}
          </button>
        )}
        <a class="button quiet" href={linkTo(page, `/figures/imports/${view.id}/mapping`)}>
          {t.back}
        </a>
        <a class="button quiet" href={linkTo(page, '/figures')}>
          {t.again}
        </a>
      </p>
    </div>
  );
}
