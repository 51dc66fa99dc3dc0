import { createRequire } from 'node:module';

/** PNG of a standalone SVG at twice its size; whole TTF files, since subsets lose Vietnamese letters. */
export async function renderPng(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'Be Vietnam Pro' },
    fitTo: { mode: 'zoom', value: 2 },
  });
  return image.asPng();
}

const FONTS = [
  '400Regular/BeVietnamPro_400Regular.ttf',
  '600SemiBold/BeVietnamPro_600SemiBold.ttf',
];

function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return FONTS.map((file) => resolve(`@expo-google-fonts/be-vietnam-pro/${file}`));
}
