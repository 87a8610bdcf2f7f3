import { expect, test, type Page } from '@playwright/test';
import { portal, signIn } from '../portal';

const MOST_CLICKS = 12;
const FORUM = 'Globex Partners';

/** Counts what a person clicks, on every page of the portal. */
async function countClicks(page: Page): Promise<() => number> {
  let clicks = 0;
  await page.exposeBinding('countClick', () => {
    clicks += 1;
  });
  await page.addInitScript(() => {
    document.addEventListener(
      'pointerdown',
      event => {
        const count: unknown = Reflect.get(window, 'countClick');
        if (event.isTrusted && typeof count === 'function') {
          count();
        }
      },
      { capture: true },
    );
  });
  return () => clicks;
}

test('on Monday morning the three forums that need a hand are helped in twelve clicks', async ({
  page,
}) => {
  await signIn(page);
  const clicks = await countClicks(page);
  await page.goto(`${portal.url}/forums`);

  await test.step('finds the forums that need a hand, and why', async () => {
    await page.getByRole('button', { name: /Critical$/ }).click();
    await page.getByRole('button', { name: /Warning$/ }).click();
    // What other stories did to it is seen when it is collected again.
    await expect(page.getByRole('row', { name: /Acme Community/ })).toBeHidden({
      timeout: 120_000,
    });
    for (const [forum, why] of [
      [FORUM, /security update/],
      ['Umbra Archive', /does not answer/],
      ['Hooli Labs', /jobs waiting/],
    ] as const) {
      const row = page.getByRole('row', { name: new RegExp(`^${forum}`) });
      await expect(row.getByText(why)).toBeVisible({ timeout: 120_000 });
    }
  });

  await test.step('reads on the page of one what there is to do', async () => {
    await page.getByRole('link', { name: FORUM, exact: true }).click();
    await page.getByRole('link', { name: 'Discourse', exact: true }).click();
    await expect(page.getByText('What to do:').first()).toBeVisible();
  });

  await test.step('backs it up before it is changed', async () => {
    await page.getByRole('tab', { name: 'Backups' }).click();
    await page.getByRole('button', { name: 'Start backup' }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText(/running|started/i).first()).toBeVisible();
  });

  await test.step('opens the pull request of its upgrade', async () => {
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('menuitem', { name: /Upgrade/ }).click();
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByRole('link', { name: 'Pull request' })).toBeVisible({
      timeout: 60_000,
    });
  });

  // All of them were seen, and they were few.
  expect(clicks()).toBeGreaterThanOrEqual(10);
  expect(clicks()).toBeLessThanOrEqual(MOST_CLICKS);
});
