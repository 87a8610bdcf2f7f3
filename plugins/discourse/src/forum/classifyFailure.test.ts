import {
  NotAllowedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';
import { classifyFailure } from './classifyFailure';

async function responseError(status: number) {
  return ResponseError.fromResponse(
    new Response(JSON.stringify({ error: { name: 'X', message: 'x' } }), {
      status,
      headers: { 'Content-Type': 'application/json' },
    }),
  );
}

describe('classifyFailure', () => {
  it('tells answers apart by their status', async () => {
    expect(classifyFailure(await responseError(403))).toBe('forbidden');
    expect(classifyFailure(await responseError(404))).toBe('not-registered');
    expect(classifyFailure(await responseError(500))).toBe('failed');
    expect(classifyFailure(await responseError(401))).toBe('failed');
  });

  it('tells errors of other implementations apart by their name', () => {
    expect(classifyFailure(new NotAllowedError('no'))).toBe('forbidden');
    expect(classifyFailure(new NotFoundError('no'))).toBe('not-registered');
    expect(classifyFailure(new TypeError('Failed to fetch'))).toBe('failed');
    expect(classifyFailure('no error at all')).toBe('failed');
  });
});
