import fc from 'fast-check';
import { breakGaps } from './breakGaps';

describe('breakGaps', () => {
  it('leaves a steady row as it is', () => {
    const values = { times: [0, 60, 120], lines: [[1, 2, 3]] };

    expect(breakGaps(values)).toEqual(values);
  });

  it('puts an empty point into a silence', () => {
    expect(
      breakGaps({
        times: [0, 60, 120, 3_600, 3_660],
        lines: [
          [1, 2, 3, 4, 5],
          [9, 8, 7, 6, 5],
        ],
      }),
    ).toEqual({
      times: [0, 60, 120, 1_860, 3_600, 3_660],
      lines: [
        [1, 2, 3, null, 4, 5],
        [9, 8, 7, null, 6, 5],
      ],
    });
  });

  it('copes with none and with one', () => {
    expect(breakGaps({ times: [], lines: [[]] })).toEqual({
      times: [],
      lines: [[]],
    });
    expect(breakGaps({ times: [5], lines: [[1]] })).toEqual({
      times: [5],
      lines: [[1]],
    });
  });

  it('keeps every point and the order of time', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 1_000_000 }), {
          maxLength: 60,
        }),
        unsorted => {
          const times = [...unsorted].sort((a, b) => a - b);
          const values = times.map((_, index) => index);

          const broken = breakGaps({ times, lines: [values] });

          expect(
            broken.times.filter((_, i) => broken.lines[0][i] !== null),
          ).toEqual(times);
          expect(broken.lines[0].filter(value => value !== null)).toEqual(
            values,
          );
          expect(broken.times).toEqual([...broken.times].sort((a, b) => a - b));
        },
      ),
    );
  });
});
