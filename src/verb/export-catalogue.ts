import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue/catalogue.store.ts';
import { exportCatalogue } from '../catalogue/export.file.ts';
import { type Program, Refused } from './program.ts';

/** `export-catalogue FOLDER`: the catalogue in use as the YAML files that a new instance starts from. */
export async function exportCatalogueFiles(program: Program): Promise<void> {
  const [folder] = program.words;
  if (!folder) throw new Refused('Thiếu thư mục: npm start -- export-catalogue THƯ_MỤC');
  const { kysely } = await program.connect('verb');
  const files = Object.values(exportCatalogue(await loadCatalogue(kysely)));
  await mkdir(folder, { recursive: true });
  for (const { name, content } of files) {
    await writeFile(join(folder, name), content);
    program.print(join(folder, name));
  }
}
