import { expect, test } from '@playwright/test';
import { readAnswers } from '../looks/answers';
import { expectAccessible } from '../looks/expectAccessible';
import { FAULT_ROUNDS } from '../looks/faults';
import { KeptPortal, type Scene } from '../looks/KeptPortal';
import { DETAILS, PAGES, type Look } from '../looks/pages';
import { STATES, withFault } from '../looks/states';

// A trace of so many pages takes longer than the pages.
test.use({ trace: 'off', screenshot: 'off' });

test.describe('every page is accessible in every state', () => {
  const showcase = readAnswers('showcase');
  let kept: KeptPortal;

  test.beforeAll(async ({ browser }) => {
    kept = await KeptPortal.open(browser);
  });

  test.afterAll(() => kept.close());

  async function look(
    { name, address, shows }: Look,
    scene: Scene & { fresh?: boolean },
  ) {
    const { page } = kept;
    await kept.show(address, scene);
    await expect(
      page.getByText(shows).or(page.getByLabel(shows)).first(),
    ).toBeVisible();
    await expectAccessible(page, name);
  }

  for (const entry of [...PAGES, ...DETAILS]) {
    test(entry.name, () => look(entry, showcase));
  }

  for (const { answers, pending, readOnly, fresh, ...entry } of STATES) {
    test(entry.name, () =>
      look(entry, { ...answers(showcase), pending, readOnly, fresh }),
    );
  }

  for (const entry of FAULT_ROUNDS.flat()) {
    test(entry.name, () => look(entry, withFault(showcase, entry.name)));
  }
});
