// What people do with a column; whether their grants allow it was decided before.
import type { Catalogue, UnitCode } from '../../catalogue/catalogue.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../store/change.ts';
import { approveValues } from '../../value/value.store.ts';
import { recomputeTouched } from '../amount.store.ts';
import { confirmation } from './follow.store.ts';
import {
  type ColumnKey,
  holdColumn,
  moveHeld,
  writeAnswer,
  writeOpinion,
  writeSilence,
} from './move.store.ts';
import { countingIds } from './sheet.ts';
import { takeApprovalBack } from './taken-back.store.ts';

/** A column and the version of it that the person saw. */
export interface SeenColumn extends ColumnKey {
  readonly version: number;
}

/** Xác nhận số liệu. A confirmation whose values changed since is first taken back, then given anew. */
export async function confirmColumn(tx: Tx, catalogue: Catalogue, seen: SeenColumn): Promise<void> {
  const held = await holdColumn(tx, catalogue, seen);
  const stale = held.row.state === 'confirmed' && held.row.seal !== held.sealNow;
  if (stale) await moveHeld(tx, held, { kind: 'fall-back', reason: CHANGED });
  const fresh = stale ? await holdColumn(tx, catalogue, { ...seen, version: null }) : held;
  await moveHeld(tx, fresh, confirmation(tx, catalogue));
}

const CHANGED = 'Số liệu thay đổi sau khi xác nhận';

/** Another lead agrees, or objects with a reason. */
export async function opineOnColumn(
  tx: Tx,
  catalogue: Catalogue,
  seen: SeenColumn & { readonly unit: UnitCode; readonly objection: string | null },
): Promise<void> {
  const { unit, objection } = seen;
  const held = await holdColumn(tx, catalogue, seen);
  const act =
    objection === null
      ? ({ kind: 'agree', unit } as const)
      : ({ kind: 'object', unit, reason: objection } as const);
  await moveHeld(tx, held, act);
  await writeOpinion(tx, held, { unit, kind: act.kind, reason: objection });
}

/** The owner answers an objection; the column then goes on. */
export async function answerObjection(
  tx: Tx,
  catalogue: Catalogue,
  seen: SeenColumn & { readonly unit: UnitCode; readonly text: string },
): Promise<void> {
  const { unit, text } = seen;
  const held = await holdColumn(tx, catalogue, seen);
  await moveHeld(tx, held, { kind: 'answer', unit, text });
  const opinion = held.opinions.find((one) => one.unit === unit);
  if (opinion) await writeAnswer(tx, opinion, text);
}

/**
 * Phê duyệt: silence until the last day is written down as consent, the values that count become approved, and
 * amounts are computed again. `seal` is of the values that the approver saw.
 */
export async function approveColumn(
  tx: Tx,
  catalogue: Catalogue,
  seen: SeenColumn & { readonly seal: string },
): Promise<void> {
  const { held } = await writeSilence(tx, await holdColumn(tx, catalogue, seen));
  await moveHeld(tx, held, { kind: 'approve', seal: seen.seal });
  const ids = countingIds(held.sheet.cells, 'provisional');
  const { touched, own } = await approveValues(tx, { ids });
  if (own > 0) throw new Problem('own-work', { what: 'phê duyệt', what_en: 'approve' });
  await recomputeTouched(tx, catalogue, touched, dayInVietnam(tx.at));
}

/** Mở lại: a confirmed or approved column becomes a new revision; its history keeps what it held. */
export async function reopenColumn(
  tx: Tx,
  catalogue: Catalogue,
  seen: SeenColumn & { readonly reason: string },
): Promise<void> {
  const held = await holdColumn(tx, catalogue, seen);
  await moveHeld(tx, held, { kind: 'reopen', reason: seen.reason });
  if (held.row.state === 'approved') await takeApprovalBack(tx, catalogue, held);
}
