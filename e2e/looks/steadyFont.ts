import fs from 'node:fs';
import type { Page } from '@playwright/test';

const FILE = require.resolve(
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
);

/**
 * Shows every page that is loaded from now on in one font that is the same on
 * each machine.
 */
export async function addSteadyFont(page: Page): Promise<void> {
  await page.addInitScript(font => {
    const face = new FontFace('Steady', `url(data:font/woff2;base64,${font})`, {
      weight: '100 900',
    });
    document.fonts.add(face);
    face.load();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `:root { --bui-font-regular: Steady !important; }
       * { font-family: Steady !important; }`,
    );
    document.adoptedStyleSheets.push(sheet);
  }, fs.readFileSync(FILE).toString('base64'));
}
