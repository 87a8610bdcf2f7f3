import { forumSignalChannel } from '@backstage-discourse/plugin-discourse-common';
import { act, screen } from '@testing-library/react';
import { renderWithForums } from '../../__testUtils__/renderWithForums';
import { TestSignals } from '../../__testUtils__/TestSignals';
import { buildGroupOverview, FakeGroupsApi } from '../../fixtures';
import { READ_INTERVAL_MS, TOLD_INTERVAL_MS, useGroups } from './useGroups';

const FORUM = 'acme-community';

const Groups = () => {
  const { overview } = useGroups(FORUM);
  return overview ? <p>Groups are read</p> : null;
};

describe('the groups of an open page', () => {
  const channel = forumSignalChannel(FORUM);

  afterEach(() => jest.useRealTimers());

  async function open(signals: TestSignals) {
    const groupsApi = new FakeGroupsApi({ overview: buildGroupOverview() });
    const reads = jest.spyOn(groupsApi, 'getGroups');
    const { unmount } = renderWithForums(<Groups />, { groupsApi, signals });
    await screen.findByText('Groups are read');
    jest.useFakeTimers();
    return { reads, unmount };
  }

  it('are read as soon as it is told, and seldom otherwise', async () => {
    const signals = new TestSignals();
    const { reads, unmount } = await open(signals);
    expect(reads).toHaveBeenCalledTimes(1);

    await act(async () => signals.send(channel, { changed: true }));
    expect(reads).toHaveBeenCalledTimes(2);
    await act(async () => signals.send(channel, { other: 1 }));
    await act(() => jest.advanceTimersByTimeAsync(TOLD_INTERVAL_MS - 1));
    expect(reads).toHaveBeenCalledTimes(2);

    await act(() => jest.advanceTimersByTimeAsync(1 + READ_INTERVAL_MS));
    expect(reads).toHaveBeenCalledTimes(4);

    unmount();
    expect(signals.count(channel)).toBe(0);
  });
});
