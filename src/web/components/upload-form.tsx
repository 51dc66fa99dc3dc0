import type { Child } from 'hono/jsx';
import { linkTo } from '../address.ts';
import type { Page } from '../page.ts';
import { Csrf, type FieldError, TextField } from './form.tsx';

interface Props {
  readonly page: Page;
  readonly action: string;
  /** Endings that the browser offers, as in `.xlsx,.csv`. */
  readonly accept: string;
  readonly words: { readonly file: string; readonly hint?: string; readonly send: string };
  readonly errors: readonly FieldError[];
  /** The control's id, where `file` is not alone on its page. */
  readonly id?: string;
  /** In a frame of its own. */
  readonly card?: boolean;
  /** Another button of the page matters more. */
  readonly quiet?: boolean;
  /** Below the field. */
  readonly note?: Child;
  /** Beside the button. */
  readonly children?: Child;
}

/** One file to be read: the first step of every import. */
export function UploadForm(props: Props) {
  const { page, words, errors, id = 'file', card = false, quiet = false } = props;
  return (
    <form
      class={card ? 'card' : undefined}
      method="post"
      novalidate
      enctype="multipart/form-data"
      action={linkTo(page, props.action)}
    >
      <Csrf page={page} />
      <TextField
        {...{ page, errors, id }}
        name="file"
        type="file"
        label={words.file}
        hint={words.hint}
        accept={props.accept}
        required
      />
      {props.note}
      <p class="actions">
        <button type="submit" class={quiet ? 'quiet' : undefined}>
          {words.send}
        </button>
        {props.children}
      </p>
    </form>
  );
}
