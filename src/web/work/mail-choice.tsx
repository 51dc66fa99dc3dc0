import type { MailWish } from '../../access/addressee.ts';
import { MAIL_CHOICES } from '../../access/addressee.ts';
import { linkTo } from '../address.ts';
import { Csrf, RadioField, SelectField } from '../components/form.tsx';
import { type Page, textsOf } from '../page.ts';

/** How a person hears of work; a section of the account page, its form goes to /account/mail. */
export function MailChoice({ page, wish }: { page: Page; wish: MailWish }) {
  const t = textsOf(page.language).work.choice;
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">{t.title}</h2>
      <p>{wish.email === null ? t.noAddress : t.address(wish.email)}</p>
      <form method="post" action={linkTo(page, '/account/mail')}>
        <Csrf page={page} />
        <RadioField
          page={page}
          id="mail-choice"
          name="choice"
          label={t.when}
          value={wish.choice}
          options={MAIL_CHOICES.map((value) => ({ value, label: t.whens[value] }))}
        />
        <SelectField
          page={page}
          id="mail-language"
          name="language"
          label={t.language}
          value={wish.language}
          options={(['vi', 'en'] as const).map((value) => ({ value, label: t.languages[value] }))}
        />
        <p class="actions">
          <button type="submit">{t.save}</button>
        </p>
      </form>
    </section>
  );
}
