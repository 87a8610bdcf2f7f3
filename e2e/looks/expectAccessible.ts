import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Parts that Backstage draws around ours, with what is wrong with each. */
const UPSTREAM = [
  // Heads of the catalog's table are buttons in buttons, too small ones.
  '[data-rbd-draggable-id]',
  'table.MuiTable-root',
  // The home page puts a paragraph into the list of starred entities.
  '.MuiList-root',
  // Its own sign of loading, before any of ours is there, has no name.
  '.MuiCircularProgress-root',
  // The entry of notifications shows their number, and its name leaves it out.
  '[data-testid="sidebar-root"] [aria-label="Notifications"]',
];

/** Fails with each violation, where it is and how to mend it. */
export async function expectAccessible(
  page: Page,
  where: string,
): Promise<void> {
  // There are no frames inside of the page; the other mode opens a second one.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .setLegacyMode(true);
  for (const selector of UPSTREAM) {
    axe.exclude(selector);
  }
  const { violations } = await axe.analyze();
  expect
    .soft(
      violations.map(({ id, help, nodes }) => ({
        id,
        help,
        at: nodes.map(({ target, html }) => `${target}: ${html}`),
      })),
      `accessibility of ${where}`,
    )
    .toEqual([]);
}
