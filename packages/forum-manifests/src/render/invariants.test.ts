import { forumObjects } from '../__testUtils__/forumObjects';
import { goldenForum, GOLDEN_NAMES } from '../__testUtils__/goldenForums';
import { faultsOf, INVARIANTS, readForum } from '../__testUtils__/invariants';
import { BREAKAGES, broken } from '../__testUtils__/invariants/breakages';

describe('the invariants of a render', () => {
  it.each(GOLDEN_NAMES)('hold for %s', name => {
    const forum = goldenForum(name);

    expect(faultsOf(readForum(forum, forumObjects(forum)))).toEqual([]);
  });

  it('are each put to the test below', () => {
    const tested = new Set(BREAKAGES.map(({ check }) => check));

    expect([...tested].sort()).toEqual(Object.keys(INVARIANTS).sort());
  });

  it.each(BREAKAGES)('$check notices $what', breakage => {
    const forum = goldenForum('cloud-native-medium');
    const whole = readForum(forum, forumObjects(forum));
    const { [breakage.check]: check } = INVARIANTS;

    expect(check(whole)).toEqual([]);
    expect(check(readForum(forum, broken(whole, breakage)))).toContainEqual(
      expect.stringMatching(breakage.message),
    );
  });
});
