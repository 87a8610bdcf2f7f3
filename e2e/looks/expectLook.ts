import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './expectAccessible';
import type { Frame } from './frames';
import type { KeptPortal } from './KeptPortal';

/**
 * Of all pixels so many may differ; pixels that Playwright takes for the soft
 * edge of a letter or a line are not counted. A line that moves is several
 * times that.
 */
const MAX_DIFF_RATIO = 0.001;

/** Waits until nothing has moved or changed its colour for some frames. */
async function settle(page: Page) {
  await page.evaluate(async () => {
    const STILL_FRAMES = 24;
    const measure = () =>
      Array.from(document.querySelectorAll('main *'), element => {
        const { x, y, width } = element.getBoundingClientRect();
        const { color, backgroundColor } = getComputedStyle(element);
        return `${x},${y},${width},${color},${backgroundColor}`;
      }).join();
    let last = '';
    for (let still = 0; still < STILL_FRAMES; ) {
      await new Promise(resolve => requestAnimationFrame(resolve));
      const now = measure();
      still = now === last ? still + 1 : 0;
      last = now;
    }
  });
}

/** Compares what is on the screen with the picture kept under this name. */
export async function expectPicture(page: Page, name: string): Promise<void> {
  await settle(page);
  await expect.soft(page).toHaveScreenshot(`${name}.png`, {
    maxDiffPixelRatio: MAX_DIFF_RATIO,
    stylePath: path.join(__dirname, 'pictures.css'),
  });
}

/**
 * Holds the open page against its picture and against the rules of
 * accessibility in each frame. The page is not loaded again in between.
 */
export async function expectLook(
  kept: KeptPortal,
  options: {
    name: string;
    frames: readonly Frame[];
    scrollTo: Locator | undefined;
  },
): Promise<void> {
  const { page } = kept;
  for (const { name, width, height, scheme } of options.frames) {
    const look = `${options.name}-${name}`;
    // The grid of Backstage's home page takes on a new size when it is drawn the
    // next time, which the change of the theme makes it.
    await page.setViewportSize({ width, height });
    await settle(page);
    await page.emulateMedia({ colorScheme: scheme });
    await kept.setBackClock();
    await options.scrollTo?.scrollIntoViewIfNeeded();
    await expectPicture(page, look);
    await expectAccessible(page, look);
  }
}
