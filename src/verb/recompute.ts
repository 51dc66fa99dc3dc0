import { loadCatalogue } from '../catalogue/catalogue.store.ts';
import { recomputeAll } from '../indicator/amount.store.ts';
import { dayInVietnam } from '../kernel/period.ts';
import { change } from '../store/change.ts';
import type { Program } from './program.ts';

/** `recompute`: every amount again from the values; only what differs is written. */
export async function recompute(program: Program): Promise<void> {
  const { kysely } = await program.connect('verb');
  const catalogue = await loadCatalogue(kysely);
  const at = program.clock();
  const about = { by: 'system', action: 'recompute-amounts', on: 'amounts', at };
  const written = await change(kysely, about, async (tx) => {
    const cells = await recomputeAll(tx, catalogue, dayInVietnam(at));
    tx.note({ cells });
    return cells;
  });
  program.print(`Đã tính lại; ${written} ô kết quả thay đổi.`);
}
