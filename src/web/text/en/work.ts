import type { Texts } from '../vi.ts';

const days = (count: number): string => `${count} working ${count === 1 ? 'day' : 'days'}`;
const things = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;

export const work: Texts['work'] = {
  title: 'My work',
  nav: (count) => `My work (${count})`,
  lead: 'What waits for you, the most pressing first.',
  summary: (count, late) =>
    late > 0 ? `${things(count, 'task')}, ${late} overdue` : things(count, 'task'),
  columns: { what: 'Task', cycle: 'Period', until: 'Due' },
  empty: 'Nothing waits for you now',
  emptyWhy:
    'When there is a report to enter or to sign, or figures to confirm or to approve, it shows here.',
  what: {
    returned: (unit) => `Correct returned figures of ${unit}`,
    enter: (unit) => `Enter the report of ${unit}`,
    question: (unit) => `Answer a question on a cell in the report of ${unit}`,
    sign: (unit) => `Review and sign the report of ${unit}`,
    answer: (column) => `Answer an objection to the column “${column}”`,
    confirm: (column) => `Confirm the column “${column}”`,
    comment: (column) => `Comment on the column “${column}”`,
    approve: (count) => `Approve ${things(count, 'column')}`,
  },
  late: {
    title: 'Late units',
    units: (count, cycle) =>
      `${things(count, 'unit')} late without a signed report for ${cycle}: look and remind`,
    until: (day) => `due ${day}`,
  },
  open: (count) => (count > 0 ? `${things(count, 'cell')} left` : 'complete, to be sent'),
  until: {
    ahead: (workdays) => (workdays > 0 ? `${days(workdays)} left` : 'due soon'),
    today: 'due today',
    late: (workdays) => (workdays > 0 ? `${days(workdays)} overdue` : 'overdue'),
  },
  choice: {
    title: 'Reminders by mail',
    address: (email) => `Mail goes to ${email}.`,
    noAddress:
      'The account has no e-mail address, so no mail comes. Ask the administrator to add one.',
    when: 'When to send',
    whens: {
      immediate: 'As soon as there is something new',
      daily: 'At most one mail each working day at 7:30, when something is new, due or overdue',
      none: 'No reminders (mail about the account still comes)',
    },
    language: 'Language of mail',
    languages: { vi: 'Vietnamese', en: 'English' },
    save: 'Save',
  },
  outbox: {
    title: 'Reminders by mail',
    off: 'No mail server is configured (SMTP_URL), so no mail is sent. Use the ready text to remind in the chat group.',
    none: 'No mail is waiting.',
    waiting: (count) => `${things(count, 'mail')} waiting`,
    since: (when) => `the oldest since ${when}`,
    retrying: (count, why) =>
      `The mail server has not taken ${things(count, 'mail')} yet; they are sent again by themselves and none is lost. Last error: ${why}`,
    sent: (count) => `${things(count, 'mail')} sent in the last 24 hours`,
    gaveUp: (count) =>
      `${things(count, 'mail')} could not be sent: the address was refused, or it had become useless. Check the addresses.`,
  },
};
