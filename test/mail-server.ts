// A real SMTP server on this machine: what arrives is parsed, and it can be down, refuse or hold on.
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Arrived {
  readonly to: string;
  readonly messageId: string;
  readonly mail: ParsedMail;
}

export interface MailServer {
  readonly port: number;
  readonly url: string;
  readonly arrived: readonly Arrived[];
  /** Called before a mail is taken; throws to refuse it, waits to hold it. */
  before: (to: string) => Promise<void> | void;
  /** Called after the answer «250» was written for a mail. */
  after: (to: string) => void;
  stop(): Promise<void>;
}

type Ends = { after(done: () => Promise<void>): void };

/** Listens on `port`, a free one when it is left out; ends with the test. */
export async function startMailServer(t: Ends | null, port = 0): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const open = new SMTPServer({
    ...{ authOptional: true, closeTimeout: 50 },
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(address.startsWith('khong-co') ? refusal(550, 'no such mailbox') : null);
    },
    onData(stream, _session, done) {
      simpleParser(stream)
        .then(async (mail) => {
          const to = addressOf(mail.to);
          await server.before(to);
          arrived.push({ to, messageId: mail.messageId ?? '', mail });
          done();
          server.after(to);
        })
        .catch(done);
    },
  });
  open.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    open.once('error', reject);
    open.listen(port, '127.0.0.1', resolve);
  });
  const address = open.server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : 0;
  let stopped = false;
  const server: MailServer = {
    ...{ port: bound, url: `smtp://127.0.0.1:${bound}`, arrived },
    before: () => {},
    after: () => {},
    stop: () =>
      new Promise((resolve) => {
        if (stopped) return resolve();
        stopped = true;
        open.close(() => resolve());
      }),
  };
  t?.after(server.stop);
  return server;
}

const addressOf = (to: AddressObject | AddressObject[] | undefined): string =>
  (Array.isArray(to) ? to[0] : to)?.value[0]?.address ?? '';

export function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
