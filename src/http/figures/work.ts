// What is known of an import between its steps; kept on the disk beside the file.
import { actorOf } from '../../access/person.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Mapping } from '../../source/figure/mapping.ts';
import type { FigureCounts } from '../../value/figure-outcome.ts';
import type { RequestContext } from '../deps.ts';
import type { Work } from '../upload/uploads.ts';

export interface FigureState {
  readonly stage: 'sheet' | 'mapping' | 'checking' | 'checked' | 'recording' | 'recorded';
  readonly mapping: Mapping;
  /** Name under which the mapping is remembered; '' for not at all. */
  readonly name: string;
  /** Name of the remembered mapping that was found for this header. */
  readonly remembered: string | null;
  readonly atomic: boolean;
  readonly confirmed: { readonly cells: readonly string[]; readonly reason: string };
  readonly counts: FigureCounts | null;
  readonly batch: number | null;
  /** An earlier batch of the same bytes. */
  readonly sameFile: { readonly batch: number; readonly by: string; readonly at: string } | null;
  /** When the present run began, to find out what became of it after an interruption. */
  readonly since: string | null;
  readonly failure: Pick<Refusal, 'code' | 'params'> | null;
}

export type FigureWork = Work<FigureState>;

/** The import of this address, which must be the viewer's own. */
export async function getFigureWork(c: RequestContext): Promise<FigureWork> {
  const { deps, viewer } = c.var;
  const id = c.req.param('id') ?? '';
  const work = await deps.uploads.find<FigureState>('figures', id, actorOf(viewer));
  if (!work) throw new Problem('upload-gone');
  return work;
}

export const saveFigureWork = (
  c: RequestContext,
  work: FigureWork,
  changes: Partial<FigureState>,
): Promise<FigureWork> => c.var.deps.uploads.save(work, { ...work.state, ...changes }, c.var.now);

export const workPath = ({ id }: Pick<Work, 'id'>, step = ''): string =>
  `/figures/imports/${id}${step && `/${step}`}`;
