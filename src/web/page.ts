// What every page knows about its request, apart from what it shows.
import { en } from './text/en.ts';
import { type Texts, vi } from './text/vi.ts';

export type Language = 'vi' | 'en';

/** Addresses of the bundled files, with a hash of their content in the name. */
export interface Assets {
  readonly css: string;
  readonly js: string;
  /** Script of the entry grid alone. */
  readonly entry: string;
  /** Service worker of the entry forms, answered at /sw.js. */
  readonly worker: string;
  readonly icon: string;
  /** Fonts worth fetching before the stylesheet asks for them. */
  readonly preload: readonly string[];
}

export interface Viewer {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly string[];
}

export interface Page {
  readonly language: Language;
  readonly viewer: Viewer | null;
  /** Token for every POST form; null without a session. */
  readonly csrf: string | null;
  /** How many pieces of work wait for the viewer; null without a session. */
  readonly work: number | null;
  readonly path: string;
  readonly query: URLSearchParams;
  /** As given in the address: an instant, or a day that means its end in Vietnam. */
  readonly asOf: string | null;
  readonly release: number | null;
  /** Simulated data: said on every page and in every export. */
  readonly demo: boolean;
  /** Data revision shown, and the instant it was recorded. */
  readonly revision: number;
  readonly recordedAt: Date;
  readonly assets: Assets;
  readonly instanceName: string;
}

export const textsOf = (language: Language): Texts => (language === 'vi' ? vi : en);

/** Attributes of text from the catalogue, which stays Vietnamese on an English page. */
export const verbatim = ({ language }: Pick<Page, 'language'>): { readonly lang?: 'vi' } =>
  language === 'vi' ? {} : { lang: 'vi' };
