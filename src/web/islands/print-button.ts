/** A button that prints, on pages made for paper; without script the browser's own command does it. */
export function offerPrint(root: ParentNode): void {
  const button = root.querySelector<HTMLButtonElement>('[data-print]');
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
