// Verbs on an outside server that holds a simulated city: `report`, and `verify`, which names the first entry that no
// longer fits whatever was changed behind the journal's back.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { unzipSync } from 'fflate';
import { verifyJournal } from '../src/store/journal.ts';
import { emptyDatabase } from './database.ts';
import { dataDirectory, runVerb } from './program.ts';

// Acts of the demonstration's cycle.
const SIGNING = `(select min(id) from report_event where act = 'sign')`;
const DRAFT = `(select min(id) from report where state = 'draft')`;
const COLLECTING = `(c.indicator, c.cycle) = (select indicator, cycle from indicator_column where state = 'collecting'
  order by indicator, cycle limit 1)`;
const APPROVED = `select indicator, cycle from indicator_column where state = 'approved' order by 1, 2 limit 1`;
const FROM_BATCH = '(select min(id) from value where batch is not null)';
const RESULT = `(indicator, area, basis, period, scope) = ('5', '46', 'calendar', '2026-07', 'period')`;

interface Tampering {
  readonly change: string;
  readonly undo: string;
  /** Number of the first entry that no longer fits. */
  readonly seq: string;
  readonly why: string;
}

const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  'an entry rewritten': {
    seq: 'select 7 as seq',
    change: `update journal set by = 'admin' || by where seq = 7`,
    undo: `update journal set by = substr(by, 6) where seq = 7`,
    why: 'entry-changed',
  },
  'an entry removed': {
    seq: 'select 9 as seq',
    change:
      'create table kept as select * from journal where seq = 9; delete from journal where seq = 9',
    undo: 'insert into journal select * from kept; drop table kept',
    why: 'entry-missing',
  },
  'the tail cut off': {
    seq: 'select max(seq) - 1 as seq from journal',
    change: `create table kept as select * from journal order by seq desc limit 2;
             delete from journal where seq in (select seq from kept)`,
    undo: 'insert into journal select * from kept order by seq; drop table kept',
    why: 'end-missing',
  },
  'a value changed': {
    seq: 'select revision as seq from value where id = (select max(id) / 2 from value)',
    change: 'update value set amount = amount + 1 where id = (select max(id) / 2 from value)',
    undo: 'update value set amount = amount - 1 where id = (select max(id) / 2 from value)',
    why: 'values-changed',
  },
  'a value slipped in': {
    seq: 'select revision as seq from value where id = (select max(id) / 2 from value)',
    change: `insert into value (element, area, basis, period, month, origin, amount, by, recorded_at, revision, superseded)
             select element, area, basis, period, month, origin, amount, by, recorded_at, revision, revision + 1
             from value where id = (select max(id) / 2 from value)`,
    undo: 'delete from value where id = (select max(id) from value)',
    why: 'values-changed',
  },
  'the file of a batch rewritten': {
    seq: 'select revision as seq from batch where id = (select min(id) from batch)',
    change: `update batch set source = 'x' || source where id = (select min(id) from batch)`,
    undo: `update batch set source = substr(source, 2) where id = (select min(id) from batch)`,
    why: 'values-changed',
  },
  'a value from another batch': {
    seq: `select revision as seq from value where id = ${FROM_BATCH}`,
    change: `update value set batch = batch + 1 where id = ${FROM_BATCH}`,
    undo: `update value set batch = batch - 1 where id = ${FROM_BATCH}`,
    why: 'values-changed',
  },
  'a value switched off': {
    seq: 'select max(seq) as seq from journal',
    change: `update value set superseded = (select max(seq) from journal)
             where id = (select max(id) from value where superseded is null and revision < (select max(seq) from journal))`,
    undo: `update value set superseded = null
           where id = (select max(id) from value where superseded = (select max(seq) from journal))`,
    why: 'values-changed',
  },
  'a goal rewritten': {
    seq: `select min(revision) as seq from definition where kind = 'goal' and code = (select min(code) from definition where kind = 'goal')`,
    change: `update definition set effective_from = effective_from + 1 where kind = 'goal' and version = 1 and code = (select min(code) from definition where kind = 'goal')`,
    undo: `update definition set effective_from = effective_from - 1 where kind = 'goal' and version = 1 and code = (select min(code) from definition where kind = 'goal')`,
    why: 'definitions-changed',
  },
  'a signature in another name': {
    seq: `select revision as seq from report_event where id = ${SIGNING}`,
    change: `update report_event set by = 'x' || by where id = ${SIGNING}`,
    undo: `update report_event set by = substr(by, 2) where id = ${SIGNING}`,
    why: 'acts-changed',
  },
  'an act removed': {
    seq: `select revision as seq from report_event where id = ${SIGNING}`,
    change: `create table kept as select * from report_event where id = ${SIGNING};
             delete from report_event where id in (select id from kept)`,
    undo: 'insert into report_event overriding system value select * from kept; drop table kept',
    why: 'acts-changed',
  },
  'a report signed by hand': {
    seq: `select max(revision) as seq from report_event where report = ${DRAFT}`,
    change: `update report set state = 'signed', sent_by = 'a', signed_by = 'b', signed_how = 'product' where id = ${DRAFT}`,
    undo: `update report set state = 'draft', sent_by = null, signed_by = null, signed_how = null where signed_by = 'b'`,
    why: 'states-changed',
  },
  'a column approved by hand': {
    seq: `select c.revision as seq from indicator_column c where ${COLLECTING}`,
    change: `update indicator_column c set state = 'approved', confirmed_by = 'a', seal = 's', approved_by = 'b' where ${COLLECTING}`,
    undo: `update indicator_column c set state = 'collecting', confirmed_by = null, seal = null, approved_by = null where approved_by = 'b'`,
    why: 'states-changed',
  },
  'a confirmation in another name': {
    seq: `select max(e.revision) as seq from column_event e where (e.indicator, e.cycle) = (${APPROVED})
          and e.act in ('confirm', 'return-cell', 'fall-back', 'approve', 'reopen')`,
    change: `update indicator_column set confirmed_by = 'x' || confirmed_by where (indicator, cycle) = (${APPROVED})`,
    undo: `update indicator_column set confirmed_by = substr(confirmed_by, 2) where (indicator, cycle) = (${APPROVED})`,
    why: 'states-changed',
  },
  'a report removed with its signature left': {
    seq: `select min(revision) as seq from report_event where report = (select report from report_event where id = ${SIGNING})`,
    change: `create table kept as select * from report where id = (select report from report_event where id = ${SIGNING});
             delete from report where id in (select id from kept)`,
    undo: 'insert into report overriding system value select * from kept; drop table kept',
    why: 'states-changed',
  },
  'a result rewritten': {
    seq: `select revision as seq from amount where ${RESULT}`,
    change: `update amount set value = value + 1 where ${RESULT}`,
    undo: `update amount set value = value - 1 where ${RESULT}`,
    why: 'amounts-changed',
  },
};

