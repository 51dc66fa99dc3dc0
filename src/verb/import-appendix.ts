import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readAppendix } from '../catalogue/appendix/read-appendix.ts';
import { loadCatalogueFolder } from '../catalogue/load.file.ts';
import { CATALOGUE } from './folders.ts';
import { type Program, Refused, readWords } from './program.ts';

/** `import-appendix FILE [--json]`: a draft catalogue from an appendix, without touching any database. */
export async function importAppendix(program: Program): Promise<void> {
  const { plain, options } = readWords(program.words, ['json']);
  const [path] = plain;
  if (!path) throw new Refused('Thiếu tên tệp: npm start -- import-appendix TỆP [--json]');
  const bytes = await readFile(path).catch(() => {
    throw new Refused(`Không đọc được tệp «${path}». Kiểm tra đường dẫn.`);
  });
  const { units } = await loadCatalogueFolder(CATALOGUE);
  const reading = await readAppendix(bytes, basename(path), { units });
  if (reading.kind === 'refusal') throw new Refused(`${reading.message} (${reading.code})`);
  const { programme, targets, ambiguities } = reading;
  if (options.has('json')) {
    program.print(JSON.stringify({ programme, targets, ambiguities }, null, 2));
    return;
  }
  program.print(`${programme.title ?? basename(path)}`);
  for (const target of targets) {
    const goals = target.goals
      .map((goal) => `${goal.year ?? 'chưa rõ năm'}: ${goal.text}`)
      .join('; ');
    const leads = target.leads.map((unit) => unit.name).join(', ');
    program.print(`${target.number}. ${target.name} | ${target.unit ?? ''} | ${goals} | ${leads}`);
  }
  program.print(`\n${targets.length} mục tiêu, ${ambiguities.length} điểm cần người quyết định:`);
  for (const { line, target, text, why } of ambiguities) {
    program.print(
      `  dòng ${line}${target === null ? '' : `, mục tiêu ${target}`}: ${why} «${text}»`,
    );
  }
}
