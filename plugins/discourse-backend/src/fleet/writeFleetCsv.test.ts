import fc from 'fast-check';
import { writeCell } from './writeFleetCsv';

describe('writeCell', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    [' =1', `"' =1"`],
    ['\t=1', `"'\t=1"`],
    ['plain', 'plain'],
    ['a "b", c', '"a ""b"", c"'],
    ['two\nlines', '"two\nlines"'],
    [-5, '-5'],
    [undefined, ''],
  ])('writes %j as %j', (value, cell) => {
    expect(writeCell(value)).toBe(cell);
  });

  it('keeps any text in one cell that begins with no formula', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), text => {
      const cell = writeCell(text);
      const quoted = cell.startsWith('"');
      const inner = quoted ? cell.slice(1, -1).replace(/""/g, '"') : cell;
      return (
        [text, `'${text}`].includes(inner) &&
        !/^[=+\-@\t\r]/.test(inner) &&
        (quoted || !/[",\r\n]/.test(cell))
      );
    });

    expect(() => fc.assert(property)).not.toThrow();
  });
});
