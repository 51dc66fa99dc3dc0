/** Choosing from a list sends the form at once; the button stays for those without script. */
export function sendOnChoice(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-live]')) {
    form.addEventListener('change', (event) => {
      if (event.target instanceof HTMLSelectElement) send(form);
    });
    form.addEventListener('submit', () => leaveOutEmpty(form));
  }
}

function send(form: HTMLFormElement): void {
  form.requestSubmit();
}

/** Empty fields stay out of the address: defaults are not written. */
function leaveOutEmpty(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')) {
    if (field.value === '') field.disabled = true;
  }
  // Back in the history the page may be shown as it was left.
  addEventListener('pageshow', () => enableAll(form), { once: true });
  setTimeout(() => enableAll(form));
}

function enableAll(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('[name]:disabled')) {
    field.disabled = false;
  }
}
