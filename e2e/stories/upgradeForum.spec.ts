import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { guestToken, portal, readApi, signIn } from '../portal';

const IMAGES = path.resolve(__dirname, '../../docs/images');
const FORUM = 'globex-support';
const VERSION = '2026.10.1';

async function picture(page: Page, name: string) {
  await page.mouse.move(0, 0);
  await page.screenshot({
    path: path.join(IMAGES, `${name}.png`),
    animations: 'disabled',
  });
}

test('a person upgrades a forum by a pull request', async ({
  page,
  request,
}) => {
  let pullUrl = '';

  await test.step('opens the form from the page of the forum', async () => {
    await signIn(page);
    await page.goto(
      `${portal.url}/catalog/default/component/${FORUM}/discourse`,
    );
    await page.getByRole('button', { name: 'Change' }).click();
    await expect(
      page.getByRole('menuitem', { name: /Decommission/ }),
    ).toBeVisible();
    await picture(page, 'change-1-menu');
    await page.getByRole('menuitem', { name: /Upgrade/ }).click();
  });

  await test.step('finds the forum filled in and chooses a version', async () => {
    await expect(page.getByRole('combobox', { name: 'Forum' })).toHaveValue(
      /globex-support|Globex/i,
    );
    await page.getByLabel('Version').fill(VERSION);
    await picture(page, 'change-2-form');
    await page.getByRole('button', { name: 'Review' }).click();
    await expect(page.getByText(VERSION).first()).toBeVisible();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
  });

  await test.step('reads the plan and opens the pull request', async () => {
    const link = page.getByRole('link', { name: 'Pull request' });
    await expect(link).toBeVisible({ timeout: 60_000 });
    await expect(
      page.getByRole('heading', { name: 'What changes in forum.yaml' }),
    ).toBeVisible();
    await picture(page, 'change-3-plan');
    pullUrl = (await link.getAttribute('href')) ?? '';
    expect(pullUrl).toMatch(
      new RegExp(`^${portal.gitUrl}/forums/${FORUM}/pulls/\\d+$`),
    );
    await page.goto(pullUrl);
    await expect(page.getByText(/spec\.discourse\.version/)).toBeVisible();
    await picture(page, 'change-4-pull-request');
  });

  await test.step('merges it on the Git host', async () => {
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(page.getByText(/merged/).first()).toBeVisible();
  });

  await test.step('sees the new version when the cluster has followed', async () => {
    const headers = { Authorization: `Bearer ${await guestToken(request)}` };
    await expect
      .poll(
        async () => {
          // Versions are read every ten minutes unless somebody asks.
          await request.post(
            `${portal.url}/api/discourse/forums/${FORUM}/refresh`,
            { headers },
          );
          const status = await readApi<ForumStatus>(
            request,
            `/discourse/forums/${FORUM}`,
          );
          return status.parts.version.data?.installed;
        },
        { timeout: 120_000, intervals: [2_000] },
      )
      .toBe(VERSION);
    await page.goto(
      `${portal.url}/catalog/default/component/${FORUM}/discourse`,
    );
    await expect(page.getByText(VERSION).first()).toBeVisible();
    await picture(page, 'change-5-upgraded');
  });
});
