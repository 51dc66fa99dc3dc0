import { isMailAddress } from '../access/addressee.ts';
import type { Setting } from './settings.ts';

export interface MailSettings {
  /** Holds the password: never printed or logged. */
  readonly url: string;
  /** «Kỳ Đài <kydai@example.vn>», or the address alone. */
  readonly from: string;
}

export const MAIL_SETTINGS: readonly Setting[] = [
  { name: 'SMTP_URL', fallback: '' },
  { name: 'MAIL_FROM', fallback: '' },
];

interface Reading {
  readonly errors: string[];
  readonly text: (name: string) => string;
  readonly address: (name: string, protocols: readonly string[]) => URL | null;
}

/** Without SMTP_URL there is no mail; with it the sender and PUBLIC_URL, to which links lead, are needed. */
export function readMailSettings({ errors, text, address }: Reading): MailSettings | null {
  const from = text('MAIL_FROM');
  const bare = /<([^<>]*)>$/.exec(from)?.[1] ?? from;
  if (from !== '' && !isMailAddress(bare)) {
    errors.push('MAIL_FROM: cần một địa chỉ thư, như «Kỳ Đài <kydai@example.vn>» (a mail address)');
  }
  if (address('SMTP_URL', ['smtp:', 'smtps:']) === null) return null;
  for (const name of ['MAIL_FROM', 'PUBLIC_URL']) {
    if (text(name) === '') {
      errors.push(`${name}: cần đặt khi có SMTP_URL (must be set when SMTP_URL is)`);
    }
  }
  return { url: text('SMTP_URL'), from };
}
