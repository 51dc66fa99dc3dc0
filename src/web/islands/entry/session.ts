// Who the page works for: the form token, and what to do when the session has ended meanwhile.

export type Standing = 'good' | 'expired' | 'other' | 'unreachable';

export interface Session {
  readonly person: string;
  token(): string;
  /** Asks the server who is signed in now; the same person's new token is taken over. */
  renew(): Promise<Standing>;
}

export function createSession(form: HTMLFormElement): Session {
  const { person = '', path = '' } = form.dataset;
  const fields = () => document.querySelectorAll<HTMLInputElement>('input[name=csrf]');
  return {
    person,
    token: () => fields()[0]?.value ?? '',
    renew: async () => {
      const page = await askForPage(path);
      if (typeof page === 'string') return page;
      if (page.querySelector<HTMLElement>('[data-person]')?.dataset.person !== person) {
        return 'other';
      }
      const token = page.querySelector<HTMLInputElement>('input[name=csrf]')?.value ?? '';
      for (const field of fields()) field.value = token;
      return 'good';
    },
  };
}

/** The form as the server gives it now; a copy of the worker is no answer. */
async function askForPage(path: string): Promise<Document | 'expired' | 'unreachable'> {
  const request = { headers: { Accept: 'text/html' }, cache: 'no-store' } as const;
  const answer = await fetch(path, request).catch(() => null);
  if (answer?.status === 401) return 'expired';
  if (!answer || answer.status >= 500) return 'unreachable';
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}
