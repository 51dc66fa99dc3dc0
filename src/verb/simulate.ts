import { findInstance, type InstanceKind, settleInstance } from '../access/instance.store.ts';
import { loadDemonstration } from '../catalogue/demo-overlay.file.ts';
import { simulate } from '../job/simulate/simulate.ts';
import { dayInVietnam, type IsoDate } from '../kernel/period.ts';
import { change } from '../store/change.ts';
import type { Connection } from '../store/connect.ts';
import { CATALOGUE } from './folders.ts';
import { type Program, Refused, readWords } from './program.ts';

const SEED = 6;

/** `simulate [--until DATE] [--seed N] [--scale N]`: the demonstration's figures; same seed and day, same bytes. */
export async function simulateCity(program: Program): Promise<void> {
  const { options } = readWords(program.words, []);
  const connection = await program.connect('verb');
  await settle(program, connection, 'demonstration');
  await fillCity(program, connection, {
    until: options.get('until') ?? dayInVietnam(program.clock()),
    seed: number(options.get('seed') ?? String(SEED)),
    scale: number(options.get('scale') ?? '1'),
  });
}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Refused(`«${text}» không phải số nguyên.`);
  return value;
}

export interface CityOrder {
  readonly until: IsoDate;
  readonly seed: number;
  readonly scale: number;
}

/** Brings the simulated city up to a day. */
export async function fillCity(
  program: Program,
  { kysely: db }: Connection,
  order: CityOrder = { until: dayInVietnam(program.clock()), seed: SEED, scale: 1 },
): Promise<void> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(order.until))
    throw new Refused(`«${order.until}» không phải ngày.`);
  const { source, confirmations } = await loadDemonstration(CATALOGUE);
  await simulate({ db, source, confirmations }, order, program.say);
}

/** What this data directory is, decided at its first use. Refuses the other kind. */
export async function settle(
  program: Program,
  { kysely: db }: Connection,
  wanted: InstanceKind,
): Promise<void> {
  const present = await findInstance(db);
  if (present === undefined) {
    // Dated before the simulated figures, since time never runs backwards in the journal.
    const at = wanted === 'demonstration' ? new Date('2024-12-14T00:00:00Z') : program.clock();
    const about = { by: 'system', action: 'settle-instance', on: 'instance', at };
    await change(db, about, async (tx) => {
      await settleInstance(tx, wanted);
      tx.note({ kind: wanted });
    });
  } else if (present !== wanted) {
    throw new Refused(
      present === 'real'
        ? 'Thư mục dữ liệu này là của một hệ thống thật, không nhận số liệu mô phỏng. Chọn DATA_DIR khác.'
        : 'Thư mục dữ liệu này là của bản trình diễn. Chọn DATA_DIR khác cho hệ thống thật (--empty).',
    );
  }
}
