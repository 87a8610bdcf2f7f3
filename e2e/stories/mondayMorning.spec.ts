import type { FleetPage } from '@backstage-discourse/plugin-discourse-common';
import {
  expect,
  test,
  type APIRequestContext,
  type Page,
} from '@playwright/test';
import { portal, readApi, signIn } from '../portal';

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

/** Severities of the forums that a text finds, as the fleet page has them. */
async function readSeverities(request: APIRequestContext, search: string) {
  const { items } = await readApi<FleetPage>(
    request,
    `/discourse/forums?search=${search}`,
  );
  return items.map(({ severity }) => severity);
}

test('on Monday morning the three forums that need a hand are helped in twelve clicks', async ({
  page,
  request,
}) => {
  // Other stories took it down, after which it is asked less often.
  await expect
    .poll(() => readSeverities(request, 'acme-community'), { timeout: 120_000 })
    .toEqual([expect.stringMatching(/^(ok|info)$/)]);
  await signIn(page);
  const clicks = await countClicks(page);
  await page.goto(`${portal.url}/forums`);

  await test.step('finds the forums that need a hand, and why', async () => {
    await page.getByRole('button', { name: /Critical$/ }).click();
    await page.getByRole('button', { name: /Warning$/ }).click();
    await expect(
      page.getByRole('row', { name: /Acme Community/ }),
    ).toBeHidden();
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
