// Somebody with a browser but without script: keeps cookies, sends forms with the page's token.
import type { Answer } from './person.ts';

export interface Visitor {
  readonly cookies: ReadonlyMap<string, string>;
  get(path: string): Promise<Answer>;
  /** A form of the page seen last; its token goes along. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
  /** A request of a page's script, with a JSON body. */
  post(path: string, body: object): Promise<Answer>;
}

/** Speaks to one instance, or by absolute addresses to others; redirects are not followed. */
export function visitorOf(url: string): Visitor {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (at: URL): Map<string, string> => {
    const jar = jars.get(at.origin) ?? new Map<string, string>();
    jars.set(at.origin, jar);
    return jar;
  };
  let csrf = '';
  const send = async (path: string, request: RequestInit): Promise<Answer> => {
    const at = new URL(path, url);
    const jar = jarOf(at);
    const Cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { Accept: 'text/html', ...(request.headers as object), Cookie };
    const answer = await fetch(at, { redirect: 'manual', ...request, headers });
    for (const line of answer.headers.getSetCookie()) keep(jar, line);
    const text = await answer.text();
    csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? csrf;
    return { status: answer.status, headers: answer.headers, text, json: parse(text) };
  };
  return {
    cookies: jarOf(new URL(url)),
    get: (path) => send(path, {}),
    submit: (path, fields) =>
      send(path, { method: 'POST', body: new URLSearchParams({ csrf, ...fields }) }),
    post: (path, body) =>
      send(path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          'X-CSRF-Token': csrf,
        },
        body: JSON.stringify(body),
      }),
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (value === '' || /;\s*(Max-Age=0|Expires=Thu, 01 Jan 1970)/i.test(line)) jar.delete(name);
  else jar.set(name, value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
