import { ConfigReader } from '@backstage/config';
import { readRequestsPerMinute } from './readRequestsPerMinute';

function read(requestsPerMinute?: number) {
  return readRequestsPerMinute(
    new ConfigReader({ discourse: { groups: { requestsPerMinute } } }),
  );
}

describe('the configured pace of groups', () => {
  it('leaves room below the 60 requests of a forum unless it is set', () => {
    expect(read()).toBe(45);
    expect(read(300)).toBe(300);
  });

  it.each([0, -1, 1.5, 10_001])('refuses %d', value => {
    expect(() => read(value)).toThrow(
      `discourse.groups.requestsPerMinute must be a whole number from 1 to 10000, not ${value}`,
    );
  });
});
