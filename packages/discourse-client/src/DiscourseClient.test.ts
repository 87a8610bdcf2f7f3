import { DiscourseClient } from './DiscourseClient';

const BASE_URL = 'https://forum.example.com';

describe('DiscourseClient', () => {
  it.each([
    [{ baseUrl: 'forum.example.com' }, "'baseUrl' must be an absolute"],
    [{ apiKey: 'line\n' }, "'apiKey' must be printable ASCII without spaces"],
    [{ apiKey: '' }, "'apiKey' must be printable ASCII without spaces"],
    [{ apiUsername: '' }, "'apiUsername' must be printable ASCII"],
    [{ apiUsername: 'a\r\nX-Evil: 1' }, "'apiUsername' must be printable"],
    [{ userAgent: ' x' }, "'userAgent' must be printable ASCII"],
    [{ timeoutMs: 0 }, "'timeoutMs' must be an integer from 1 to 2147483647"],
    [{ timeoutMs: 2 ** 31 }, 'not 2147483648'],
    [{ timeoutMs: Infinity }, 'not Infinity'],
    [{ maxBytes: -1 }, "'maxBytes' must be an integer from 1"],
    [{ maxBytes: Number.NaN }, 'not NaN'],
  ])('refuses %j', (options, message) => {
    expect(
      () => new DiscourseClient({ baseUrl: BASE_URL, ...options }),
    ).toThrow(message);
  });

  it('acts as the given user and names the portal as told', async () => {
    let headers = new Headers();
    const forum = new DiscourseClient({
      baseUrl: BASE_URL,
      apiKey: 'abc123',
      apiUsername: 'portal',
      userAgent: 'Example Portal/1.0',
      fetch: async (_url, init) => {
        headers = new Headers(init.headers);
        return Response.json({ scopes: [] });
      },
    });

    await forum.readKeyScopes();

    expect(Object.fromEntries(headers)).toEqual({
      accept: 'application/json',
      'api-key': 'abc123',
      'api-username': 'portal',
      'user-agent': 'Example Portal/1.0',
    });
  });
});
