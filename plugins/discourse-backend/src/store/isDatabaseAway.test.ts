import { isDatabaseAway } from './isDatabaseAway';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

describe('isDatabaseAway', () => {
  it.each(['ECONNREFUSED', '53300', '57P01', '25006', 'SQLITE_BUSY'])(
    'takes %s for an outage',
    code => {
      expect(isDatabaseAway(withCode(code))).toBe(true);
    },
  );

  it('takes a connection that ended for an outage', () => {
    const error = new Error('Connection terminated unexpectedly');

    expect(isDatabaseAway(error)).toBe(true);
  });

  it.each(['23505', '22021', '42P01', 'SQLITE_CONSTRAINT'])(
    'takes %s for what it is',
    code => {
      expect(isDatabaseAway(withCode(code))).toBe(false);
    },
  );

  it('takes other errors and no errors for what they are', () => {
    expect(isDatabaseAway(new TypeError('fetch failed'))).toBe(false);
    expect(isDatabaseAway(undefined)).toBe(false);
    expect(isDatabaseAway('ECONNREFUSED')).toBe(false);
  });
});
