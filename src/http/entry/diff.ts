// What changed between two signatures of a report, cell by cell.
import { type Field, fieldKey } from '../../catalogue/form.ts';
import { type Answer, cellKey } from '../../source/report/answer.ts';
import type { CellSnapshot, ReportEvent } from '../../source/report/event.store.ts';
import type { CellChange, RevisionDiff } from '../../web/report/history-page.tsx';
import { sayAnswer } from '../../web/report/words.ts';

type Kept = Pick<CellSnapshot, 'element' | 'area' | 'period' | 'answer'>;

/** Differences between following signatures, latest first; the report as it stands comes first while it is open. */
export function diffsOf(
  events: readonly ReportEvent[],
  now: { readonly signed: boolean; readonly cells: readonly Kept[] },
  fields: readonly Field[],
): readonly RevisionDiff[] {
  const signed = events.filter(({ act }) => act === 'sign');
  const pairs = signed.slice(1).map((event, i) => ({
    from: signed[i],
    to: event.revision as number | null,
    cells: (event.cells ?? []) as readonly Kept[],
  }));
  const last = signed.at(-1);
  const open = now.signed || !last ? [] : [{ from: last, to: null, cells: now.cells }];
  return [...pairs, ...open]
    .reverse()
    .flatMap(({ from, to, cells }) =>
      from
        ? [{ from: from.revision, to, changes: changesOf(from.cells ?? [], cells, fields) }]
        : [],
    );
}

function changesOf(
  before: readonly Kept[],
  after: readonly Kept[],
  fields: readonly Field[],
): readonly CellChange[] {
  const old = new Map(before.map((cell) => [cellKey(cell), cell.answer]));
  const young = new Map(after.map((cell) => [cellKey(cell), cell.answer]));
  const known = new Map(fields.map((field) => [fieldKey(field), field]));
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key) ?? null, young.get(key) ?? null];
    if (saysSame(was, is)) return [];
    const field = known.get(key);
    return [{ name: field?.name ?? key, unit: field?.unit ?? '', before: was, after: is }];
  });
}

const saysSame = (a: Answer | null, b: Answer | null): boolean =>
  (a ? sayAnswer(a, 'vi') : '') === (b ? sayAnswer(b, 'vi') : '');
