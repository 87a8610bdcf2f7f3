import { buildApi } from '../__testUtils__/renderWithForums';
import { buildForumStatus } from '../fixtures';
import {
  EXPECTANT_INTERVAL_MS,
  EXPECTATION_MS,
  ForumStatusStore,
  READ_INTERVAL_MS,
} from './ForumStatusStore';

const id = 'acme-community';

function setVisibility(state: DocumentVisibilityState) {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('ForumStatusStore', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('asks once for all who are subscribed', async () => {
    const api = buildApi();
    const store = new ForumStatusStore({ api, id });
    const listener = jest.fn();

    store.subscribe(() => {});
    store.subscribe(listener);
    await jest.advanceTimersByTimeAsync(0);

    expect(api.getForum).toHaveBeenCalledTimes(1);
    expect(store.getState().status?.id).toBe(id);
    expect(listener).toHaveBeenCalled();
  });

  it('reads again after fifteen seconds, and not before', async () => {
    const api = buildApi();
    const store = new ForumStatusStore({ api, id });
    store.subscribe(() => {});

    await jest.advanceTimersByTimeAsync(READ_INTERVAL_MS - 1);
    expect(api.getForum).toHaveBeenCalledTimes(1);

    await jest.advanceTimersByTimeAsync(1);
    expect(api.getForum).toHaveBeenCalledTimes(2);
  });

  it('rests while the page is hidden and reads at once when it is back', async () => {
    const api = buildApi();
    const store = new ForumStatusStore({ api, id });
    store.subscribe(() => {});
    await jest.advanceTimersByTimeAsync(0);

    setVisibility('hidden');
    await jest.advanceTimersByTimeAsync(10 * READ_INTERVAL_MS);
    expect(api.getForum).toHaveBeenCalledTimes(1);

    setVisibility('visible');
    expect(api.getForum).toHaveBeenCalledTimes(2);
  });

  it('does not wake a hidden page with an answer that comes late', async () => {
    const api = buildApi();
    const store = new ForumStatusStore({ api, id });
    store.subscribe(() => {});

    setVisibility('hidden');
    await jest.advanceTimersByTimeAsync(10 * READ_INTERVAL_MS);

    expect(api.getForum).toHaveBeenCalledTimes(1);
  });

  it('aborts and stays silent once the last has left', async () => {
    const api = buildApi();
    const store = new ForumStatusStore({ api, id });
    const listener = jest.fn();
    const leave = store.subscribe(listener);
    listener.mockClear();

    leave();
    await jest.advanceTimersByTimeAsync(10 * READ_INTERVAL_MS);
    setVisibility('visible');

    expect(api.getForum).toHaveBeenCalledTimes(1);
    expect(api.getForum.mock.calls[0][1]?.signal?.aborted).toBe(true);
    expect(listener).not.toHaveBeenCalled();
  });

  it('keeps the last status when a read fails', async () => {
    const api = buildApi();
    const store = new ForumStatusStore({ api, id });
    store.subscribe(() => {});
    await jest.advanceTimersByTimeAsync(0);
    api.getForum.mockRejectedValueOnce(new Error('away'));

    await jest.advanceTimersByTimeAsync(READ_INTERVAL_MS);

    expect(store.getState().error?.message).toBe('away');
    expect(store.getState().status?.id).toBe(id);

    await jest.advanceTimersByTimeAsync(READ_INTERVAL_MS);
    expect(store.getState().error).toBeUndefined();
  });

  it('reads often until the snapshot that was asked for appears', async () => {
    const api = buildApi(
      buildForumStatus({ collectedAt: '2026-11-21T10:00:00.000Z' }),
    );
    const store = new ForumStatusStore({ api, id });
    store.subscribe(() => {});
    await jest.advanceTimersByTimeAsync(0);

    store.expectNews();
    await jest.advanceTimersByTimeAsync(EXPECTANT_INTERVAL_MS);
    expect(api.getForum).toHaveBeenCalledTimes(3);
    expect(store.getState().isExpecting).toBe(true);

    api.getForum.mockResolvedValue(
      buildForumStatus({ collectedAt: '2026-11-21T10:00:09.000Z' }),
    );
    await jest.advanceTimersByTimeAsync(EXPECTANT_INTERVAL_MS);
    expect(store.getState().isExpecting).toBe(false);

    await jest.advanceTimersByTimeAsync(EXPECTANT_INTERVAL_MS);
    expect(api.getForum).toHaveBeenCalledTimes(4);
  });

  it('stops expecting after half a minute', async () => {
    const api = buildApi();
    const store = new ForumStatusStore({ api, id });
    store.subscribe(() => {});
    await jest.advanceTimersByTimeAsync(0);

    store.expectNews();
    await jest.advanceTimersByTimeAsync(EXPECTATION_MS);

    expect(store.getState().isExpecting).toBe(false);
  });

  it('follows a forum that was not seen yet more closely', async () => {
    const api = buildApi(buildForumStatus({ state: 'pending' }));
    const store = new ForumStatusStore({ api, id });
    store.subscribe(() => {});

    await jest.advanceTimersByTimeAsync(3 * EXPECTANT_INTERVAL_MS);

    expect(api.getForum).toHaveBeenCalledTimes(4);
  });
});
