import type { Catalogue } from '../../catalogue/catalogue.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Facts } from '../components/facts.tsx';
import { Csrf, ErrorSummary, SelectField, TextArea } from '../components/form.tsx';
import { DataTable } from '../components/table.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { DeskFrame } from './desk-frame.tsx';
import type { Desk, Refused } from './view.ts';

interface OfficeVersion {
  readonly unit: string;
  readonly at: Date;
  readonly who: string;
  readonly why: string | null;
}

export interface OfficeView {
  readonly catalogue: Catalogue;
  readonly version: number;
  readonly history: readonly OfficeVersion[];
  readonly refused: Refused;
}

/** Which unit is the standing office: a setting, kept as a version of the programme. */
export function OfficePage({ page, desk, view }: { page: Page; desk: Desk; view: OfficeView }) {
  const t = textsOf(page.language).cycles.office;
  const { catalogue, refused } = view;
  const { standingOffice } = catalogue.programme;
  const { unitName } = wordsOf(catalogue);
  const units = catalogue.units
    .filter(({ kind }) => kind !== 'group')
    .map(({ code, name }) => ({ value: code, label: name }));
  const field = { page, errors: refused.errors, required: true };
  return (
    <DeskFrame page={page} desk={desk}>
      <ErrorSummary page={page} errors={refused.errors} />
      <section class="block">
        <h2>{t.title}</h2>
        <p>{t.lead}</p>
        <Facts facts={[{ term: t.current, value: unitName(standingOffice), ...verbatim(page) }]} />
        <form class="card" method="post" novalidate action={linkTo(page, '/cycles/office')}>
          <Csrf page={page} />
          <input type="hidden" name="version" value={String(view.version)} />
          <SelectField
            {...field}
            id="unit"
            label={t.unit}
            options={units}
            value={refused.typed.get('unit') ?? standingOffice}
          />
          <TextArea
            {...field}
            id="reason"
            label={t.reason}
            rows={2}
            value={refused.typed.get('reason') ?? ''}
          />
          <p class="actions">
            <button type="submit">{t.save}</button>
          </p>
        </form>
        <DataTable
          caption={t.history}
          rows={view.history}
          columns={[
            { head: t.when, header: true, cell: ({ at }) => formatInstant(at, page.language) },
            { head: t.title, cell: ({ unit }) => unitName(unit), ...verbatim(page) },
            { head: t.who, cell: ({ who }) => who, ...verbatim(page) },
            { head: t.reason, cell: ({ why }) => why ?? '–', ...verbatim(page) },
          ]}
        />
      </section>
    </DeskFrame>
  );
}
