import { type Page, textsOf } from '../page.ts';

interface PasskeyButtonProps {
  readonly page: Page;
  readonly label: string;
  /** `get` answers with a passkey that is there, `create` makes one. */
  readonly act: 'get' | 'create';
  /** Address that asks; the answer goes to `answer`. */
  readonly options: string;
  readonly answer: string;
  readonly next?: string;
  /** Id of the field with the new passkey's name. */
  readonly nameField?: string;
  readonly quiet?: boolean;
}

/** Works by script alone (islands/passkeys.ts), so it is shown by script alone. */
export function PasskeyButton(props: PasskeyButtonProps) {
  const { page, label, act, options, answer, next, nameField, quiet } = props;
  const t = textsOf(page.language).identity;
  return (
    <div
      class="passkey"
      hidden
      data-passkey={act}
      data-options={options}
      data-answer={answer}
      data-next={next}
      data-name-field={nameField}
      data-csrf={page.csrf ?? ''}
      data-busy={t.passkeyBusy}
      data-stopped={t.passkeyStopped}
    >
      <button type="button" class={quiet ? 'quiet' : undefined}>
        {label}
      </button>
      <p class="passkey-said" role="status" />
    </div>
  );
}