test('a simulated city on an outside server: its report, and whatever is tampered with is found and named', async (t) => {
  const { url: DATABASE_URL, pool, kysely } = await emptyDatabase(t);
  const DATA_DIR = await dataDirectory(t);
  const run = (...words: string[]) => runVerb(words, { DATABASE_URL, DATA_DIR });
  const simulated = await run('simulate', '--until', '2026-09-20');
  assert.equal(simulated.code, 0, simulated.err);
  const intact = await run('verify');
  assert.equal(intact.code, 0, intact.err);
  assert.match(intact.out, /nguyên vẹn: \d+ dòng, \d{5,} số liệu/);

  await t.test(
    'the report is a Word document; a month that cannot be read is refused',
    async () => {
      const path = join(DATA_DIR, '..', 'bao-cao.docx');
      const report = await run('report', '2026-09', '--out', path);
      assert.equal(report.code, 0, report.err);
      const document = unzipSync(await readFile(path))['word/document.xml'];
      assert.match(new TextDecoder().decode(document), /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
      const wrong = await run('report', 'tháng 9', '--out', path);
      assert.equal(wrong.code, 1);
      assert.match(wrong.err, /report 2026-09 --out/);
    },
  );

  const client = await pool.connect();
  // A superuser can switch the guards off: the chain has to tell all the same.
  await client.query('set session_replication_role = replica');
  for (const [what, { change, undo, seq, why }] of Object.entries(TAMPERINGS)) {
    await t.test(what, async () => {
      const { rows } = await client.query<{ seq: number }>(seq);
      await client.query(change);
      const { code, err } = await run('verify');
      assert.equal(code, 1);
      assert.match(err, new RegExp(`tại dòng ${rows[0]?.seq}: .*\\(${why}\\)`));
      await client.query(undo);
      assert.equal((await verifyJournal(kysely)).kind, 'intact', 'intact again');
    });
  }
  client.release();
});
