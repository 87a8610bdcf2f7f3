import type { Locator } from 'playwright-core';

/**
 * Milliseconds from a click until a text is painted, by the clock of the page:
 * what a person waits, without the time that a tool takes to ask for it.
 */
export function timeClick(
  target: Locator,
  options: { shows: string },
): Promise<number> {
  return target.evaluate((element: HTMLElement, text) => {
    const isShown = () => {
      const found = document.evaluate(
        `//*[contains(text(), "${text}")]`,
        document,
        null,
        XPathResult.FIRST_ORDERED_NODE_TYPE,
      ).singleNodeValue;
      return found instanceof Element && found.getClientRects().length > 0;
    };
    return new Promise<number>(resolve => {
      const clickedAt = performance.now();
      const look = () => {
        if (isShown()) {
          resolve(performance.now() - clickedAt);
        } else {
          requestAnimationFrame(look);
        }
      };
      element.click();
      requestAnimationFrame(look);
    });
  }, options.shows);
}
