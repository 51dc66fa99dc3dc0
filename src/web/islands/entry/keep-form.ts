// The service worker keeps this form and its files, so that it opens without a line.

/** Asks the worker to keep the page as it is on the server now. Without a worker the drafts still stay. */
export async function keepForm(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/sw.js', { scope: '/reports/' });
    const { active } = await navigator.serviceWorker.ready;
    const files = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(
        ({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'),
      )
      .map(({ pathname }) => pathname);
    active?.postMessage({ kind: 'keep', page: location.pathname + location.search, files });
  } catch {
    // A browser that forbids workers works as before, with a line.
  }
}
