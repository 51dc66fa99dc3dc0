/** Whoever signs out takes the kept forms along; drafts that were not sent stay for the same person alone. */
export function forgetFormsOnSignOut(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[action^="/sign-out"]')) {
    form.addEventListener('submit', () => {
      if ('caches' in window) void caches.delete('kydai-forms');
    });
  }
}
