import { Notice } from '../components/notice.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf } from '../page.ts';

/** What the outbox holds: job/mail/mail.store.ts mailState. */
export interface OutboxView {
  readonly waiting: number;
  readonly oldest: Date | null;
  readonly retrying: number;
  readonly lastError: string | null;
  readonly sent: number;
  readonly gaveUp: number;
}

interface MailStateProps {
  readonly page: Page;
  readonly state: OutboxView;
  /** False where no mail server is configured. */
  readonly on: boolean;
}

/** Mail that waits, for the desk: nothing is lost while the server is away, and the desk says so. */
export function MailState({ page, state, on }: MailStateProps) {
  const t = textsOf(page.language).work.outbox;
  if (!on) return <Notice title={t.title}>{t.off}</Notice>;
  const { waiting, oldest, retrying, lastError, sent, gaveUp } = state;
  const since = oldest ? t.since(formatInstant(oldest, page.language)) : '';
  const troubled = retrying > 0 || gaveUp > 0;
  return (
    <Notice title={t.title} tone={troubled ? 'warning' : 'plain'}>
      <p>
        {waiting === 0 ? t.none : `${t.waiting(waiting)} (${since}).`} {t.sent(sent)}.
      </p>
      {retrying > 0 && <p>{t.retrying(retrying, lastError ?? '')}</p>}
      {gaveUp > 0 && <p>{t.gaveUp(gaveUp)}</p>}
    </Notice>
  );
}
