// Observable Plot without a browser, loaded when the first chart is drawn.
import type { Markish, PlotOptions } from '@observablehq/plot';

export interface Canvas {
  readonly plot: typeof import('@observablehq/plot');
  /** Draws the marks; gives the inner SVG, from 0,0 to width,height. */
  readonly draw: (options: PlotOptions & { readonly marks: Markish[] }) => string;
}

let loading: Promise<Canvas> | undefined;

export function openCanvas(): Promise<Canvas> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Canvas> {
  const [{ parseHTML }, plot] = await Promise.all([
    import('linkedom'),
    import('@observablehq/plot'),
  ]);
  const { document } = parseHTML('<!doctype html><html></html>');
  return {
    plot,
    draw: (options) => innerOf(plot.plot({ ...options, document }).outerHTML),
  };
}

// The content security policy refuses the style element; inside role="img" nobody hears the labels.
const innerOf = (svg: string): string =>
  svg
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/^<svg[^>]*>|<\/svg>$/g, '')
    .replace(/ aria-(label|hidden)="[^"]*"/g, '')
    .replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
