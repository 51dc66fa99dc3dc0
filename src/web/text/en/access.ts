import type { access as vi } from '../vi/access.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Sign-in needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Changed meanwhile',
  410: 'No longer there',
  413: 'Too large',
  415: 'Unsupported content',
  422: 'Cannot be accepted',
  429: 'Too many requests',
};

export const access = {
  sendVersion: (target) =>
    `Over the API: read the target again (GET ${target}), then send the goal’s new version.`,
  problemTitle: (status: number): string => titles[status] ?? 'Something went wrong',
  backHome: 'To the scoreboard',
  code: (code: string) => `Code: ${code}`,
  signIn: 'Sign in',
  signInLead: 'Use the account that the administrator gave you.',
  username: 'User name',
  usernameHint: 'For example: cb-so-tu-phap',
  password: 'Password',
  usernameMissing: 'Enter the user name',
  passwordMissing: 'Enter the password',
  demoAccounts:
    'The demonstration has the accounts admin, thuky, lanhdao, kiemtoan, and for each unit cb- and ld- with the unit’s code. The password is printed when the program starts.',
  signedIn: (name: string) => `You are signed in as ${name}.`,
  firstSignIn: 'Set the administrator’s password',
  firstSignInLead:
    'This instance is used for the first time. Set the password of the account admin; this link works once.',
  newPassword: 'New password',
  newPasswordHint: (length: number) =>
    `At least ${length} characters. Four unrelated words work well.`,
  repeatPassword: 'New password again',
  passwordsDiffer: 'The two passwords differ. Enter them again.',
  savePassword: 'Set password and sign in',
  apiTitle: 'Programming interface',
  apiLead:
    'Every figure on the pages can be fetched by a program. The full description in OpenAPI 3.1:',
  apiRules: [
    'Times are ISO 8601; numbers are JSON numbers; periods are written 2026-09, 2026-Q3, 2026-H1, 2026-9M, 2026.',
    'Lists take limit and cursor; the next page is fetched with the value `next` of the one before.',
    'Every read takes asOf (an instant) to see what was known then.',
    'Writing needs an access token (Authorization: Bearer …) or a session with X-CSRF-Token.',
    'A POST that creates takes an Idempotency-Key: sent again within 24 hours it gets the first answer.',
  ],
  apiProblems: 'Problem codes',
  apiParameters: 'Parameters',
  apiNeeds: (scope: string) => `Needs ${scope}`,
} satisfies typeof vi;
