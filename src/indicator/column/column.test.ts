import assert from 'node:assert/strict';
import test from 'node:test';
import {
  type Column,
  type ColumnAct,
  type ColumnState,
  moveColumn,
  type Opinion,
  silentLeads,
} from './column.ts';

const TODAY = '2026-10-20';
const LAST = '2026-10-22';
const AFTER = '2026-10-23';

const confirmed = { kind: 'confirmed', by: 'lead', seal: 'A', objectionsUntil: LAST } as const;
const approved: ColumnState = { kind: 'approved', confirmed, by: 'secretary' };
const collecting: ColumnState = { kind: 'collecting' };

const column = (over: Partial<Column> = {}): Column => ({
  cycle: '2026-10',
  state: collecting,
  revision: 1,
  version: 1,
  seal: 'A',
  authors: ['officer'],
  otherLeads: [],
  opinions: [],
  answered: 3,
  expected: 3,
  enough: true,
  open: true,
  ...over,
});

const confirm: ColumnAct = { kind: 'confirm', objectionsUntil: LAST };
const approve: ColumnAct = { kind: 'approve', seal: 'A' };
const object: ColumnAct = { kind: 'object', unit: 'police', reason: 'Sai mẫu số' };
const agree: ColumnAct = { kind: 'agree', unit: 'police' };
const answer: ColumnAct = { kind: 'answer', unit: 'police', text: 'Đã kiểm tra' };
const giveBack: ColumnAct = { kind: 'return-cell', reason: 'Xem lại' };
const fallBack: ColumnAct = { kind: 'fall-back', reason: 'Bổ sung số liệu' };
const reopen: ColumnAct = { kind: 'reopen', reason: 'Sửa số' };

const said = (kind: Opinion['kind'], answered = false): Opinion => ({
  ...{ unit: 'police', kind, answered },
});
const joint = { otherLeads: ['police'] };

type Rule = readonly [
  name: string,
  column: Column,
  act: ColumnAct,
  by: string,
  day: string,
  want: string,
];

