import { describeFigures } from './describeFigures';

describe('describeFigures', () => {
  it('writes figures, spans and times as the reader does', () => {
    expect(
      describeFigures(
        {
          enqueued: 12_480,
          perMinute: -312.4,
          leftSeconds: 425,
          supportEnds: '2026-11-24',
          newestAt: '2026-11-20T03:30:00.000Z',
          name: 'forum-tls',
          isNew: true,
          latest: undefined,
        },
        { language: 'de' },
      ),
    ).toEqual({
      enqueued: '12.480',
      perMinute: '312',
      leftSeconds: expect.stringContaining('7 Min.'),
      supportEnds: '24. Nov. 2026',
      newestAt: expect.stringContaining('20.11.2026'),
      name: 'forum-tls',
    });
  });
});
