// Every word on screen, Vietnamese first; English must have the same keys.
import { access } from './vi/access.ts';
import { scoreboard } from './vi/scoreboard.ts';
import { shell } from './vi/shell.ts';
import { status } from './vi/status.ts';

export const vi = { access, shell, status, scoreboard };

export type Texts = typeof vi;