// `want` is the state and revision that follow, or the code of the refusal.
const RULES: readonly Rule[] = [
  ['a full column is confirmed', column(), confirm, 'lead', TODAY, 'confirmed 1'],
  ['not by who entered it', column(), confirm, 'officer', TODAY, 'own-work'],
  ['nor when nothing came', column({ answered: 0 }), confirm, 'lead', TODAY, 'column-empty'],
  ['nor twice', column({ state: confirmed }), confirm, 'lead', TODAY, 'column-elsewhere'],
  ['nor in a closed cycle', column({ open: false }), confirm, 'lead', TODAY, 'cycle-closed'],
  [
    'a thin column may be confirmed',
    column({ enough: false }),
    confirm,
    'lead',
    TODAY,
    'confirmed 1',
  ],
  ['another lead agrees', column({ ...joint, state: confirmed }), agree, 'p', TODAY, 'confirmed 1'],
  ['on the last day too', column({ ...joint, state: confirmed }), agree, 'p', LAST, 'confirmed 1'],
  ['not later', column({ ...joint, state: confirmed }), object, 'p', AFTER, 'objections-over'],
  ['not before the confirmation', column(joint), object, 'p', TODAY, 'column-elsewhere'],
  ['nobody else does', column({ state: confirmed }), agree, 'p', TODAY, 'not-another-lead'],
  [
    'an objection has a reason',
    column({ ...joint, state: confirmed }),
    { kind: 'object', unit: 'police', reason: ' ' },
    'p',
    TODAY,
    'reason-needed',
  ],
  [
    'the owner answers it',
    column({ ...joint, state: confirmed, opinions: [said('object')] }),
    answer,
    'lead',
    AFTER,
    'confirmed 1',
  ],
  [
    'once',
    column({ ...joint, state: confirmed, opinions: [said('object', true)] }),
    answer,
    'lead',
    TODAY,
    'no-such-objection',
  ],
  [
    'an agreement needs none',
    column({ ...joint, state: confirmed, opinions: [said('agree')] }),
    answer,
    'l',
    TODAY,
    'no-such-objection',
  ],
  ['approved', column({ state: confirmed }), approve, 'secretary', TODAY, 'approved 1'],
  ['not before it is confirmed', column(), approve, 'secretary', TODAY, 'column-elsewhere'],
  ['not by who confirmed', column({ state: confirmed }), approve, 'lead', TODAY, 'own-work'],
  ['not by who entered', column({ state: confirmed }), approve, 'officer', TODAY, 'own-work'],
  [
    'not of values unseen',
    column({ state: confirmed }),
    { kind: 'approve', seal: 'B' },
    's',
    TODAY,
    'column-changed',
  ],
  [
    'not of values changed since the confirmation',
    column({ state: confirmed, seal: 'B' }),
    { kind: 'approve', seal: 'B' },
    's',
    TODAY,
    'column-changed',
  ],
  [
    'not of too little',
    column({ state: confirmed, enough: false }),
    approve,
    's',
    TODAY,
    'coverage-too-low',
  ],
  ['not twice', column({ state: approved }), approve, 's', TODAY, 'column-elsewhere'],
  [
    'not in a closed cycle either',
    column({ state: confirmed, open: false }),
    approve,
    's',
    TODAY,
    'cycle-closed',
  ],
  [
    'not while others may object',
    column({ ...joint, state: confirmed }),
    approve,
    's',
    LAST,
    'objections-not-over',
  ],
  [
    'when all agree, at once',
    column({ ...joint, state: confirmed, opinions: [said('agree')] }),
    approve,
    's',
    TODAY,
    'approved 1',
  ],
  [
    'their silence is consent afterwards',
    column({ ...joint, state: confirmed }),
    approve,
    's',
    AFTER,
    'approved 1',
  ],
  [
    'not over an objection',
    column({ ...joint, state: confirmed, opinions: [said('object')] }),
    approve,
    's',
    AFTER,
    'objection-open',
  ],
  [
    'an answered one does not hold it',
    column({ ...joint, state: confirmed, opinions: [said('object', true)] }),
    approve,
    's',
    AFTER,
    'approved 1',
  ],
  ['cells go back while collecting', column(), giveBack, 'lead', TODAY, 'collecting 1'],
  [
    'and take a confirmation along',
    column({ state: confirmed }),
    giveBack,
    'lead',
    TODAY,
    'collecting 2',
  ],
  [
    'not from an approved column',
    column({ state: approved }),
    giveBack,
    'lead',
    TODAY,
    'column-elsewhere',
  ],
  ['with a reason', column(), { kind: 'return-cell', reason: '' }, 'lead', TODAY, 'reason-needed'],
  [
    'changed values take a confirmation back',
    column({ state: confirmed }),
    fallBack,
    'x',
    TODAY,
    'collecting 2',
  ],
  ['and an approval', column({ state: approved }), fallBack, 'x', TODAY, 'collecting 2'],
  [
    'even in a closed cycle',
    column({ state: approved, open: false }),
    fallBack,
    'x',
    TODAY,
    'collecting 2',
  ],
  [
    'an approved column opens again',
    column({ state: approved }),
    reopen,
    's',
    TODAY,
    'collecting 2',
  ],
  ['a confirmed one too', column({ state: confirmed }), reopen, 's', TODAY, 'collecting 2'],
  ['an open one does not', column(), reopen, 's', TODAY, 'column-elsewhere'],
  [
    'with a reason only',
    column({ state: approved }),
    { kind: 'reopen', reason: '' },
    's',
    TODAY,
    'reason-needed',
  ],
];

for (const [name, from, act, person, today, want] of RULES) {
  test(`${act.kind}: ${name}`, () => {
    const move = moveColumn(from, act, { person, today });
    const got = move.kind === 'moved' ? `${move.state.kind} ${move.revision}` : move.code;
    assert.equal(got, want);
  });
}

test('a confirmation keeps the seal of the values and the last day for objections', () => {
  const move = moveColumn(column(), confirm, { person: 'lead', today: TODAY });
  assert(move.kind === 'moved');
  assert.deepEqual(move.state, confirmed);
});

test('silent are the other leads who said nothing', () => {
  const leads = { otherLeads: ['police', 'health'], opinions: [said('object')] };
  assert.deepEqual(silentLeads(leads), ['health']);
});
