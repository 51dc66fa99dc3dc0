import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../test/app.ts';

const PAGES = [
  '/admin',
  '/admin/people',
  '/admin/people?q=tu phap&role=reporter',
  '/admin/people/new',
  '/admin/people/cb-so-tu-phap',
  '/admin/people/import',
  '/admin/people.xlsx',
  '/admin/people/template.xlsx',
  '/admin/handover',
  '/admin/units',
  '/admin/units/new',
  '/admin/units/so-tu-phap',
  '/admin/tokens',
  '/admin/journal',
  '/admin/journal/1',
  '/admin/journal.csv',
  '/admin/journal.json',
];
const OF_AUDITORS = PAGES.filter((path) => path === '/admin' || path.startsWith('/admin/journal'));

test('pages of the administration open to whom they are for', async (t) => {
  const app = await testApp(t);
  const [admin, auditor, officer] = await Promise.all(
    ['admin', 'kiemtoan', 'cb-so-tu-phap'].map((name) => app.as(name)),
  );
  for (const path of PAGES) {
    for (const language of ['', 'lang=en']) {
      const address = language ? `${path}${path.includes('?') ? '&' : '?'}${language}` : path;
      assert.equal((await admin?.get(address))?.status, 200, address);
    }
    const want = OF_AUDITORS.includes(path) ? 200 : 403;
    assert.equal((await auditor?.get(path))?.status, want, `auditor ${path}`);
    assert.equal((await officer?.get(path))?.status, 403, `officer ${path}`);
    assert.equal((await app.anyone.get(path)).status, 401, `nobody ${path}`);
  }
});

test('an account is made, given a right and a link, all by plain forms', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const wrong = await admin.submit('/admin/people/new', {
    username: 'Nguyễn An',
    name: 'Nguyễn An',
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Tên đăng nhập gồm 2-64 chữ thường/);
  assert.match(wrong.text, /value="Nguyễn An"/, 'what was typed stays');
  const made = await admin.submit('/admin/people/new', {
    username: 'nguyen.an',
    name: 'Nguyễn An',
  });
  assert.equal(made.status, 303, made.text);
  const { text: empty } = await admin.get('/admin/people/nguyen.an');
  assert.match(
    empty,
    /<option value="reporter" selected/,
    'nobody is made administrator by default',
  );
  const grant = { 'grant-role': 'reporter', 'grant-from': '2026-09-20', 'grant-reason': 'QĐ 12' };
  const without = await admin.submit('/admin/people/nguyen.an/grants', grant);
  assert.equal(without.status, 422);
  assert.match(without.text, /Vai trò này gắn với một đơn vị/);
  const given = await admin.submit('/admin/people/nguyen.an/grants', {
    ...grant,
    'grant-unit': 'so-tu-phap',
    'grant-targets': '1, 2',
  });
  assert.equal(given.status, 303, given.text);
  const linked = await admin.submit('/admin/people/nguyen.an/link', {});
  const link = /value="(http[^"]*\/set-password\/[^"]+)"/.exec(linked.text)?.[1];
  assert.ok(link, 'the link is shown');
  const page = await app.anyone.get(new URL(link).pathname);
  assert.equal(page.status, 200);
  const history = (await admin.get('/admin/people/nguyen.an')).text;
  for (const words of ['Thêm tài khoản', 'Giao quyền', 'Tạo liên kết mời', 'mục tiêu 1, 2']) {
    assert.ok(history.includes(words), words);
  }
});

test('people come in from a sheet, all or none', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const upload = async (rows: readonly string[]) => {
    const form = new FormData();
    form.set('csrf', admin.headers['X-CSRF-Token'] ?? '');
    const head =
      'Tên đăng nhập,Họ và tên,Mã đơn vị,Địa chỉ thư,Vai trò,Mục tiêu,Đến hết ngày,Căn cứ';
    form.set('file', new Blob([[head, ...rows].join('\n')]), 'nguoi.csv');
    return admin.send('/admin/people/import', { method: 'POST', body: form });
  };
  const wrong = await upload([
    'le.binh,Lê Bình,so-tu-phap,binh@hue.gov.vn,Cán bộ đầu mối,,31/12/2026,QĐ 1',
    'le.chi,Lê Chi,so-khong-co,,Cán bộ đầu mối,,,QĐ 1',
    'le.dung,Lê Dung,so-tu-phap,,Trưởng phòng,,,QĐ 1',
  ]);
  assert.match(wrong.text, /2 dòng chưa đúng/);
  assert.match(wrong.text, /Không có đơn vị mã «so-khong-co»/);
  assert.equal((await admin.get('/admin/people/le.binh')).status, 404, 'nothing was written');
  const right = await upload([
    'le.binh,Lê Bình,so-tu-phap,binh@hue.gov.vn,cán bộ đầu mối,,31/12/2026,QĐ 1',
    'admin,Quản trị,,,,,,',
  ]);
  assert.match(right.text, /1 tài khoản đã có/);
  const action = /action="(\/admin\/people\/import\/[^"]+)"/.exec(right.text)?.[1] ?? '';
  assert.equal((await admin.submit(action, {})).status, 303);
  assert.match((await admin.get('/admin/people/le.binh')).text, /đến 31\/12\/2026/);
});

