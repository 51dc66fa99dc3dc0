// What a password that a person chooses must be; length first, after NIST SP 800-63B-4.
import { Problem } from '../kernel/problem.ts';
import { searchKey } from '../kernel/text.ts';

/** Fewest characters: a demonstration is no place for secrets. */
export const passwordLength = (demonstration: boolean): number => (demonstration ? 8 : 12);

const LONGEST = 200;

// What the commonest passwords are made of, here and elsewhere; each with numbers and signs around it.
const COMMON_CORES = [
  'password passwords passw0rd pssword pssw0rd matkhau matkhaucuatoi matkhaumoi admin administrator',
  'quantri quantrihethong qwerty qwertyuiop qwertyasdfgh asdfghjkl asdfghjk zxcvbnm qazwsx qazwsxedc',
  'iloveyou letmein welcome welcomeback changeme secret abc abcd abcdef abcdefgh abcdefghijkl',
  'anhyeuem emyeuanh yeuem toiyeuvietnam vietnam thanhpho thanhphohue hue kydai kydaihue user test',
  'thuathienhue yeuviet xinchao chaomung football baseball dragon monkey master sunshine princess',
].flatMap((line) => line.split(' '));
const CORES: ReadonlySet<string> = new Set(COMMON_CORES);

const RUNS = ['01234567890123456789', '98765432109876543210'];

/** Why this password cannot be taken, or undefined. */
export function passwordFault(
  password: string,
  about: { readonly username: string; readonly demonstration: boolean },
): Problem | undefined {
  const letters = [...password.normalize('NFC')];
  const length = passwordLength(about.demonstration);
  if (letters.length < length) return new Problem('password-weak', { length });
  if (letters.length > LONGEST) return new Problem('password-too-long');
  if (isCommon(password)) return new Problem('password-common');
  const [name, text] = [bare(about.username), bare(password)];
  return name.length >= 4 && text.includes(name)
    ? new Problem('password-contains-name')
    : undefined;
}

/** Letters and digits alone: «Mật-khẩu 123» gives matkhau123. */
const bare = (text: string): string => searchKey(text).replace(/\s/g, '');

function isCommon(password: string): boolean {
  const folded = bare(password);
  if (new Set(folded).size < 5) return true;
  const core = folded.replace(/^[^a-z]+|[^a-z]+$/g, '');
  if (CORES.has(core) || isRepeated(folded)) return true;
  return core === '' && RUNS.some((run) => run.includes(folded));
}

/** The same short word again and again: matkhaumatkhau. */
function isRepeated(text: string): boolean {
  const again = /^(.{1,8}?)\1+$/.exec(text)?.[1];
  return again !== undefined && again.length <= 8;
}
