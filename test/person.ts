/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
}

type Words = Readonly<Record<string, string>>;

/** Somebody who speaks to an instance: every request carries who they are. */
export interface Person {
  /** What the person sends along: cookie and form token, or a bearer token. */
  readonly headers: Words;
  get(path: string, headers?: Words): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Words): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Words): Promise<Answer>;
  delete(path: string, headers?: Words): Promise<Answer>;
  /** A form as a browser sends it; the form token goes along as its field. */
  submit(path: string, fields: Words, headers?: Words): Promise<Answer>;
  /** Any request, with a body as it is. */
  send(path: string, request: RequestInit): Promise<Answer>;
}

export function personOf(url: string, own: Words): Person {
  const send = async (path: string, request: RequestInit): Promise<Answer> => {
    const answer = await fetch(url + path, {
      redirect: 'manual',
      ...request,
      headers: { ...own, ...(request.headers as Words) },
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: parse(text) };
  };
  const write = (method: string) => (path: string, body?: unknown, headers?: Words) =>
    send(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    headers: own,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: write('POST'),
    put: write('PUT'),
    delete: (path, headers) => write('DELETE')(path, undefined, headers),
    submit: (path, fields, headers = {}) => {
      const { 'X-CSRF-Token': csrf } = own;
      const form = new URLSearchParams({ ...(csrf ? { csrf } : {}), ...fields });
      return send(path, { method: 'POST', headers: { ...headers }, body: form });
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
