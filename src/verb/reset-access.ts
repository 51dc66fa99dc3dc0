import { resetLink } from '../access/access-link.store.ts';
import { findAccount } from '../access/person.store.ts';
import { clearSecondFactor } from '../access/second-factor.store.ts';
import { toSecret } from '../access/secret.file.ts';
import { change } from '../store/change.ts';
import { type Program, Refused, readWords } from './program.ts';

const USAGE = 'Viết: npm start -- reset-access TÊN_ĐĂNG_NHẬP [--keep-second-step]';

/**
 * `reset-access USERNAME [--keep-second-step]`: a one-time link for a new password, for whoever has lost
 * password or phone and has no administrator to ask. Takes the second step away unless told to keep it.
 */
export async function resetAccess(program: Program): Promise<void> {
  const { plain, options } = readWords(program.words, ['keep-second-step']);
  const [username] = plain;
  if (!username) throw new Refused(USAGE);
  const { kysely: db } = await program.connect('verb');
  const account = await findAccount(db, username);
  if (!account) throw new Refused(`Không có tài khoản «${username}» đang hoạt động.`);
  const { id } = account;
  const secret = toSecret(program.random(32));
  const about = { by: 'system', action: 'reset-link-created', on: `person/${username}` };
  await change(db, { ...about, at: program.clock(), quiet: true }, async (tx) => {
    await resetLink(tx, { id, secret });
    if (!options.has('keep-second-step')) await clearSecondFactor(tx, id);
    tx.note({ secondStepKept: options.has('keep-second-step') });
  });
  const { publicUrl, host, port } = program.settings;
  const origin = publicUrl?.origin ?? `http://${host}:${port}`;
  program.print(
    `Đặt lại mật khẩu của ${username} (24 giờ, dùng một lần): ${origin}/set-password/${secret}`,
  );
}
