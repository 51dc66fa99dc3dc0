import assert from 'node:assert/strict';
import test from 'node:test';
import { passwordFault } from './password.ts';

const TABLE: readonly [string, string, string | undefined][] = [
  ['four words', 'cây cầu tím hoa giấy', undefined],
  ['twelve letters', 'ngựaXanhTrời', undefined],
  ['eleven', 'ngựaXanhTrờ', 'password-weak'],
  ['composed and decomposed letters count alike', 'ngựaXanhTrờ'.normalize('NFD'), 'password-weak'],
  ['too long', 'dài và dài '.repeat(20), 'password-too-long'],
  ['a common word with numbers', 'MatKhau@123456', 'password-common'],
  ['the same with diacritics', 'Mật khẩu 2026!!', 'password-common'],
  ['a run of digits', '123456789012', 'password-common'],
  ['one letter', 'aaaaaaaaaaaaaa', 'password-common'],
  ['a word repeated', 'hueDep12hueDep12', 'password-common'],
  ['holds the user name', 'Cb-So-Tu-Phap/2026', 'password-contains-name'],
];
for (const [name, password, want] of TABLE) {
  test(`password: ${name}`, () => {
    const about = { username: 'cb-so-tu-phap', demonstration: false };
    assert.equal(passwordFault(password, about)?.code, want);
  });
}

test('a demonstration asks for eight characters', () => {
  const about = { username: 'thuky', demonstration: true };
  assert.equal(passwordFault('cầu-tím8', about), undefined);
  assert.equal(passwordFault('cầu-tím', about)?.code, 'password-weak');
});
