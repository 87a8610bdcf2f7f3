import { expect, test } from '@playwright/test';
import { readAnswers } from '../looks/answers';
import { expectLook, expectPicture } from '../looks/expectLook';
import { FAULT_ROUNDS } from '../looks/faults';
import { ALL_FRAMES, TWO_FRAMES, type Frame } from '../looks/frames';
import { KeptPortal, type Scene } from '../looks/KeptPortal';
import { DETAILS, PAGES, type Look } from '../looks/pages';
import { STATES, withFault } from '../looks/states';

type OpenScene = Scene & { fresh?: boolean };

// A trace of so many pages takes longer than the pages.
test.use({ trace: 'off', screenshot: 'off' });

test.describe('every page is accessible and looks as it did in every state', () => {
  const showcase = readAnswers('showcase');
  let kept: KeptPortal;

  test.beforeAll(async ({ browser }) => {
    kept = await KeptPortal.open(browser);
  });

  test.afterAll(() => kept.close());

  /** Opens a page in a frame and gives what tells that it is complete. */
  async function open(
    { address, shows, button }: Look,
    { frame, ...scene }: OpenScene & { frame: Frame },
  ) {
    const { page } = kept;
    const { scheme, width, height } = frame;
    await page.setViewportSize({ width, height });
    // Backstage's links keep the colours of the theme in which they came up.
    await page.emulateMedia({ colorScheme: scheme });
    await kept.show(address, scene);
    const shown = page.getByText(shows).or(page.getByLabel(shows)).first();
    await expect(shown).toBeVisible();
    if (button !== undefined) {
      await expect(page.getByRole('button', { name: button })).toBeVisible();
    }
    return shown;
  }

  async function look(
    entry: Look,
    options: OpenScene & { frames: readonly Frame[] },
  ) {
    const { frames, ...scene } = options;
    const { name, isBelow, isAnew } = entry;
    for (const together of isAnew ? frames.map(frame => [frame]) : [frames]) {
      const [frame] = together;
      const fresh = scene.fresh || isAnew;
      const shown = await open(entry, { ...scene, fresh, frame });
      await expectLook(kept, {
        name,
        frames: together,
        scrollTo: isBelow ? shown : undefined,
      });
    }
  }

  for (const entry of PAGES) {
    test(entry.name, () => look(entry, { ...showcase, frames: ALL_FRAMES }));
  }

  for (const entry of DETAILS) {
    test(entry.name, () => look(entry, { ...showcase, frames: TWO_FRAMES }));
  }

  for (const { answers, pending, readOnly, fresh, ...entry } of STATES) {
    test(entry.name, () =>
      look(entry, {
        ...answers(showcase),
        ...{ pending, readOnly, fresh },
        frames: TWO_FRAMES,
      }),
    );
  }

  for (const entry of FAULT_ROUNDS.flat()) {
    test(entry.name, () =>
      look(entry, { ...withFault(showcase, entry.name), frames: TWO_FRAMES }),
    );
  }

  test('print', async () => {
    const { page } = kept;
    const sidekiq = PAGES.find(({ name }) => name === 'sidekiq') ?? PAGES[0];
    await open(sidekiq, { ...showcase, frame: ALL_FRAMES[0] });
    await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();

    await page.emulateMedia({ media: 'print', colorScheme: 'light' });

    for (const name of ['Refresh', 'Change', 'As table']) {
      await expect(page.getByRole('button', { name })).toBeHidden();
    }
    await expect(page.getByRole('tab', { name: 'Backups' })).toBeHidden();
    await expect(page.getByTestId('sidebar-root')).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Jobs now' })).toBeVisible();
    await expect(page.locator('canvas').first()).toBeVisible();
    await expectPicture(page, 'print');
    await page.emulateMedia({ media: null });
  });
});
