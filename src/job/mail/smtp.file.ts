import { createTransport } from 'nodemailer';
import type { Handover, Letter, Post } from './mail.ts';

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;
/** A server that answers one word at a time must not outlast the claim (mail.ts LEASE_MS). */
const WHOLE_MS = 90_000;

/**
 * SMTP by nodemailer: smtp://user:password@host:587 (STARTTLS when offered, required with ?requireTLS=true)
 * or smtps://. One connection, kept while mails follow one another.
 */
export function openSmtp({ url, from }: { readonly url: string; readonly from: string }): Post {
  const transport = createTransport(
    {
      ...{ url, pool: true, maxConnections: 1 },
      ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
      // A mail is text of ours: nothing in it may make the program read a file or an address.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    },
    { from },
  );
  return {
    async send(letter) {
      const sending = transport.sendMail(messageOf(letter));
      try {
        await inTime(sending, WHOLE_MS);
        return { kind: 'sent' };
      } catch (error) {
        return handoverOf(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

async function inTime(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${ms / 1000} s`)), ms);
  });
  work.catch(() => {});
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const messageOf = ({ to, subject, text, html, messageId, date }: Letter) => ({
  to,
  subject,
  text,
  html,
  messageId,
  date,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
});

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** Only a lasting refusal of the recipient is final; a refused sender or sign-in is put right by a person. */
function handoverOf({ code, command, responseCode = 0, message }: SmtpError): Handover {
  const why = message.replace(/\s+/g, ' ').slice(0, 300);
  if (responseCode >= 500 && command === 'RCPT TO') return { kind: 'refused', why };
  if (responseCode >= 400 && (code === 'EENVELOPE' || code === 'EMESSAGE'))
    return { kind: 'failed', why };
  return { kind: 'down', why };
}
