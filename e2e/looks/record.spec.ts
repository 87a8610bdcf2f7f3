import { expect, test, type Page } from '@playwright/test';
import type { ForumStatus } from '@backstage-discourse/plugin-discourse-common';
import { guestToken, portal, readApi, setFault, signIn } from '../portal';
import { collectAnswers, writeAnswers } from './answers';
import { FAULT_ROUNDS } from './faults';
import { DETAILS, FORUM, PAGES, type Look } from './pages';

const SEEN_MS = 180_000;

async function open(page: Page, { address, shows }: Look) {
  await page.goto(`${portal.url}${address}`);
  await expect(page.getByText(shows).first()).toBeVisible({ timeout: SEEN_MS });
  await page.waitForLoadState('networkidle');
}

test.describe('keeps what the portal answers', () => {
  test.describe.configure({ timeout: 900_000 });

  test('in the showcase fleet', async ({ page, request }) => {
    const token = await guestToken(request);
    await expect(async () => {
      const compared = await request.post(
        `${portal.url}/api/discourse/forums/${FORUM}/groups/check`,
        { headers: { Authorization: `Bearer ${token}` }, data: {} },
      );
      expect(compared.ok(), await compared.text()).toBe(true);
    }).toPass({ timeout: SEEN_MS });
    await signIn(page);
    await open(page, PAGES[0]);
    const answers = await collectAnswers(page);
    for (const look of [...PAGES, ...DETAILS]) {
      await open(page, look);
    }
    writeAnswers('showcase', { at: new Date().toISOString(), answers });
  });

  for (const round of FAULT_ROUNDS) {
    test(`under ${round.map(({ fault }) => fault).join(', ')}`, async ({
      page,
      request,
    }) => {
      const readForum = (id: string) =>
        readApi<ForumStatus>(request, `/discourse/forums/${id}`);
      await signIn(page);
      for (const { forum, fault } of round) {
        await setFault(request, `${forum}.forums.localhost`, fault);
      }
      for (const look of round) {
        const { forum, part, kind, name } = look;
        await expect
          .poll(
            async () => (await readForum(forum)).parts[part]?.problem?.kind,
            {
              message: name,
              timeout: SEEN_MS,
            },
          )
          .toBe(kind);
        const answers = await collectAnswers(page);
        await open(page, look);
        await page.unrouteAll({ behavior: 'wait' });
        writeAnswers(name, { at: new Date().toISOString(), answers });
      }
      for (const { forum } of round) {
        await setFault(request, `${forum}.forums.localhost`, 'none');
      }
      for (const { forum } of round) {
        await expect
          .poll(async () => (await readForum(forum)).state, {
            timeout: SEEN_MS,
          })
          .toBe('fresh');
      }
    });
  }
});
