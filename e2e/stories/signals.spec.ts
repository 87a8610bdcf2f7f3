import { expect, test } from '@playwright/test';
import { portal, setFault, signIn } from '../portal';

const FORUM = 'acme-developers';
const HOSTNAME = `${FORUM}.forums.localhost`;
const CHANNEL = `discourse:forum:${FORUM}`;

test.afterEach(async ({ request }) => {
  await setFault(request, HOSTNAME, 'none');
});

test('an open page hears of what was collected, and does not wait for its clock', async ({
  page,
  request,
}) => {
  const asked: string[] = [];
  const told: string[] = [];
  page.on('websocket', socket => {
    socket.on('framesent', ({ payload }) => asked.push(String(payload)));
    socket.on('framereceived', ({ payload }) => told.push(String(payload)));
  });
  const isOf = (frame: string) => frame.includes(`"${CHANNEL}"`);
  await page.clock.install();
  await signIn(page);
  const watched = page.waitForResponse(
    response => response.url().endsWith(`/forums/${FORUM}/watch`),
    { timeout: 60_000 },
  );
  await page.goto(
    `${portal.url}/catalog/default/component/${FORUM}/discourse?view=overview`,
  );
  expect((await watched).status()).toBe(200);
  await expect(page.getByText('At a glance')).toBeVisible();
  await expect.poll(() => asked.some(isOf)).toBe(true);

  // From here on no timer of the page goes off, and so nothing is polled.
  await page.clock.pauseAt(new Date(Date.now() + 1000));
  told.length = 0;
  const reads: string[] = [];
  page.on('request', read => {
    if (read.url().endsWith(`/api/discourse/forums/${FORUM}`)) {
      reads.push(read.method());
    }
  });
  await setFault(request, HOSTNAME, 'down');

  await expect(page.getByText('The forum does not answer').first()).toBeVisible(
    { timeout: 120_000 },
  );
  expect(told.filter(isOf).map(frame => JSON.parse(frame))).toContainEqual({
    channel: CHANNEL,
    message: { changed: true },
  });
  expect(reads.length).toBeGreaterThan(0);
});
