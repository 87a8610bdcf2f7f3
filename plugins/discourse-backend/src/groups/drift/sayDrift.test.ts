import { driftWordsSchema } from '@backstage-discourse/plugin-discourse-common';
import { sayDrift, type Difference } from './sayDrift';

function difference(overrides: Partial<Difference>): Difference {
  return {
    ...{ class: 'changed', group: 'testers', field: 'fullName' },
    ...{ words: 'setting-changed', answers: [], ...overrides },
  };
}

describe('a difference in words', () => {
  it.each([
    [
      { actual: '', desired: 'Testers' },
      "'fullName' of group 'testers' is empty on the forum and 'Testers' in the repository",
    ],
    [
      { field: 'x', actual: ['a.example', 'b.example'], desired: [] },
      "'x' of group 'testers' is 'a.example, b.example' on the forum and empty in the repository",
    ],
    [
      { words: 'owner-unknown', actual: 'ada' } as const,
      "'ada' is owner of group 'testers', but not in the repository's list",
    ],
    [
      { words: 'too-few-owners', actual: 1, params: { limit: 2 } } as const,
      "Group 'testers' has 1 owners; the policy wants 2",
    ],
  ])('names what is there and what should be: %j', (given, sentence) => {
    expect(sayDrift(difference(given))).toBe(sentence);
  });

  it.each(driftWordsSchema.options)('has a sentence for %s', words => {
    const sentence = sayDrift(
      difference({
        ...{ words, actual: 'ada', desired: 'ben' },
        params: { category: 'Beta', limit: 2 },
      }),
    );

    expect(sentence).toMatch(/testers|Beta|ada/);
    expect(sentence).not.toContain('undefined');
  });
});
