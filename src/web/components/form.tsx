// Forms after the GOV.UK Design System: label, hint, error; errors repeated on top, worded the same.
import type { Child } from 'hono/jsx';
import { carried } from '../address.ts';
import { type Page, textsOf } from '../page.ts';

/** A refusal at one field; `field` is the control's id. */
export interface FieldError {
  readonly field: string;
  readonly text: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface FieldProps {
  readonly page: Page;
  readonly id: string;
  readonly label: string;
  readonly name?: string;
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  readonly errors?: readonly FieldError[];
  readonly required?: boolean;
}

/** Takes the focus on arrival; each line leads to its field. */
export function ErrorSummary({ page, errors }: { page: Page; errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="errors" role="alert" tabindex={-1} data-focus>
      <h2>{textsOf(page.language).shell.form.errorTitle}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Token against forged requests; every POST form carries it. */
export const Csrf = ({ page }: { page: Page }) => (
  <input type="hidden" name="csrf" value={page.csrf ?? ''} />
);

/** The rest of this address as hidden fields, so that a GET form keeps it. */
export const Carried = ({ page, except }: { page: Page; except: readonly string[] }) => (
  <>
    {carried(page, except).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

type TextFieldProps = FieldProps & {
  readonly type?: 'text' | 'password' | 'search' | 'file' | 'email';
  readonly inputmode?: 'numeric' | 'decimal' | 'text';
  readonly autocomplete?: string;
  readonly accept?: string;
  readonly placeholder?: string;
  readonly width?: 'short' | 'medium' | 'full';
};

/** One line of text. Numbers are text with an input mode, never type="number". */
export function TextField(props: TextFieldProps) {
  const { id, name, value, type = 'text', required = false, width = 'medium' } = props;
  return (
    <FieldFrame {...props}>
      <input
        id={id}
        name={name ?? id}
        type={type}
        value={value}
        class={`w-${width}`}
        inputmode={props.inputmode}
        autocomplete={props.autocomplete}
        accept={props.accept}
        placeholder={props.placeholder}
        required={required}
        {...describing(props)}
      />
    </FieldFrame>
  );
}

/**
 * A day, written dd/mm/yyyy whatever the computer is set to: a browser's own date field shows the order of its own
 * language, and 03/04 would be two days. `value` is an ISO day, or what was typed.
 */
export function DayField(props: FieldProps) {
  const { value, page } = props;
  const day =
    value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split('-').reverse().join('/') : value;
  const placeholder = textsOf(page.language).shell.form.dayPattern;
  const numeric = { inputmode: 'numeric', autocomplete: 'off', width: 'short' } as const;
  return <TextField {...props} {...numeric} value={day} placeholder={placeholder} />;
}

export function TextArea(props: FieldProps & { readonly rows?: number }) {
  const { id, name, value = '', rows = 4, required = false } = props;
  return (
    <FieldFrame {...props}>
      <textarea id={id} name={name ?? id} rows={rows} required={required} {...describing(props)}>
        {value}
      </textarea>
    </FieldFrame>
  );
}

export function SelectField(props: FieldProps & { readonly options: readonly Option[] }) {
  const { id, name, value, options, required = false } = props;
  return (
    <FieldFrame {...props}>
      <select id={id} name={name ?? id} required={required} {...describing(props)}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** One choice of few; the first radio has the field's id. */
export function RadioField(props: FieldProps & { readonly options: readonly Option[] }) {
  const { page, id, name, value, hint, options, label, errors = [] } = props;
  const error = errors.find(({ field }) => field === id);
  return (
    <fieldset class={error ? 'field has-error' : 'field'} {...describing(props)}>
      <legend>{label}</legend>
      <FieldNotes page={page} id={id} hint={hint} error={error} />
      {options.map((option, i) => (
        <label class="choice">
          <input
            type="radio"
            id={i === 0 ? id : undefined}
            name={name ?? id}
            value={option.value}
            checked={option.value === value}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

export const Checkbox = (props: {
  id: string;
  name: string;
  value: string;
  label: string;
  checked?: boolean;
}) => (
  <label class="choice" for={props.id}>
    <input
      type="checkbox"
      id={props.id}
      name={props.name}
      value={props.value}
      checked={props.checked ?? false}
    />
    <span>{props.label}</span>
  </label>
);

function FieldFrame(props: FieldProps & { readonly children?: Child }) {
  const { page, id, label, hint, errors = [], required = false, children } = props;
  const error = errors.find(({ field }) => field === id);
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={id}>
        {label}
        {!required && <span class="optional"> {textsOf(page.language).shell.form.optional}</span>}
      </label>
      <FieldNotes page={page} id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

interface NotesProps {
  readonly page: Page;
  readonly id: string;
  readonly hint: string | undefined;
  readonly error: FieldError | undefined;
}

const FieldNotes = ({ page, id, hint, error }: NotesProps) => (
  <>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {error && (
      <p class="field-error" id={`${id}-error`}>
        <span class="unseen">{textsOf(page.language).shell.form.errorPrefix} </span>
        {error.text}
      </p>
    )}
  </>
);

function describing({ id, hint, errors = [] }: FieldProps) {
  const wrong = errors.some(({ field }) => field === id);
  const notes = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ');
  return {
    'aria-describedby': notes === '' ? undefined : notes,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  };
}
