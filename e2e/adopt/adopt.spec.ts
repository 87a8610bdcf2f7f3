import { expect, test } from '@playwright/test';

const url = process.env.ADOPTER_URL ?? '';

test('a fresh app that followed the guide shows the forum', async ({
  page,
}) => {
  await page.goto(url);
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(
    page.getByRole('link', { name: 'Forums', exact: true }),
  ).toBeVisible();
  await page.goto(`${url}/catalog/default/component/acme-community`);
  await page.getByRole('link', { name: 'Discourse', exact: true }).click();
  await expect(page.getByText('At a glance')).toBeVisible();
  await expect(page.getByText(/^\d{4}\.\d+\.\d+/).first()).toBeVisible();
  await page.getByRole('tab', { name: 'Backups' }).click();
  await expect(page.getByRole('columnheader', { name: 'File' })).toBeVisible();

  await page.goto(`${url}/forums`);
  await expect(
    page.getByRole('link', { name: 'Acme Community' }),
  ).toBeVisible();
});
