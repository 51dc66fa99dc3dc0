import assert from 'node:assert/strict';
import test from 'node:test';
import { moveReport, type Report, type ReportAct, type ReportState } from './report.ts';

const DRAFT: ReportState = { kind: 'draft' };
const SENT: ReportState = { kind: 'sent', sentBy: 'an' };
const SIGNED: ReportState = {
  kind: 'signed',
  sentBy: 'an',
  signature: { how: 'product', by: 'binh' },
};
const PAPER = { number: '12/BC-UBND', date: '2026-10-16', file: 'a'.repeat(64) };

const report = (state: ReportState, over: Partial<Report> = {}): Report => ({
  ...{ state, revision: 1, version: 4, authors: ['an'], unfinished: 0, writable: true, open: true },
  ...over,
});

const send: ReportAct = { kind: 'send' };
const recall: ReportAct = { kind: 'recall' };
const sign: ReportAct = { kind: 'sign', paper: null };
const back = (reason = 'sai dòng 2'): ReportAct => ({ kind: 'return', reason });
const cells = (count = 1, reason = 'lệch'): ReportAct => ({
  kind: 'return-cells',
  reason,
  cells: count,
});
const reopen = (reason = 'bổ sung'): ReportAct => ({ kind: 'reopen', reason });

/** [name, report, act, by, what comes: `state/revision` or the refusal's code]. */
const RULES: readonly [string, Report, ReportAct, string, string][] = [
  ['a finished draft is sent', report(DRAFT), send, 'an', 'sent/1'],
  [
    'a draft with open cells is not',
    report(DRAFT, { unfinished: 2 }),
    send,
    'an',
    'report-unfinished',
  ],
  ['a sent one is not sent again', report(SENT), send, 'an', 'report-elsewhere'],
  ['a signed one is not sent', report(SIGNED), send, 'an', 'report-elsewhere'],
  ['sent may be taken back', report(SENT), recall, 'an', 'draft/1'],
  ['a draft is with its officer already', report(DRAFT), recall, 'an', 'report-elsewhere'],
  ['signed is not taken back', report(SIGNED), recall, 'an', 'report-elsewhere'],
  ['the leader returns with a reason', report(SENT), back(), 'binh', 'draft/1'],
  ['and not without', report(SENT), back('  '), 'binh', 'reason-needed'],
  ['a draft is not returned', report(DRAFT), back(), 'binh', 'report-elsewhere'],
  ['a signed one is not returned', report(SIGNED), back(), 'binh', 'report-elsewhere'],
  ['the leader signs', report(SENT), sign, 'binh', 'signed/1'],
  ['on paper too', report(SENT), { kind: 'sign', paper: PAPER }, 'binh', 'signed/1'],
  ['nobody signs what they entered', report(SENT), sign, 'an', 'own-work'],
  ['nor on paper', report(SENT), { kind: 'sign', paper: PAPER }, 'an', 'own-work'],
  ['a draft is not signed', report(DRAFT), sign, 'binh', 'report-elsewhere'],
  ['nor a signed one again', report(SIGNED), sign, 'binh', 'report-elsewhere'],
  ['cells of a signed one open the next revision', report(SIGNED), cells(), 'chi', 'draft/2'],
  ['cells of a sent one bring it back', report(SENT), cells(), 'chi', 'draft/1'],
  [
    'more cells may come back to a draft',
    report(DRAFT, { revision: 2 }),
    cells(),
    'chi',
    'draft/2',
  ],
  ['no cells, no return', report(SIGNED), cells(0), 'chi', 'cells-needed'],
  ['cells come back with a reason', report(SIGNED), cells(1, ' '), 'chi', 'reason-needed'],
  ['to a draft too', report(DRAFT), cells(1, ''), 'chi', 'reason-needed'],
  [
    'a signed one reopens as the next revision',
    report(SIGNED, { revision: 3 }),
    reopen(),
    'chi',
    'draft/4',
  ],
  ['a sent one goes back as it is', report(SENT), reopen(), 'chi', 'draft/1'],
  ['a draft is open already', report(DRAFT), reopen(), 'chi', 'report-elsewhere'],
  ['reopening has a reason', report(SIGNED), reopen(''), 'chi', 'reason-needed'],
  ['a lock stops sending', report(DRAFT, { writable: false }), send, 'an', 'report-locked'],
  ['a lock stops recalling', report(SENT, { writable: false }), recall, 'an', 'report-locked'],
  ['a lock stops signing', report(SENT, { writable: false }), sign, 'binh', 'report-locked'],
  [
    'a lock stops the leader’s return',
    report(SENT, { writable: false }),
    back(),
    'binh',
    'report-locked',
  ],
  [
    'a lock does not stop who verifies',
    report(SIGNED, { writable: false }),
    cells(),
    'chi',
    'draft/2',
  ],
  ['nor the standing office', report(SIGNED, { writable: false }), reopen(), 'chi', 'draft/2'],
  [
    'a closed cycle stops everybody',
    report(SIGNED, { open: false }),
    reopen(),
    'chi',
    'cycle-closed',
  ],
  ['also who verifies', report(SIGNED, { open: false }), cells(), 'chi', 'cycle-closed'],
  ['and the signature', report(SENT, { open: false }), sign, 'binh', 'cycle-closed'],
];

for (const [name, before, act, by, want] of RULES) {
  test(`${act.kind}: ${name}`, () => {
    const move = moveReport(before, act, by);
    assert.equal(move.kind === 'moved' ? `${move.state.kind}/${move.revision}` : move.code, want);
  });
}

test('a signature keeps who sent it, who signed and the paper', () => {
  const move = moveReport(report(SENT), { kind: 'sign', paper: PAPER }, 'binh');
  assert.deepEqual(move, {
    kind: 'moved',
    state: { kind: 'signed', sentBy: 'an', signature: { how: 'paper', by: 'binh', paper: PAPER } },
    revision: 1,
  });
});
