import { expect, test, type Page } from '@playwright/test';
import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { expectLook } from '../looks/expectLook';
import { portal, readApi, setFault, signIn } from '../portal';

const TABS = [
  'overview',
  'sidekiq',
  'backups',
  'groups',
  'deployment',
] as const;

const FORUM = 'acme-community';
const HOSTNAME = `${FORUM}.forums.localhost`;
const STATUS_API = `**/api/discourse/forums/${FORUM}`;

function tabUrl(forum: string, view: string) {
  return `${portal.url}/catalog/default/component/${forum}/discourse?view=${view}`;
}

/** Opens a tab and waits until it shows its content. */
async function openTab(page: Page, forum: string, view: string) {
  await page.goto(tabUrl(forum, view));
  await expect(page.getByRole('tabpanel')).toBeVisible();
  await expect(
    page.getByRole('tabpanel').getByRole('heading').first(),
  ).toBeVisible();
}

test.describe('every page and state looks as it did', () => {
  test.beforeEach(async ({ page }) => {
    await signIn(page);
  });

  for (const view of TABS) {
    test(`the tab ${view} of a healthy forum`, async ({ page }) => {
      await openTab(page, FORUM, view);
      await expectLook(page, `tab-${view}`);
    });
  }

  test('the fleet, with verdicts of all kinds', async ({ page }) => {
    await page.goto(`${portal.url}/forums`);
    await expect(page.getByText('Acme Community')).toBeVisible();
    await expectLook(page, 'fleet');
  });

  test('the fleet where nothing fits the search', async ({ page }) => {
    await page.goto(`${portal.url}/forums?search=no-such-forum`);
    await expect(page.getByText('No forum matches')).toBeVisible();
    await expectLook(page, 'fleet-no-match');
  });

  test('the home page', async ({ page }) => {
    await page.goto(portal.url);
    await expect(page.getByText('Umbra Archive').first()).toBeVisible();
    await expectLook(page, 'home');
  });

  test('the card on the page of an entity', async ({ page }) => {
    await page.goto(`${portal.url}/catalog/default/component/${FORUM}`);
    await expect(page.getByText('Discourse forum')).toBeVisible();
    await expectLook(page, 'entity-card');
  });

  test('a forum that does not answer', async ({ page }) => {
    await openTab(page, 'umbra-archive', 'overview');
    await expectLook(page, 'state-unreachable');
  });

  test('a forum whose jobs pile up', async ({ page }) => {
    await openTab(page, 'initech-helpdesk', 'overview');
    await expectLook(page, 'state-critical');
  });

  test('while the forum is being read from the portal', async ({ page }) => {
    await page.route(STATUS_API, () => {});
    await page.goto(tabUrl(FORUM, 'overview'));
    await expect(page.getByRole('status', { name: /Loading/ })).toBeVisible();
    await expectLook(page, 'state-loading');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('where the portal itself fails', async ({ page }) => {
    await page.route(STATUS_API, route => route.abort());
    await page.goto(tabUrl(FORUM, 'overview'));
    await expect(
      page.getByText('The portal could not read this forum'),
    ).toBeVisible();
    await expectLook(page, 'state-failed');
  });

  test('where the reader may not see the forum', async ({ page }) => {
    // The answer that the backend gives where a policy denies.
    await page.route(STATUS_API, route =>
      route.fulfill({
        status: 403,
        json: {
          error: { name: 'NotAllowedError', message: 'Unauthorized' },
          response: { statusCode: 403 },
        },
      }),
    );
    await page.goto(tabUrl(FORUM, 'overview'));
    await expect(page.getByText('You may not see this forum')).toBeVisible();
    await expectLook(page, 'state-forbidden');
  });

  test('where parts are missing, and where all is old', async ({
    page,
    request,
  }) => {
    const readState = async () =>
      (await readApi<ForumStatus>(request, `/discourse/forums/${FORUM}`)).state;
    await setFault(request, HOSTNAME, 'server-error');
    try {
      await expect.poll(readState, { timeout: 90_000 }).toBe('partial');
      await openTab(page, FORUM, 'sidekiq');
      await expectLook(page, 'state-partial');
    } finally {
      await setFault(request, HOSTNAME, 'none');
    }
    await expect.poll(readState, { timeout: 120_000 }).toBe('fresh');
  });
});
