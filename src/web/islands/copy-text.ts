/** Adds a button that copies a text meant for somewhere else, such as the chat group. */
export function offerCopies(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>('.ready-text[data-copy]')) {
    const text = place.querySelector('textarea');
    if (!text || !navigator.clipboard) return;
    const { copy = '', copied = '' } = place.dataset;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = copy;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text.value);
      button.textContent = copied;
      setTimeout(() => {
        button.textContent = copy;
      }, 3000);
    });
    place.append(button);
  }
}
