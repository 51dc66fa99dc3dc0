// multipart/form-data (RFC 7578) part by part as it arrives: no file is held in memory.
import { Problem } from '../../kernel/problem.ts';

/** One field, or one file when `fileName` is set. The body is read before the next part is asked for. */
export interface Part {
  readonly name: string;
  readonly fileName: string | null;
  readonly body: AsyncIterable<Buffer>;
}

const LINE = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');
const LONGEST_HEAD = 16 * 1024;

/** The parts of a body in the order sent. Throws `body-invalid` when it is cut short. */
export async function* readParts(
  bytes: AsyncIterable<Uint8Array>,
  contentType: string,
): AsyncGenerator<Part> {
  const boundary = /boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType);
  if (!boundary) throw cutShort();
  const mark = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  const stream = windowOf(bytes);
  await drain(stream.until(mark));
  for (;;) {
    const follows = await stream.take(2);
    if (follows.toString('latin1') === '--') return;
    const head = LINE.equals(follows) ? await stream.head() : undefined;
    const names = head && namesOf(head);
    if (!names) throw cutShort();
    let done = false;
    const body = (async function* () {
      yield* stream.until(mark);
      done = true;
    })();
    yield { ...names, body };
    if (!done) await drain(stream.until(mark));
  }
}

interface Window {
  /** Bytes up to a mark, which is taken out. */
  until(mark: Buffer): AsyncGenerator<Buffer>;
  take(length: number): Promise<Buffer>;
  head(): Promise<string>;
}

// The first boundary has no line before it: one is put there, so that every mark looks alike.
function windowOf(source: AsyncIterable<Uint8Array>): Window {
  const iterator = source[Symbol.asyncIterator]();
  let held: Buffer = LINE;
  const more = async (): Promise<void> => {
    const { done, value } = await iterator.next();
    if (done) throw cutShort();
    held = Buffer.concat([held, value]);
  };
  const take = async (length: number): Promise<Buffer> => {
    while (held.length < length) await more();
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
  return {
    take,
    async *until(mark) {
      for (;;) {
        const at = held.indexOf(mark);
        const sure = at >= 0 ? at : Math.max(0, held.length - mark.length + 1);
        if (sure > 0) yield await take(sure);
        if (at >= 0) {
          await take(mark.length);
          return;
        }
        await more();
      }
    },
    async head() {
      let at = held.indexOf(HEAD_END);
      for (; at < 0; at = held.indexOf(HEAD_END)) {
        if (held.length > LONGEST_HEAD) throw cutShort();
        await more();
      }
      const text = (await take(at)).toString('utf8');
      await take(HEAD_END.length);
      return text;
    },
  };
}

const drain = async (bytes: AsyncIterable<Buffer>): Promise<void> => {
  for await (const _ of bytes);
};

function namesOf(head: string): Pick<Part, 'name' | 'fileName'> | undefined {
  const line = head.split('\r\n').find((one) => /^content-disposition:\s*form-data/i.test(one));
  const name = line && /;\s*name="([^"]*)"/i.exec(line)?.[1];
  if (line === undefined || name === undefined) return undefined;
  const fileName = /;\s*filename="([^"]*)"/i.exec(line)?.[1];
  return { name: plain(name), fileName: fileName === undefined ? null : plain(fileName) };
}

/** Browsers write a quote in a name as %22 and line breaks as %0D%0A. */
const plain = (name: string): string => name.replace(/%22/g, '"').replace(/%0d|%0a/gi, ' ');

const cutShort = (): Problem =>
  new Problem('body-invalid', {
    what: 'biểu mẫu đến không trọn vẹn; gửi lại',
    what_en: 'the form arrived incomplete; send it again',
  });
