import type { Texts } from '../vi.ts';

const tasks = (count: number): string => `${count} ${count === 1 ? 'task' : 'tasks'}`;
const waits = (count: number): string =>
  `${tasks(count)} ${count === 1 ? 'waits' : 'wait'} for you`;

export const mail: Texts['mail'] = {
  greeting: (name) => `Dear ${name},`,
  footer: (instance) =>
    `Sent automatically by ${instance}; please do not reply. How mail is sent can be changed under Account.`,
  work: {
    subject: (count, late) => (late > 0 ? `${waits(count)}, ${late} overdue` : waits(count)),
    lead: (day, count) => `As of ${day}, ${waits(count)}:`,
    link: 'Open the list',
  },
  'late-unit': {
    subject: (count) => `${tasks(count)} of your unit overdue`,
    lead: (day, count) =>
      `As of ${day}, ${tasks(count)} of the unit you lead ${count === 1 ? 'is' : 'are'} overdue. Please see that the work is done:`,
    link: 'Open the list',
  },
  'late-list': {
    subject: (count, units) =>
      `${units} ${units === 1 ? 'unit has' : 'units have'} ${tasks(count)} overdue for days`,
    lead: (day, count, workdays) =>
      `As of ${day}, ${tasks(count)} ${count === 1 ? 'is' : 'are'} overdue by ${workdays} working days or more:`,
    link: 'Open the collection cycles',
  },
  reset: {
    subject: 'Set a new password',
    lead: (hours) =>
      `A new password was asked for your account. The link below works once, for ${hours} hours.`,
    ignore: 'If you did not ask for it, ignore this mail: your password stays as it is.',
    link: 'Set a new password',
  },
};
