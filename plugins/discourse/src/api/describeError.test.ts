import { ResponseError } from '@backstage/errors';
import { describeError } from './describeError';

describe('describeError', () => {
  it('takes the words of the backend', async () => {
    const error = await ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: { name: 'ConflictError', message: 'A backup is running' },
          response: { statusCode: 409 },
        }),
        { status: 409, headers: { 'Content-Type': 'application/json' } },
      ),
    );

    expect(describeError(error)).toBe('A backup is running');
  });

  it('keeps the status where a proxy answered', async () => {
    const error = await ResponseError.fromResponse(
      new Response('<html>', { status: 502, statusText: 'Bad Gateway' }),
    );

    expect(describeError(error)).toContain('502');
  });

  it('takes the message of any other error', () => {
    expect(describeError(new TypeError('Failed to fetch'))).toBe(
      'Failed to fetch',
    );
    expect(describeError('odd')).toBe('odd');
  });
});
