import type { Page } from '@playwright/test';

/**
 * Makes two pictures of one state comparable: figures and ages, which differ
 * from run to run, are written over, and nothing blinks or is half loaded.
 */
export async function stillPage(page: Page): Promise<void> {
  await page.addStyleTag({
    content: `
      *, *::before, *::after { caret-color: transparent !important; }
      canvas { visibility: hidden !important; }
      [class*='BackupTimeline'] [class*='bar'] { height: 80% !important; }
    `,
  });
  await page.evaluate(() => {
    const texts = document.createTreeWalker(
      document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const { parentElement } = text;
      if (parentElement?.closest('time')) {
        text.nodeValue = 'a while ago';
      } else if (/\d/.test(text.nodeValue ?? '')) {
        // Runs of figures of any length become one.
        text.nodeValue = (text.nodeValue ?? '').replace(/\d[\d.,:–-]*/g, '0');
      }
    }
  });
}
