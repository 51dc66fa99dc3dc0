// Tables of migrations/005_mail.sql.
import type { Generated, JSONColumnType } from 'kysely';

interface MailTable {
  id: Generated<number>;
  person: number;
  template: string;
  params: Generated<JSONColumnType<Record<string, unknown>>>;
  occasion: string | null;
  message_id: string;
  state: Generated<string>;
  by: string;
  at: Date;
  due_at: Date;
  tries: Generated<number>;
  claimed_until: Date | null;
  error: string | null;
  settled_at: Date | null;
}

interface JobRunTable {
  job: string;
  day: string | null;
  good_at: Date | null;
  bad_at: Date | null;
  error: string | null;
}

export interface MailTables {
  mail: MailTable;
  mail_item: { mail: number; item: string; step: string };
  job_run: JobRunTable;
}
