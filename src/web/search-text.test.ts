import assert from 'node:assert/strict';
import test from 'node:test';
import { shippedCatalogue } from '../../test/scoreboard-sample.ts';
import { searchKey } from '../kernel/text.ts';
import { answers, searchText } from './islands/search-text.ts';

test('the browser folds names as the server does', async () => {
  const { targets, units, areas } = await shippedCatalogue();
  const names = [...targets, ...units, ...areas].map(({ name }) => name);
  assert(names.length > 120);
  for (const name of names) assert.equal(searchText(name), searchKey(name));
});

test('every word counts, in any order', () => {
  const text = searchText('Sổ sức khỏe điện tử');
  assert(answers(text, 'dien tu SUC KHOE'));
  assert(!answers(text, 'dien tu hoc ba'));
  assert(answers(text, '  '));
});
