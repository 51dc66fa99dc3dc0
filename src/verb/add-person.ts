import { hashPassword } from '../access/password.file.ts';
import { findAccount, saveAccounts } from '../access/person.store.ts';
import { isRole, ROLES } from '../access/person.ts';
import { toPassword } from '../access/secret.file.ts';
import { loadCatalogue } from '../catalogue/catalogue.store.ts';
import { unitByCode } from '../catalogue/find.ts';
import { dayInVietnam } from '../kernel/period.ts';
import { change } from '../store/change.ts';
import { type Program, Refused, readWords } from './program.ts';

const USAGE = `Viết: npm start -- add-person TÊN_ĐĂNG_NHẬP --name "Họ và tên" --role VAI_TRÒ [--unit MÃ_ĐƠN_VỊ] [--replace]
Vai trò: ${ROLES.join(', ')}`;
const PASSWORD_BYTES = 15;

/** `add-person USERNAME --name NAME --role ROLE [--unit UNIT] [--replace]`: an account with a password, shown once. */
export async function addPerson(program: Program): Promise<void> {
  const { plain, options } = readWords(program.words, ['replace']);
  const [username] = plain;
  const name = options.get('name');
  const role = options.get('role') ?? '';
  if (!username || !/^[a-z0-9][a-z0-9.-]{1,63}$/.test(username) || !name || !isRole(role)) {
    throw new Refused(USAGE);
  }
  const { kysely: db } = await program.connect('verb');
  const unit = options.get('unit') ?? null;
  if (unit !== null && !unitByCode((await loadCatalogue(db)).units, unit)) {
    throw new Refused(`Không có đơn vị mã «${unit}». Xem mã tại trang /units.`);
  }
  if ((await findAccount(db, username)) && !options.has('replace')) {
    throw new Refused(
      `Đã có tài khoản «${username}». Thêm --replace để đặt lại quyền và mật khẩu.`,
    );
  }
  const password = toPassword(program.random(PASSWORD_BYTES));
  const passwordHash = await hashPassword(password);
  const at = program.clock();
  const about = { by: 'system', action: 'person-added', on: `person/${username}`, at };
  const grants = [{ role, unit, targets: null }];
  await change(db, about, async (tx) => {
    await saveAccounts(tx, dayInVietnam(at), [{ username, name, unit, passwordHash, grants }]);
    tx.note({ role, unit });
  });
  program.print(`Đã tạo tài khoản ${username} (${role}). Mật khẩu, chỉ hiện một lần: ${password}`);
}
