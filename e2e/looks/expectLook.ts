import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { FRAMES } from './frames';
import { stillPage } from './stillPage';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails with each violation, where it is and how to mend it. */
async function expectAccessible(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(RULES)
    // What a page is made of; the sidebar around it is Backstage's.
    .include('main')
    .analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.map(({ target }) => String(target)),
    })),
    `accessibility of ${where}`,
  ).toEqual([]);
}

/**
 * Compares a state with its pictures in every frame and holds it against the
 * rules of accessibility in both colour schemes.
 */
export async function expectLook(page: Page, name: string): Promise<void> {
  for (const frame of FRAMES) {
    await page.setViewportSize(frame);
    await page.emulateMedia({ colorScheme: frame.scheme });
    const look = `${name}-${frame.name}`;
    await expectAccessible(page, look);
    await stillPage(page);
    await expect(page).toHaveScreenshot(`${look}.png`);
  }
}
