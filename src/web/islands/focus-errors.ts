/** Puts the keyboard on the error summary, so that a screen reader reads it on arrival. */
export function focusErrors(root: ParentNode): void {
  root.querySelector<HTMLElement>('[data-focus]')?.focus();
}
