import { type Kysely, sql } from 'kysely';
import type { AreaCode, ElementCode, Origin } from '../catalogue/catalogue.ts';
import type { Database } from '../store/schema.ts';

/** A source beside the units' reports that has brought a figure for an area. */
export interface OtherSource {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly origin: Origin;
}

/** Sources that have brought these elements in the months given (indexes), other than units' reports. */
export async function listOtherSources(
  db: Kysely<Database>,
  order: { readonly elements: readonly ElementCode[]; readonly from: number; readonly to: number },
): Promise<readonly OtherSource[]> {
  const { rows } = await sql<OtherSource>`
    select distinct element, area, origin from value
    where superseded is null and origin <> 'reported' and element = any (${order.elements}::text[])
      and month between ${order.from} and ${order.to}
    order by element, area, origin`.execute(db);
  return rows;
}
