import { access } from './en/access.ts';
import { data } from './en/data.ts';
import { scoreboard } from './en/scoreboard.ts';
import { shell } from './en/shell.ts';
import { status } from './en/status.ts';
import type { Texts } from './vi.ts';

export const en = { access, shell, status, scoreboard, data } satisfies Texts;
