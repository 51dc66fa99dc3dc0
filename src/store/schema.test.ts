import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import test from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/database.ts';

type Columns = Readonly<Record<string, string>>;

/** `code: string | null` as «null», `id: Generated<number>` as «default», others as «required». */
function columnsOf(body: string): Columns {
  const columns = [...body.matchAll(/(\w+): ([^;]+?)(?:;|$)/gm)].map(([, name = '', type = '']) => {
    const kind = type.includes('| null')
      ? 'null'
      : type.startsWith('Generated<')
        ? 'default'
        : 'required';
    return [name, kind] as const;
  });
  return Object.fromEntries(columns);
}

/** Tables of schema.ts and of its parts schema-*.ts: the lines of Database and of interfaces named …Tables. */
async function declaredTables(): Promise<Record<string, Columns>> {
  const folder = new URL('./', import.meta.url);
  const names = (await readdir(folder)).filter((name) => /^schema(-[a-z]+)?\.ts$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  const bodies = new Map(
    [...texts.join('\n').matchAll(/interface (\w+)[^{]* \{\n(.*?)\n\}/gs)].map(
      ([, name = '', body = '']) => [name, body] as const,
    ),
  );
  const tables = [...bodies].filter(([name]) => name === 'Database' || name.endsWith('Tables'));
  const joined = (body: string): string =>
    body.replace(/: \{\n(.*?)\n {2}\};/gs, (block) => block.replace(/\s+/g, ' '));
  const lines = tables.flatMap(([, body]) => joined(body).split('\n'));
  const pairs = lines.map((line) => {
    const [, table = '', type = ''] = /^ {2}(\w+): (.+);$/.exec(line) ?? [];
    return [table, columnsOf(bodies.get(type) ?? type.replace(/^\{ (.*) \}$/, '$1'))] as const;
  });
  return Object.fromEntries(pairs.filter(([table]) => table !== ''));
}

test('schema.ts declares the tables and columns of migrations/, no more and no less', async (t) => {
  const { kysely } = await testDatabase(t);
  const { rows } = await sql<{ table: string; column: string; kind: string }>`
    select table_name as table, column_name as column,
           case when is_nullable = 'YES' then 'null'
                when column_default is not null or is_identity = 'YES' then 'default'
                else 'required' end as kind
    from information_schema.columns
    where table_schema = 'public' and table_name <> 'migration'
    order by table_name, ordinal_position`.execute(kysely);
  const present: Record<string, Record<string, string>> = {};
  for (const { table, column, kind } of rows) {
    present[table] ??= {};
    Object.assign(present[table], { [column]: kind });
  }
  const declared = await declaredTables();
  assert.ok(Object.keys(declared).length > 10, 'schema.ts was read');
  assert.deepEqual(declared, present);
});
