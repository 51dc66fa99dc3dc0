// Every word on screen, Vietnamese first; English must have the same keys.
import { access } from './vi/access.ts';
import { data } from './vi/data.ts';
import { scoreboard } from './vi/scoreboard.ts';
import { shell } from './vi/shell.ts';
import { status } from './vi/status.ts';

export const vi = { access, shell, status, scoreboard, data };

export type Texts = typeof vi;
