/** An open look-back panel closes by Esc, with the focus on its button, and by a click elsewhere. */
export function closeDisclosures(root: Document): void {
  const opened = (): HTMLDetailsElement[] => [
    ...root.querySelectorAll<HTMLDetailsElement>('details.as-of[open]'),
  ];
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const details of opened()) {
      details.open = false;
      details.querySelector('summary')?.focus();
    }
  });
  root.addEventListener('click', (event) => {
    for (const details of opened()) {
      if (event.target instanceof Node && !details.contains(event.target)) details.open = false;
    }
  });
}
