import { createHmac } from 'node:crypto';
import { verifyRestoreProof } from './verifyRestoreProof';

const KEY = 'monitor-key-of-the-forum';

function sign(document: string, key = KEY) {
  const signature = createHmac('sha256', key)
    .update(`restore-proof/v1\n${document}`)
    .digest('hex');
  return { document, signature };
}

const write = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({
    version: 1,
    forum: 'acme',
    outcome: 'passed',
    startedAt: '2026-11-20T06:00:00Z',
    finishedAt: '2026-11-20T06:02:00Z',
    totalMs: 120_000,
    ...changes,
  });

describe('verifyRestoreProof', () => {
  const keys = ['next-key', KEY];

  it('takes a result that a key of the forum signed', () => {
    const signed = sign(write({ restoreMs: 90_000, unknown: 'left out' }));

    const proof = verifyRestoreProof(
      { result: signed, passed: signed },
      { keys },
    );

    expect(proof.state).toBe('passed');
    expect(proof.proven).toEqual({
      version: 1,
      forum: 'acme',
      outcome: 'passed',
      startedAt: '2026-11-20T06:00:00Z',
      finishedAt: '2026-11-20T06:02:00Z',
      restoreMs: 90_000,
      totalMs: 120_000,
    });
  });

  it('keeps the last proven restore beside a try that failed', () => {
    const proof = verifyRestoreProof(
      {
        result: sign(write({ outcome: 'failed', reason: 'archive-damaged' })),
        passed: sign(write({ finishedAt: '2026-11-13T06:02:00Z' })),
      },
      { keys },
    );

    expect(proof.state).toBe('failed');
    expect(proof.last?.reason).toBe('archive-damaged');
    expect(proof.proven?.finishedAt).toBe('2026-11-13T06:02:00Z');
  });

  it('waits where nothing was written yet', () => {
    expect(verifyRestoreProof({}, { keys })).toEqual({ state: 'awaited' });
  });

  it.each([
    ['another key', sign(write(), 'another-key')],
    [
      'a document changed later',
      { ...sign(write()), document: write({ totalMs: 1 }) },
    ],
    ['a signature that is cut', { ...sign(write()), signature: 'abcd' }],
    ['no signature', { document: write(), signature: '' }],
    ['a signed text that is no JSON', sign('passed')],
    ['a signed document of another version', sign(write({ version: 2 }))],
  ])('repeats nothing with %s', (_what, result) => {
    expect(verifyRestoreProof({ result }, { keys })).toEqual({
      state: 'unverified',
      proven: undefined,
    });
  });

  it('does not call a failed try proven, wherever it stands', () => {
    const passed = sign(write({ outcome: 'failed' }));

    expect(verifyRestoreProof({ passed }, { keys }).proven).toBeUndefined();
  });

  it('believes nothing without a key', () => {
    expect(
      verifyRestoreProof({ result: sign(write()) }, { keys: [] }).state,
    ).toBe('unverified');
  });
});
