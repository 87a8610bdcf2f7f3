import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {
  expect,
  test,
  type APIRequestContext,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test';
import type { GroupOverview } from '@backstage-discourse/plugin-discourse-common';
import { dumpDatabase } from '../dumpDatabase';
import { portal, readApi, signInAs } from '../portal';

const IMAGES = path.resolve(__dirname, '../../docs/images');
const FORUM = 'acme-community';
const GROUP = 'gardeners';
/** What every simulated group has as the password of its mail account. */
const CANARY = 'simulated-mail-password';
/** On a machine with much to do, reading a forum takes its time. */
const PACE_MS = 60_000;
const NARROW = { width: 390, height: 844 };

function placeOf(section: string): string {
  return `${portal.url}/catalog/default/component/${FORUM}/discourse?view=groups&groups=${section}`;
}

async function picture(page: Page, name: string) {
  await page.mouse.move(0, 0);
  await page.screenshot({
    path: path.join(IMAGES, `groups-${name}.png`),
    animations: 'disabled',
  });
}

/**
 * A tab in which somebody looks at a part of the groups. Each tab may be of
 * another person; those of one window share what the browser has loaded.
 */
async function enter(context: BrowserContext, name: string, section: string) {
  const page = await context.newPage();
  await signInAs(page, name, placeOf(section));
  const compareNow = page.getByRole('button', { name: 'Compare now' });
  // On a fresh portal the catalog may not have read the forum yet.
  const absent = page.getByText('Entity not found').first();
  await expect(async () => {
    await expect(compareNow.or(absent)).toBeVisible();
    if (await absent.isVisible()) {
      await page.reload();
    }
    expect(await compareNow.isVisible()).toBe(true);
  }).toPass({ timeout: 120_000 });
  return page;
}

/** Compares forum and repository. */
async function compare(page: Page) {
  const answered = page.waitForResponse(/\/groups\/check$/, {
    timeout: PACE_MS,
  });
  await page.getByRole('button', { name: 'Compare now' }).click();
  expect((await answered).status()).toBe(200);
}

/** Presses what starts a run and waits until it is over. */
async function carryOut(page: Page, start: Locator) {
  const answered = page.waitForResponse(/\/groups\/apply$/, {
    timeout: PACE_MS,
  });
  await start.click();
  expect((await answered).status()).toBe(202);
  await expect(page.getByText(/^Changed by .* (now|ago)$/)).toBeVisible({
    timeout: PACE_MS,
  });
}

/** Follows the link to a pull request and merges it there. */
async function merge(page: Page) {
  const link = page.getByRole('link', { name: 'Open the pull request' });
  await expect(link).toBeVisible({ timeout: PACE_MS });
  const host = await page.context().newPage();
  await host.goto((await link.getAttribute('href')) ?? '');
  await host.getByRole('button', { name: 'Merge' }).click();
  await expect(host.getByText(/: merged/)).toBeVisible();
  await host.close();
}

function readOperateKey(): string {
  const config = fs.readFileSync(
    path.join(portal.dataDir, 'simulator/portal-config.yaml'),
    'utf8',
  );
  const [, key = ''] =
    config.slice(config.indexOf(`id: ${FORUM}`)).match(/operate: (\S+)/) ?? [];
  return key;
}

/** Changes the name of a group on the forum, as an administrator there does. */
async function renameByHand(request: APIRequestContext, group: string) {
  const forum = `${portal.forumsUrl}/${FORUM}.forums.localhost`;
  const headers = { 'Api-Key': readOperateKey(), 'Api-Username': 'system' };
  const found = await request.get(`${forum}/groups/${group}.json`, { headers });
  const { group: read }: { group: { id: number } } = await found.json();
  const changed = await request.put(`${forum}/groups/${read.id}.json`, {
    headers,
    form: { 'group[full_name]': 'By hand' },
  });
  expect(changed.status(), await changed.text()).toBe(200);
}

test.describe.serial('small groups', () => {
  test('an application becomes a group on the forum, by the hands of four', async ({
    context,
    request,
  }) => {
    const ada = await enter(context, 'Ada Berg', 'list');

    await test.step('Ada compares forum and repository and applies', async () => {
      await compare(ada);
      await expect(
        ada.getByRole('link', { name: 'Beta testers (beta_testers)' }),
      ).toBeVisible();
      await picture(ada, '1-list');
      const { report } = await readApi<GroupOverview>(
        request,
        `/discourse/forums/${FORUM}/groups`,
      );
      const [owner] = report?.actual.groups[0].owners ?? [];
      await ada.getByRole('tab', { name: /^Applications/ }).click();
      await ada.getByRole('button', { name: 'Apply for a group' }).click();
      const name = ada.getByRole('textbox', { name: /^Short name/ });
      await name.fill('official');
      await expect(ada.getByText(/reserved by the policy/)).toBeVisible();
      await picture(ada, '2-refused-name');
      await name.fill(GROUP);
      await ada.getByRole('textbox', { name: /^Name shown/ }).fill('Gardeners');
      await ada.getByRole('textbox', { name: /^Purpose/ }).fill('Grow things');
      await ada.getByRole('textbox', { name: /^Owners/ }).fill(owner ?? '');
      await ada
        .getByRole('textbox', { name: /^Private category/ })
        .fill('The garden');
      await ada
        .getByRole('textbox', { name: /^Why is a tag/ })
        .fill('We need a place of our own');
      await ada.getByRole('button', { name: 'Send the application' }).click();
      const support = ada.getByRole('button', { name: `Support: ${GROUP}` });
      await expect(support).toBeDisabled();
      await expect(
        ada.getByText(/You applied for this group; somebody else/).first(),
      ).toBeVisible();
      await picture(ada, '3-applied');
    });

    for (const name of ['Ben Ito', 'Cleo Rossi']) {
      await test.step(`${name} supports it`, async () => {
        const page = await enter(context, name, 'applications');
        await page.getByRole('button', { name: `Support: ${GROUP}` }).click();
        await expect(
          page.getByText(/You support this application already/),
        ).toBeVisible();
        await page.close();
      });
    }

    const dana = await enter(context, 'Dana Weber', 'applications');
    await test.step('Dana approves it and merges the pull request', async () => {
      await dana.getByRole('button', { name: `Approve: ${GROUP}` }).click();
      await expect(dana.getByText('Approved', { exact: true })).toBeVisible();
      await dana
        .getByRole('button', { name: `Open the pull request: ${GROUP}` })
        .click();
      await merge(dana);
      await picture(dana, '4-approved');
    });

    await test.step('the group is made and live', async () => {
      await compare(dana);
      await expect(dana.getByText('Being made', { exact: true })).toBeVisible();
      await carryOut(dana, dana.getByRole('button', { name: /^Carry out/ }));
      await compare(dana);
      await expect(dana.getByText('Live', { exact: true })).toBeVisible();
      await picture(dana, '5-live');
      const groups = await request.get(
        `${portal.forumsUrl}/${FORUM}.forums.localhost/groups/${GROUP}.json`,
      );
      expect(groups.status(), await groups.text()).toBe(200);
    });

    await test.step('the log says who did what, and that nobody touched it', async () => {
      await dana.getByRole('tab', { name: 'Decisions' }).click();
      await expect(
        dana.getByText(/6 entries; the log is as it was written/),
      ).toBeVisible();
      await picture(dana, '6-log');
    });
  });

  test('a difference is adopted, reverted, or accepted until a day', async ({
    context,
    request,
  }) => {
    const page = await enter(context, 'Dana Weber', 'drift');
    const card = (text: string) =>
      page.getByRole('listitem').filter({ hasText: text });

    await renameByHand(request, 'translators');
    await renameByHand(request, 'mentors');
    await test.step('adopts a group that the repository does not know', async () => {
      await compare(page);
      const extra = card("Group 'documentation' is on the forum");
      await picture(page, '7-differences');
      await extra.getByRole('button', { name: /^Adopt/ }).click();
      await merge(page);
      await compare(page);
      await expect(extra).toHaveCount(0);
    });

    await test.step('accepts a difference until a day, for a reason', async () => {
      const renamed = card("'fullName' of group 'translators'");
      await renamed.getByRole('button', { name: /^Accept/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('spinbutton').first().click();
      await page.keyboard.type('31122099');
      await dialog
        .getByRole('textbox', { name: /Reason/ })
        .fill('Until the vote');
      await picture(page, '8-accept');
      await dialog.getByRole('button', { name: 'Accept', exact: true }).click();
      await expect(
        page.getByText(/until 2099-12-31: Until the vote/),
      ).toBeVisible();
    });

    await test.step('reverts what somebody changed by hand', async () => {
      const changed = card("'fullName' of group 'mentors'");
      await carryOut(page, changed.getByRole('button', { name: /^Revert/ }));
      await compare(page);
      await expect(changed).toHaveCount(0);
      await expect(page.getByText('Nothing waits for an answer')).toBeVisible();
      await picture(page, '9-answered');
    });
  });

  test('requests to join are decided in bulk', async ({ context }) => {
    const dana = await enter(context, 'Dana Weber', 'requests');
    await compare(dana);
    const boxes = dana.getByRole('row').getByRole('checkbox');
    await expect(boxes.nth(3)).toBeVisible();
    const total = (await boxes.count()) - 1;

    await boxes.nth(1).focus();
    await dana.keyboard.press('Control+a');
    await picture(dana, '10-requests');
    await dana.getByRole('button', { name: `Deny ${total}` }).click();
    const dialog = dana.getByRole('dialog');
    await dialog
      .getByRole('textbox', { name: /Reason/ })
      .fill('The spring round is over');
    await dialog.getByRole('button', { name: `Deny ${total}` }).click();
    await expect(
      dana.getByText(
        `Accepted 0, denied ${total}, decided elsewhere 0, failed 0`,
      ),
    ).toBeVisible({ timeout: PACE_MS });
    await dana.getByRole('tab', { name: 'Decisions' }).click();
    await expect(
      dana.getByText('The spring round is over').first(),
    ).toBeVisible();
    await expect(
      dana.getByText(`${total} entries; the log is as it was written`),
    ).toBeVisible();

    await dana.setViewportSize(NARROW);
    await dana.emulateMedia({ colorScheme: 'dark' });
    await dana.goto(placeOf('requests'));
    await expect(dana.getByText('Nobody waits')).toBeVisible();
    await picture(dana, '11-narrow');

    const ada = await context.newPage();
    await signInAs(ada, 'Ada Berg', `${portal.url}/forum-groups`);
    await expect(
      ada.getByRole('row', { name: /Acme Community/ }).first(),
    ).toBeVisible();
    await picture(ada, '12-fleet');
  });

  test('no mail password of a group is in an answer, a log, a database or a repository', async ({
    request,
  }) => {
    const forum = `${portal.forumsUrl}/${FORUM}.forums.localhost`;
    const source = await request.get(`${forum}/groups/mentors.json`, {
      headers: { 'Api-Key': readOperateKey(), 'Api-Username': 'system' },
    });
    expect(await source.text()).toContain(CANARY);
    const databases = path.join(portal.dataDir, 'database');
    const logs = path.join(portal.dataDir, 'logs');
    const places: Record<string, string> = {
      answers: JSON.stringify([
        await readApi(request, `/discourse/forums/${FORUM}`),
        await readApi(request, `/discourse/forums/${FORUM}/groups`),
        await readApi(
          request,
          `/discourse/forums/${FORUM}/groups/applications`,
        ),
        await readApi(request, '/discourse/groups'),
        await readApi(request, '/discourse/groups/requests'),
      ]),
      databases: (
        await Promise.all(
          fs
            .readdirSync(databases)
            .filter(file => file.endsWith('.sqlite'))
            .map(file => dumpDatabase(path.join(databases, file))),
        )
      ).join('\n'),
      logs: fs
        .readdirSync(logs)
        .map(file => fs.readFileSync(path.join(logs, file), 'latin1'))
        .join('\n'),
      repository: execFileSync('git', ['log', '--all', '-p'], {
        cwd: path.join(portal.dataDir, `simulator/git/forums/${FORUM}.git`),
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      }),
    };

    expect(places.databases).toContain('beta_testers');
    for (const [place, text] of Object.entries(places)) {
      expect(text.length, place).toBeGreaterThan(500);
      expect(text.includes(CANARY), place).toBe(false);
    }
  });
});
