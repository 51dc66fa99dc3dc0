/** Adds «Chép địa chỉ» beside the downloads: the address holds the whole state of the screen. */
export function offerAddress(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>('.downloads[data-copy]')) {
    const { copy = '', copied = '' } = place.dataset;
    if (!navigator.clipboard) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = copy;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(location.href);
      button.textContent = copied;
      setTimeout(() => {
        button.textContent = copy;
      }, 3000);
    });
    place.append(button);
  }
}
