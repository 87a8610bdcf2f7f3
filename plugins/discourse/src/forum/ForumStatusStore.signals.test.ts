import { buildApi } from '../__testUtils__/renderWithForums';
import { TestSignals } from '../__testUtils__/TestSignals';
import {
  ForumStatusStore,
  READ_INTERVAL_MS,
  TOLD_INTERVAL_MS,
} from './ForumStatusStore';
import { RENEW_MS } from './ForumWatcher';

const id = 'acme-community';

describe('ForumStatusStore with signals', () => {
  const channel = `discourse:forum:${id}`;

  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  async function open(overrides?: Parameters<typeof buildApi>[1]) {
    const api = buildApi(undefined, overrides);
    const signals = new TestSignals();
    const store = new ForumStatusStore({ api, id, signals });
    const leave = store.subscribe(() => {});
    await jest.advanceTimersByTimeAsync(0);
    return { api, signals, leave };
  }

  it('reads at once when it is told, and seldom otherwise', async () => {
    const { api, signals } = await open();
    expect(api.watchForum.mock.calls.map(([forum]) => forum)).toEqual([id]);

    signals.send(channel, { changed: true });
    expect(api.getForum).toHaveBeenCalledTimes(2);

    await jest.advanceTimersByTimeAsync(TOLD_INTERVAL_MS - 1);
    expect(api.getForum).toHaveBeenCalledTimes(2);
  });

  it('goes back to its own pace when signals stay away', async () => {
    const { api, signals } = await open();
    signals.send(channel, { changed: true });

    await jest.advanceTimersByTimeAsync(TOLD_INTERVAL_MS + READ_INTERVAL_MS);

    expect(api.getForum).toHaveBeenCalledTimes(4);
  });

  it('reads at its own pace where nobody tells it anything', async () => {
    const { api } = await open({
      watchForum: () => Promise.reject(new Error('No such route')),
    });

    await jest.advanceTimersByTimeAsync(2 * READ_INTERVAL_MS);

    expect(api.getForum).toHaveBeenCalledTimes(3);
  });

  it('takes no notice of other forums and other messages', async () => {
    const { api, signals } = await open();

    signals.send('discourse:forum:another', { changed: true });
    signals.send(channel, { changed: 'perhaps' });

    expect(api.getForum).toHaveBeenCalledTimes(1);
  });

  it('prolongs the watch before it ends, while the page is visible', async () => {
    const { api, signals } = await open();

    await jest.advanceTimersByTimeAsync(RENEW_MS);
    expect(api.watchForum).toHaveBeenCalledTimes(2);

    const visibility = jest.spyOn(document, 'visibilityState', 'get');
    visibility.mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(signals.count(channel)).toBe(0);
    await jest.advanceTimersByTimeAsync(3 * RENEW_MS);
    expect(api.watchForum).toHaveBeenCalledTimes(2);

    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(api.watchForum).toHaveBeenCalledTimes(3);
    expect(signals.count(channel)).toBe(1);
  });

  it('ends the watch when the last reader leaves', async () => {
    const { api, signals, leave } = await open();

    leave();
    await jest.advanceTimersByTimeAsync(3 * RENEW_MS);

    expect(signals.count(channel)).toBe(0);
    expect(api.watchForum).toHaveBeenCalledTimes(1);
  });
});
