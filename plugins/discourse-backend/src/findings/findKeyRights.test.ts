import type { KeysData } from '@backstage-discourse/plugin-discourse-common';
import { findKeyRights } from './findKeyRights';

const keys = (changes: Partial<KeysData>): KeysData => ({
  monitor: { state: 'accepted', unrestricted: false, scopes: ['global:read'] },
  operate: { state: 'accepted', unrestricted: true, scopes: [] },
  awaiting: [],
  ...changes,
});
const idsOf = (data: KeysData) => findKeyRights(data).map(({ id }) => id);

describe('findKeyRights', () => {
  it('has nothing to say of keys that allow what they are for', () => {
    expect(idsOf(keys({}))).toEqual([]);
    expect(idsOf(keys({ operate: { state: 'missing' } }))).toEqual([]);
  });

  it('warns of a monitor key that may do more than read', () => {
    const unrestricted = keys({
      monitor: { state: 'accepted', unrestricted: true, scopes: [] },
    });
    const [verdict] = findKeyRights(
      keys({
        monitor: {
          state: 'accepted',
          unrestricted: false,
          scopes: ['global:read', 'users:delete'],
        },
      }),
    );

    expect(idsOf(unrestricted)).toEqual(['keys-monitor-too-strong']);
    expect(verdict).toMatchObject({
      id: 'keys-monitor-too-strong',
      severity: 'warning',
      detail: expect.stringContaining('users:delete'),
    });
  });

  it('tells an operate key that is refused from one that is limited', () => {
    expect(idsOf(keys({ operate: { state: 'refused' } }))).toEqual([
      'keys-operate-refused',
    ]);
    expect(
      idsOf(
        keys({
          operate: {
            state: 'accepted',
            unrestricted: false,
            scopes: ['groups:manage_groups'],
          },
        }),
      ),
    ).toEqual(['keys-operate-limited']);
  });
});
