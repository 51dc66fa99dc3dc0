import { basename, resolve } from 'node:path';
import { loadCatalogue } from '../catalogue/catalogue.store.ts';
import { importFigures } from '../http/figure-import.ts';
import { followValues } from '../indicator/column/follow-values.store.ts';
import { type Program, Refused, readWords } from './program.ts';

/** `import-figures FILE [--mapping NAME] [--period P] [--by USER] [--atomic]`: one line a row; exit 1 if any was refused. */
export async function importFiguresFile(program: Program): Promise<void> {
  const { plain, options } = readWords(program.words, ['atomic']);
  const [path] = plain;
  if (!path) {
    throw new Refused(
      'Viết: npm start -- import-figures TỆP [--mapping TÊN] [--period KỲ] [--atomic]',
    );
  }
  const { kysely: db } = await program.connect('verb');
  const catalogue = await loadCatalogue(db);
  const at = program.clock();
  const { ok, lines } = await importFigures(
    { db, catalogue, recompute: (tx, touched) => followValues(tx, catalogue, touched) },
    {
      upload: { path: resolve(path), name: basename(path) },
      mapping: options.get('mapping'),
      period: options.get('period'),
      atomic: options.has('atomic'),
      by: options.get('by') ?? 'system',
      at,
    },
  );
  for (const line of lines) program.print(line);
  if (!ok) throw new Refused('Có dòng không nhận: xem lý do ở từng dòng.');
}