test('the list of people comes back in as the workbook that went out', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const book = await fetch(`${app.url}/admin/people.xlsx`, { headers: { ...admin.headers } });
  const form = new FormData();
  form.set('csrf', admin.headers['X-CSRF-Token'] ?? '');
  form.set('file', await book.blob(), 'nguoi.xlsx');
  const read = await admin.send('/admin/people/import', { method: 'POST', body: form });
  assert.equal(read.status, 200, read.text.slice(0, 400));
  assert.match(read.text, /0 tài khoản mới/);
});

test('a handover shows its day before it is done, typed as people write it', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const order = { from: 'cb-so-tu-phap', to: 'cb-so-y-te', day: '01/10/2026', reason: 'QĐ 12' };
  const review = await admin.submit('/admin/handover', { ...order, step: 'check' });
  assert.match(review.text, /Từ ngày 01\/10\/2026, Cán bộ đầu mối Sở Y tế nhận/);
  const day = /name="day" value="([^"]+)"/.exec(review.text)?.[1] ?? '';
  const done = await admin.submit('/admin/handover', { ...order, day, step: 'do' });
  assert.equal(done.status, 200, done.text);
  assert.match((await admin.get('/admin/people/cb-so-y-te')).text, /từ 01\/10\/2026/);
});

test('a unit is renamed with a reason; two people at once are told', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const form = {
    version: '1',
    name: 'Sở Tư pháp thành phố',
    kind: 'department',
    reason: 'Đổi tên',
  };
  assert.equal((await admin.submit('/admin/units/so-tu-phap', form)).status, 303);
  assert.match((await admin.get('/units')).text, /Sở Tư pháp thành phố/);
  const late = await admin.submit('/admin/units/so-tu-phap', { ...form, name: 'Sở TP' });
  assert.equal(late.status, 409);
  const group = { version: '0', code: 'cum-thi-dua', name: 'Cụm thi đua', kind: 'group' };
  const odd = { ...group, members: 'khong-co', reason: 'x' };
  const refused = await admin.submit('/admin/units/new', odd);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Chưa nhận ra đơn vị «khong-co»/);
  const members = 'sở tư pháp thành phố\nso-y-te\nTất cả UBND xã, phường';
  assert.equal((await admin.submit('/admin/units/new', { ...odd, members })).status, 303);
  const shown = (await admin.get('/admin/units/cum-thi-dua')).text;
  assert.match(shown, />\s*Sở Tư pháp thành phố\nSở Y tế\nTất cả UBND xã, phường\s*</);
  const kept = await app.database.pool.query<{ readonly members: unknown }>(
    "select body -> 'members' as members from definition where kind = 'unit' and code = 'cum-thi-dua'",
  );
  assert.deepEqual(kept.rows[0]?.members, ['so-tu-phap', 'so-y-te', 'communes']);
});

test('the journal is searched, and its check names the broken entry', async (t) => {
  const app = await testApp(t);
  const auditor = await app.as('kiemtoan');
  const admin = await app.as('admin');
  await admin.submit('/admin/people/new', { username: 'tran.ha', name: 'Trần Hà' });
  const found = await auditor.get('/admin/journal?words=tran.ha&action=person-added');
  assert.match(found.text, /person\/tran\.ha/);
  assert.match(found.text, />\s*Tài khoản Trần Hà\s*</, 'a subject is told by its name');
  assert.doesNotMatch(found.text, /people-seeded<\/td>/);
  const none = await auditor.get('/admin/journal?until=2020-01-01');
  assert.match(none.text, /Không có dòng nào phù hợp/);
  for (const by of ['Quản trị', 'quan tri', 'admin', 'Quản trị hệ thống (admin)']) {
    const typed = await auditor.get(
      `/admin/journal?action=person-added&by=${encodeURIComponent(by)}`,
    );
    assert.match(typed.text, /person\/tran\.ha/, by);
  }
  const other = await auditor.get('/admin/journal?action=person-added&by=khong-co');
  assert.match(other.text, /Không có dòng nào phù hợp/);
  const odd = await auditor.get('/admin/journal?from=31/02/2026');
  assert.equal(odd.status, 422);
  assert.match(odd.text, /href="#from">Ghi ngày theo dạng/);
  assert.equal((await auditor.get('/admin/journal.csv?until=mai')).status, 400);
  const good = await auditor.submit('/admin/journal/verify', {});
  assert.match(good.text, /Nhật ký nguyên vẹn/);
  const { kysely: db } = app.database;
  await sql`alter table journal disable trigger journal_append_only`.execute(db);
  await sql`update journal set subject = 'person/khac' where subject = 'person/tran.ha'`.execute(
    db,
  );
  const bad = await auditor.submit('/admin/journal/verify', {});
  assert.match(bad.text, /Nhật ký bị hỏng từ dòng/);
});

test('an export has every entry that fits, or says why it is none', async (t) => {
  const app = await testApp(t);
  const auditor = await app.as('kiemtoan');
  assert.equal((await auditor.get('/admin/journal.csv?subject=thu')).status, 200);
  await sql`insert into journal (seq, at, by, action, subject, detail, previous, hash)
    select 1000000 + n, now(), 'system', 'thu', 'thu', '{}', '', encode(sha256(n::text::bytea), 'hex')
    from generate_series(1, 50001) n`.execute(app.database.kysely);
  const refused = await auditor.get('/admin/journal.csv?subject=thu');
  assert.equal(refused.status, 422);
  assert.match(refused.text, /hơn 50\.000 dòng/);
});
