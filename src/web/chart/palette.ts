// Colours of pictures that stand alone; on a page the stylesheet's tokens apply, by the same names.

/** The light half of style/tokens.css; a test keeps the two equal. */
export const PALETTE: Readonly<Record<string, string>> = {
  paper: '#faf8f4',
  surface: '#ffffff',
  sunken: '#f2eef2',
  ink: '#1f1a26',
  quiet: '#5a5364',
  line: '#e0dbe2',
  edge: '#837a8e',
  accent: '#5b2a86',
  'on-accent': '#ffffff',
  gilt: '#c79a3b',
  achieved: '#17683f',
  'on-track': '#1d5e93',
  'at-risk': '#8f5200',
  behind: '#a9201f',
  'gap-only': '#47566b',
  'year-unconfirmed': '#66557d',
  'no-data': '#625c66',
  'step-1': '#ede4f5',
  'step-2': '#cdb5e3',
  'step-3': '#a37dc8',
  'step-4': '#74459f',
  'step-5': '#41195f',
};

/** Replaces each `var(--name)` by its colour, for readers that know no stylesheet. */
export const withColours = (svg: string): string =>
  svg.replace(/var\(--([\w-]+)\)/g, (whole, name: string) => PALETTE[name] ?? whole);
