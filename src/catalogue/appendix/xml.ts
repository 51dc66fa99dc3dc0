// The little XML that office files need: a forgiving scanner of tags and text.

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const PART =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<\/\s*([^\s>]+)[^>]*>|<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;

/** Tags and text in order; an empty element opens and closes. Entities are replaced in text only. */
export function* scanXml(xml: string): Generator<XmlEvent> {
  for (const match of xml.matchAll(PART)) yield* eventsOf(match);
}

function eventsOf([
  ,
  cdata,
  close,
  open,
  attributes = '',
  empty,
  text,
]: RegExpExecArray): readonly XmlEvent[] {
  if (open !== undefined) {
    const opened: XmlEvent = { kind: 'open', name: open, attributes };
    return empty ? [opened, { kind: 'close', name: open }] : [opened];
  }
  if (close !== undefined) return [{ kind: 'close', name: close }];
  if (cdata !== undefined) return [{ kind: 'text', text: cdata }];
  return text === undefined ? [] : [{ kind: 'text', text: replaceEntities(text) }];
}

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function replaceEntities(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{2,5});/gi, (all, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? all;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** Value of one attribute, without entities replaced; undefined where it is absent. */
export function attribute(attributes: string, name: string): string | undefined {
  const escaped = name.replace(/[.:]/g, '\\$&');
  const match = new RegExp(`(?:^|\\s)${escaped}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return match?.[1] ?? match?.[2];
}
