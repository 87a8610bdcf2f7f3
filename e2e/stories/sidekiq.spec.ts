import path from 'node:path';
import { expect, test } from '@playwright/test';
import { portal, signIn } from '../portal';

test('a drowning forum says in words that its jobs pile up', async ({
  page,
}) => {
  await signIn(page);
  await page.goto(
    `${portal.url}/catalog/default/component/initech-helpdesk/discourse?view=sidekiq`,
  );

  await expect(
    page.getByText(/jobs waiting(, not getting fewer| and growing)/).first(),
  ).toBeVisible({
    timeout: 150_000,
  });
  await expect(
    page.getByRole('img').or(page.locator('canvas')).first(),
  ).toBeVisible();
  await page.mouse.move(0, 0);
  await page.setViewportSize({ width: 1400, height: 1500 });
  await page.screenshot({
    path: path.resolve(__dirname, '../../docs/images/forum-sidekiq.png'),
    animations: 'disabled',
  });
});

test('an operation is started from the page', async ({ page }) => {
  await signIn(page);
  await page.goto(
    `${portal.url}/catalog/default/component/acme-developers/discourse?view=backups`,
  );

  await page.getByRole('button', { name: 'Start backup' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();

  await expect(page.getByText(/running|started/i).first()).toBeVisible();
});

test('without an operate key the button says why it is off', async ({
  page,
}) => {
  await signIn(page);
  await page.goto(
    `${portal.url}/catalog/default/component/hooli-makers/discourse?view=backups`,
  );

  await expect(
    page.getByRole('button', { name: 'Start backup' }),
  ).toBeDisabled();
  await expect(page.getByText(/operate key/i).first()).toBeVisible();
});
