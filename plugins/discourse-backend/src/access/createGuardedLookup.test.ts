import type { LookupAddress } from 'node:dns';
import { createGuardedLookup } from './createGuardedLookup';

const PUBLIC: LookupAddress[] = [
  { address: '93.184.216.34', family: 4 },
  { address: '2606:2800:220:1::1', family: 6 },
];

const lookUp = (resolved: LookupAddress[], all: boolean) =>
  new Promise<unknown[]>(resolve => {
    const lookup = createGuardedLookup({ resolve: async () => resolved });
    lookup('forum.example.com', { all }, (...result) => resolve(result));
  });

describe('createGuardedLookup', () => {
  it('hands the socket exactly the addresses that were checked', async () => {
    expect(await lookUp(PUBLIC, true)).toEqual([null, PUBLIC]);
    expect(await lookUp(PUBLIC, false)).toEqual([null, '93.184.216.34', 4]);
  });

  it('refuses a name if only one of its addresses is private', async () => {
    const [error] = await lookUp(
      [...PUBLIC, { address: '10.0.0.1', family: 4 }],
      true,
    );

    expect(error).toMatchObject({ name: 'HostNotAllowedError' });
  });

  it('reports a name without address and a failed resolution', async () => {
    const [empty] = await lookUp([], true);
    const failed = await new Promise(resolve => {
      const lookup = createGuardedLookup({
        resolve: async () => {
          throw new Error('ENOTFOUND');
        },
      });
      lookup('forum.example.com', {}, resolve);
    });

    expect(empty).toMatchObject({
      message: expect.stringMatching('no address'),
    });
    expect(failed).toMatchObject({ message: 'ENOTFOUND' });
  });
});
