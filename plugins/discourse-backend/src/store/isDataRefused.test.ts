import { isDataRefused } from './isDataRefused';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

describe('isDataRefused', () => {
  it.each([
    ...['22021', '22003', '23502', '23505', '54000'],
    ...['SQLITE_CONSTRAINT_NOTNULL', 'SQLITE_TOOBIG'],
  ])('takes %s for a fault of the data', code => {
    expect(isDataRefused(withCode(code))).toBe(true);
  });

  it('takes what the driver can not bind for a fault of the data', () => {
    expect(isDataRefused(new TypeError('can only bind numbers'))).toBe(true);
    expect(isDataRefused(new RangeError('string is too large'))).toBe(true);
  });

  it.each(['ECONNREFUSED', '57P01', '40P01', '53300', 'SQLITE_BUSY', '2200'])(
    'takes %s for something that may pass',
    code => {
      expect(isDataRefused(withCode(code))).toBe(false);
    },
  );

  it('takes errors without a code for something that may pass', () => {
    expect(isDataRefused(new Error('Connection terminated'))).toBe(false);
    expect(isDataRefused(undefined)).toBe(false);
  });
});
