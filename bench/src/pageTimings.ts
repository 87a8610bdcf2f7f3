import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { sqliteDatabase } from './fleet/FleetDatabase';
import { seedFleet } from './fleet/seedFleet';
import { quantile, report, timeMs } from './measure';
import { kubernetesConfig } from './portal/kubernetesConfig';
import { Sandbox } from './portal/Sandbox';
import { startCluster } from './portal/startCluster';
import { startPortal } from './portal/startPortal';
import { timeClick } from './portal/timeClick';

const FLEETS = [
  { count: 1_000, budgetMs: 1_000 },
  { count: 10_000, budgetMs: 1_500 },
];
const TAB_BUDGET_MS = 200;
const ROUNDS = 7;
const FORUM = 'acme-community';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic'];

async function signIn(page: Page, url: string) {
  await page.goto(url);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Forums', exact: true }).waitFor();
}

async function median(call: () => Promise<unknown>): Promise<number> {
  const durations: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    durations.push(await timeMs(call));
  }
  // The first one warms up.
  return quantile(durations.slice(1), 0.5);
}

const firstRow = (page: Page) =>
  page.getByRole('gridcell').first().waitFor({ state: 'visible' });

async function measureFleet(
  page: Page,
  options: { url: string; count: number; budgetMs: number },
) {
  const { url, count, budgetMs } = options;
  const note = `median of ${ROUNDS - 1}, Chromium, SQLite`;
  const links = page.getByRole('link', { name: 'Forums', exact: true });
  await page.goto(`${url}/forums`);
  await firstRow(page);
  const opened: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.getByRole('link', { name: 'Catalog', exact: true }).click();
    await page
      .getByRole('heading', { name: /Catalog/ })
      .first()
      .waitFor();
    opened.push(
      await timeMs(async () => {
        await links.click();
        await firstRow(page);
      }),
    );
  }
  report({
    name: `fleet page, first rows, ${count} forums, warm`,
    unit: 'ms',
    value: quantile(opened.slice(1), 0.5),
    budget: budgetMs,
    note,
  });
  report({
    name: `fleet page, first rows, ${count} forums, the whole portal loaded anew`,
    unit: 'ms',
    value: await median(async () => {
      await page.reload();
      await firstRow(page);
    }),
    note,
  });
}

async function measureTabs(page: Page, url: string) {
  await page.goto(
    `${url}/catalog/default/component/${FORUM}/discourse?view=overview`,
  );
  const tabs = [
    ['Overview', 'At a glance'],
    ['Sidekiq', 'Jobs now'],
    ['Backups', 'Start backup'],
  ] as const;
  const durations: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [tab, shows] of tabs.slice(1).concat(tabs.slice(0, 1))) {
      const ms = await timeClick(
        page.getByRole('tab', { name: tab, exact: true }),
        { shows },
      );
      if (round > 0) {
        durations.push(ms);
      }
    }
  }
  report({
    name: 'switch of tabs of a forum, warm',
    unit: 'ms',
    value: quantile(durations, 0.5),
    budget: TAB_BUDGET_MS,
    note: `median of ${durations.length}, Chromium`,
  });
}

/** A tab of the entity page, and what is there once it has come up. */
interface EntityTab {
  tab: string;
  shows: string;
}
const OURS: EntityTab = {
  tab: 'Discourse',
  shows: 'At a glance',
};
const PEER: EntityTab = {
  tab: 'Kubernetes',
  shows: 'Your Clusters',
};

const showing = (page: Page, text: string) =>
  page.getByText(text).first().waitFor({ state: 'visible' });

/** What a tab costs somebody who comes from the entity's overview. */
async function measureEntityTab(
  browser: Browser,
  options: { url: string; entityTab: EntityTab },
) {
  const { url, entityTab } = options;
  const page = await browser.newPage({
    viewport: { width: 1400, height: 900 },
    reducedMotion: 'reduce',
  });
  await signIn(page, url);
  await page.goto(`${url}/catalog/default/component/${FORUM}`);
  await showing(page, 'About');
  await page.waitForLoadState('networkidle');
  const scripts: Promise<number>[] = [];
  page.on('requestfinished', request => {
    if (request.resourceType() === 'script') {
      scripts.push(
        request.sizes().then(({ responseBodySize }) => responseBodySize),
      );
    }
  });
  const tabOf = (name: string) =>
    page.getByRole('link', { name, exact: true }).first();
  const opened: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    opened.push(
      await timeClick(tabOf(entityTab.tab), { shows: entityTab.shows }),
    );
    await tabOf('Overview').click();
    await showing(page, 'About');
  }
  const bytes = await Promise.all(scripts);
  await page.close();
  return {
    scriptKilobytes: bytes.reduce((sum, each) => sum + each, 0) / 1000,
    firstMs: opened[0],
    warmMs: quantile(opened.slice(1), 0.5),
  };
}

/** Our tab and that of Backstage's Kubernetes plugin, side by side. */
async function measureEntityTabs(browser: Browser, url: string) {
  const ours = await measureEntityTab(browser, { url, entityTab: OURS });
  const peer = await measureEntityTab(browser, { url, entityTab: PEER });
  const name = 'the tab of @backstage/plugin-kubernetes';
  const note = 'from the overview of the entity, Chromium';
  report({
    name: 'forum tab, opened for the first time',
    unit: 'ms',
    value: ours.firstMs,
    peer: { name, value: peer.firstMs },
    note,
  });
  report({
    name: 'forum tab, opened again',
    unit: 'ms',
    value: ours.warmMs,
    peer: { name, value: peer.warmMs },
    note: `${note}, median of ${ROUNDS - 1}`,
  });
  report({
    name: 'scripts that the forum tab loads',
    unit: 'kB',
    value: ours.scriptKilobytes,
    peer: { name, value: peer.scriptKilobytes },
    note: `${note}, as transferred`,
  });
}

/** A portal with so many forums in its database, opened in a browser. */
async function measure(
  browser: Browser,
  fleet: { count: number; budgetMs: number; isLast: boolean },
) {
  await Sandbox.with(async sandbox => {
    const database = sqliteDatabase({ dir: sandbox.dir });
    await database.create();
    await database.use(knex =>
      seedFleet(knex, { count: fleet.count, now: Date.now() }),
    );
    const cluster = await startCluster({ forum: FORUM });
    const configFile = path.join(sandbox.dir, 'kubernetes.yaml');
    // JSON is YAML too.
    fs.writeFileSync(configFile, JSON.stringify(kubernetesConfig(cluster)));
    const portal = await startPortal(sandbox, {
      fleet: 'showcase',
      configFiles: [configFile],
    });
    const page = await browser.newPage({
      viewport: { width: 1400, height: 900 },
      reducedMotion: 'reduce',
    });
    const foreign = new Set<string>();
    page.on('request', request => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== portal.url) {
        foreign.add(origin);
      }
    });
    await signIn(page, portal.url);
    await measureFleet(page, { ...fleet, url: portal.url });
    if (fleet.isLast) {
      await measureTabs(page, portal.url);
      await measureEntityTabs(browser, portal.url);
      report({
        name: 'addresses outside of the portal that its pages ask',
        unit: 'count',
        value: foreign.size,
        budget: 0,
      });
    }
    await page.close();
    await portal.stop();
    await cluster.stop();
  });
}

async function main() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ARGS,
  });
  try {
    for (const [index, fleet] of FLEETS.entries()) {
      await measure(browser, {
        ...fleet,
        isLast: index === FLEETS.length - 1,
      });
    }
  } finally {
    await browser.close();
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
