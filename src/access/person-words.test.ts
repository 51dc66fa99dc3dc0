import assert from 'node:assert/strict';
import test from 'node:test';
import { checkPerson } from './person-words.ts';

const ADDRESSES: readonly (readonly [email: string | null, good: boolean])[] = [
  [null, true],
  ['nguyen.an+so@hue.example', true],
  ["o'an_1@so-tu-phap.hue.example", true],
  ['an@hue', false],
  ['an,binh@hue.example', false],
  ['an@hue.example;binh@hue.example', false],
  ['an@hue.example\r\nBcc: binh@hue.example', false],
  ['<an@hue.example>', false],
  ['nhom:an@hue.example', false],
];
for (const [email, good] of ADDRESSES) {
  test(`${JSON.stringify(email)} ${good ? 'stands' : 'is no address'}`, () => {
    const refusal = checkPerson({ name: 'An', unit: null, email }, new Set());
    assert.equal(refusal === undefined, good);
  });
}
