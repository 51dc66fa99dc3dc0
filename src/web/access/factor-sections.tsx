import { linkTo } from '../address.ts';
import { Csrf } from '../components/form.tsx';
import { formatInstant } from '../format.ts';
import { textsOf, verbatim } from '../page.ts';
import type { AccountProps } from './account-page.tsx';
import type { PasskeyView } from './account-view.ts';
import { NewPasskey } from './enrol-page.tsx';

/** Codes of an app, passkeys, and links with issuers. */
export const FactorSections = (props: AccountProps) => (
  <>
    <CodesSection {...props} />
    <PasskeysSection {...props} />
    <LinksSection {...props} />
  </>
);

function CodesSection({ page, view }: AccountProps) {
  const t = textsOf(page.language).identity;
  const { code, recoveryLeft } = view.factors;
  return (
    <section>
      <h2>{t.twoSteps}</h2>
      <p>{code ? t.codesOn(recoveryLeft) : t.codesOffState}</p>
      {view.fresh && !code && (
        <p class="actions">
          <a class="button quiet" href={linkTo(page, '/account/codes')}>
            {t.codesSetUp}
          </a>
        </p>
      )}
      {view.fresh && code && (
        <div class="actions">
          <ActForm page={page} path="/account/codes/recovery" label={t.codesRenew} />
          <ActForm page={page} path="/account/codes/off" label={t.codesTurnOff} />
        </div>
      )}
    </section>
  );
}

interface ActFormProps {
  readonly page: AccountProps['page'];
  readonly path: string;
  readonly label: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** What a screen reader says where the label alone does not tell which. */
  readonly said?: string;
  readonly lang?: 'vi';
}

/** A form of one button. */
export function ActForm({ page, path, label, fields = {}, said, lang }: ActFormProps) {
  return (
    <form method="post" action={linkTo(page, path)}>
      <Csrf page={page} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="quiet" aria-label={said} lang={lang}>
        {label}
      </button>
    </form>
  );
}

function PasskeysSection({ page, view }: AccountProps) {
  const t = textsOf(page.language).identity;
  return (
    <section>
      <h2>{t.passkeys}</h2>
      {view.passkeys.length === 0 && <p>{t.passkeysNone}</p>}
      <ul class="passkeys">
        {view.passkeys.map((passkey) => (
          <PasskeyItem page={page} passkey={passkey} fresh={view.fresh} />
        ))}
      </ul>
      {view.fresh && (
        <NewPasskey
          page={page}
          allowed={view.passkeysWork}
          options="/account/passkeys/options"
          answer="/account/passkeys"
        />
      )}
    </section>
  );
}

function PasskeyItem(props: { page: AccountProps['page']; passkey: PasskeyView; fresh: boolean }) {
  const { page, passkey, fresh } = props;
  const t = textsOf(page.language).identity;
  const { id, name, lastUsedAt, createdAt, backedUp } = passkey;
  const when = (at: Date): string => formatInstant(at, page.language);
  const notes = [
    t.passkeyMade(when(createdAt)),
    lastUsedAt ? t.passkeyUsed(when(lastUsedAt)) : t.passkeyUnused,
    ...(backedUp ? [t.passkeySynced] : []),
  ];
  return (
    <li>
      <strong {...verbatim(page)}>{name}</strong>
      <span class="hint">{notes.join(' · ')}</span>
      {fresh && (
        <div class="actions">
          <form method="post" action={linkTo(page, '/account/passkeys/name')}>
            <Csrf page={page} />
            <input type="hidden" name="id" value={id} />
            <input
              type="text"
              name="name"
              value={name}
              aria-label={t.renameNamed(name)}
              class="w-short"
              maxlength={60}
              required
            />
            <button type="submit" class="quiet">
              {t.rename}
            </button>
          </form>
          <ActForm
            page={page}
            path="/account/passkeys/remove"
            label={t.remove}
            fields={{ id }}
            said={t.removeNamed(name)}
          />
        </div>
      )}
    </li>
  );
}

function LinksSection({ page, view }: AccountProps) {
  const t = textsOf(page.language).identity;
  if (view.issuers.length === 0) return null;
  return (
    <section>
      <h2>{t.links}</h2>
      {view.issuers.map(({ id, name, linked, proof }) => (
        <div class="actions">
          {linked && <span>{t.linked(name)}</span>}
          {!linked && !view.fresh && <span>{t.notLinked(name)}</span>}
          {view.fresh &&
            (linked ? (
              <ActForm
                page={page}
                path="/account/links/remove"
                label={t.unlink(name)}
                fields={{ issuer: id }}
              />
            ) : (
              <a class="button quiet" href={linkTo(page, `/account/links/${id}`, { proof })}>
                {t.link(name)}
              </a>
            ))}
        </div>
      ))}
    </section>
  );
}
