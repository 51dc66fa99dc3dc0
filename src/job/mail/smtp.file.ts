import { createTransport } from 'nodemailer';
import type { Handover, Letter, Post } from './mail.ts';

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

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
      try {
        await transport.sendMail(messageOf(letter));
        return { kind: 'sent' };
      } catch (error) {
        return handoverOf(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
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
