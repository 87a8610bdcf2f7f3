import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { chooseOwner, FORM_SECRETS, portal, readApi, signIn } from '../portal';

const IMAGES = path.resolve(__dirname, '../../docs/images');
const FORUM = {
  name: 'acme-gardeners',
  customer: 'acme',
  hostname: 'gardeners.forums.localhost',
  contactEmail: 'gardeners@acme.example',
};
const RENDERED = [
  'forum.yaml',
  'base/kustomization.yaml',
  'overlays/production/kustomization.yaml',
  'argocd/application.yaml',
  'secrets/acme-gardeners-portal-keys.yaml',
  'groups/gardeners.yaml',
  'catalog-info.yaml',
];
// From pressing Create to seeing the forum's figures.
const BUDGET_MS = 90_000;

/** A picture for the documents, of what a person sees at this step. */
async function picture(page: Page, name: string) {
  // Toasts and ripples come and go; the pictures should not.
  await page.mouse.move(0, 0);
  await page.screenshot({
    path: path.join(IMAGES, `${name}.png`),
    animations: 'disabled',
  });
}

test('a person creates a forum and sees it', async ({ page, request }) => {
  const sent: string[] = [];
  page.on('request', seen => sent.push(`${seen.method()} ${seen.url()}`));
  page.on('framenavigated', frame => sent.push(frame.url()));

  await test.step('signs in as guest', async () => {
    await signIn(page);
  });

  await test.step('chooses Create → Forum', async () => {
    await page.getByRole('link', { name: 'Create', exact: true }).click();
    await expect(
      page.getByText('A new Discourse forum for a customer'),
    ).toBeVisible();
    await picture(page, 'create-1-templates');
    // The innermost part of the page that has both is the template's card.
    await page
      .locator('div, article, li')
      .filter({ hasText: 'A new Discourse forum for a customer' })
      .filter({ has: page.getByRole('button', { name: 'Choose' }) })
      .last()
      .getByRole('button', { name: 'Choose' })
      .click();
  });

  await test.step('fills in the form', async () => {
    await page.getByLabel('Name', { exact: false }).first().fill('Bad Name');
    await expect(
      page.getByText(/start with a lower case letter/i).first(),
    ).toBeVisible();
    await page.getByLabel('Name', { exact: false }).first().fill(FORUM.name);
    await page.getByLabel('Customer').fill(FORUM.customer);
    await page
      .getByRole('textbox', { name: /^Host name/ })
      .fill(FORUM.hostname);
    await chooseOwner(page, 'Acme');
    await page.getByLabel('Contact e-mail').fill(FORUM.contactEmail);
    await page.getByLabel('Customer').scrollIntoViewIfNeeded();
    await picture(page, 'create-2-form');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('Background jobs')).toBeVisible();
    await expect(page.getByRole('radio', { name: /^Small/ })).toBeChecked();
    await expect(
      page.getByRole('radio', { name: /2026\.7\.1 recommended/ }),
    ).toBeChecked();
    await picture(page, 'create-3-options');
    for (const [label, secret] of Object.entries(FORM_SECRETS)) {
      await page.getByLabel(label, { exact: true }).fill(secret);
    }
    await page.getByRole('button', { name: 'Next' }).click();
  });

  await test.step('starts the forum with a small group', async () => {
    await page.getByRole('button', { name: 'Add a group' }).click();
    const group = page.getByRole('group', { name: /^Group 1/ });
    await group.getByLabel('Group name').fill('Staff');
    await expect(group.getByText(/lower case letters/)).toBeVisible();
    await group.getByLabel('Group name').fill('gardeners');
    await group.getByLabel('Group title').fill('Gardeners');
    await group.getByLabel('Purpose').fill('Plans the beds of the year.');
    await group.getByRole('textbox', { name: 'Owners' }).fill('ada_berg, ben');
    await group.getByRole('radio', { name: /^By request/ }).check();
    await picture(page, 'create-4-groups');
    await page.getByRole('button', { name: 'Next' }).click();
  });

  await test.step('reads the plan, file by file', async () => {
    await expect(
      page.getByRole('region', { name: 'Capacity requested' }),
    ).toContainText('Together');
    const files = page.getByRole('region', { name: /files in the repository/ });
    await files.getByText('forum.yaml').click();
    await expect(
      files.getByRole('region', { name: 'forum.yaml' }),
    ).toContainText(`hostname: ${FORUM.hostname}`);
    await files.getByText('argocd/').click();
    await expect(files.getByText('application.yaml')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Secrets' })).toContainText(
      'Given in this form',
    );
    await page.getByText('Capacity requested').scrollIntoViewIfNeeded();
    await picture(page, 'create-5-plan');
    const { items } = await readApi<{ items: unknown[] }>(
      request,
      `/catalog/entities/by-query?filter=metadata.name=${FORUM.name}`,
    );
    expect(items).toEqual([]);
    const repository = await request.get(
      `${portal.gitUrl}/api/v1/repos/forums/${FORUM.name}`,
    );
    expect(repository.status()).toBe(404);
    await page.getByRole('button', { name: 'Review' }).click();
  });

  await test.step('reviews the answers', async () => {
    for (const answer of Object.values(FORUM)) {
      await expect(
        page.getByText(answer, { exact: true }).first(),
      ).toBeVisible();
    }
  });

  await test.step(
    'has repository, entity and figures soon after pressing Create',
    async () => {
      await test.step('runs the template', async () => {
        await page.getByRole('button', { name: 'Create', exact: true }).click();
        await expect(page.getByText('Open in the catalog')).toBeVisible({
          timeout: 60_000,
        });
        await picture(page, 'create-6-run');
      });

      await test.step('is in the catalog as soon as the run has ended', async () => {
        await readApi(
          request,
          `/catalog/entities/by-name/component/default/${FORUM.name}`,
        );
      });

      await test.step('finds the repository on the Git host', async () => {
        for (const file of RENDERED) {
          const response = await request.get(
            `${portal.gitUrl}/api/v1/repos/forums/${FORUM.name}/contents/${file}?ref=main`,
          );
          expect(response.status(), file).toBe(200);
        }
        await page.goto(
          `${portal.gitUrl}/forums/${FORUM.name}/src/branch/main`,
        );
        await expect(page.getByText('forum.yaml').first()).toBeVisible();
        await picture(page, 'create-7-repository');
      });

      await test.step('sees the forum on its entity page', async () => {
        await page.goto(
          `${portal.url}/catalog/default/component/${FORUM.name}`,
        );
        await page
          .getByRole('tab', { name: 'Discourse' })
          .or(page.getByRole('link', { name: 'Discourse' }))
          .first()
          .click();
        await expect(page.getByText('2026.7.1').first()).toBeVisible({
          timeout: 60_000,
        });
        await expect(page.getByText('Passes')).toBeVisible();
        await picture(page, 'forum-overview');

        await page.getByRole('tab', { name: 'Sidekiq' }).click();
        await expect(page.getByText('Enqueued')).toBeVisible();
        await expect(
          page
            .getByRole('cell', { name: 'ultra_low' })
            .or(page.getByText('ultra_low'))
            .first(),
        ).toBeVisible();

        await page.getByRole('tab', { name: 'Backups' }).click();
        // The forum makes its first backup within half a minute.
        await expect(
          page.getByText(/acme-gardeners-.*\.(tar|sql)\.gz/).first(),
        ).toBeVisible({ timeout: 70_000 });

        await page.getByRole('tab', { name: 'Groups' }).click();
        await expect(page.getByText('moderators').first()).toBeVisible();
      });
    },
    { timeout: BUDGET_MS },
  );

  await test.step('reads what the collector read', async () => {
    const status = await readApi<ForumStatus>(
      request,
      `/discourse/forums/${FORUM.name}`,
    );
    expect(status).toMatchObject({
      entityRef: `component:default/${FORUM.name}`,
      simulated: true,
      access: { monitor: true, operate: true },
    });
    expect(status.parts.version.data?.installed).toBe('2026.7.1');
    expect(status.parts.sidekiq.data?.enqueued).toEqual(expect.any(Number));
  });

  await test.step('has sent no secret in an address', () => {
    expect(sent.length).toBeGreaterThan(20);
    for (const secret of Object.values(FORM_SECRETS)) {
      expect(
        sent.filter(line => decodeURIComponent(line).includes(secret)),
      ).toEqual([]);
    }
  });

  await test.step('finds it in the fleet', async () => {
    await page.goto(`${portal.url}/forums`);
    await expect(
      page.getByRole('link', { name: 'Acme Gardeners' }),
    ).toBeVisible();
    await picture(page, 'fleet');
  });
});

test('a name that is taken is refused before anything is written', async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`${portal.url}/create/templates/default/create-forum`);
  await page
    .getByLabel('Name', { exact: false })
    .first()
    .fill('acme-community');
  await page.getByLabel('Customer').fill('acme');
  await page
    .getByRole('textbox', { name: /^Host name/ })
    .fill('other.forums.localhost');
  await chooseOwner(page, 'Acme');
  await page.getByLabel('Contact e-mail').fill('ops@acme.example');
  await page.getByRole('button', { name: 'Next' }).click();

  await expect(page.getByText(/taken|already/i).first()).toBeVisible();
});
