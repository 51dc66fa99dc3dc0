import type { Texts } from '../vi.ts';

export const scoreboard: Texts['scoreboard'] = {
  title: 'Scoreboard',
};
