import {
  parseExtraLocation,
  parseFleet,
  parseLimit,
  parsePort,
  parseSeed,
} from './serveOptions';

describe('options of serve', () => {
  it('takes ports, fleets, seeds and locations', () => {
    expect(parsePort('7008')).toBe(7008);
    expect(parseFleet('showcase')).toBe('showcase');
    expect(parseFleet('1000')).toBe(1000);
    expect(parseSeed('42')).toBe(42);
    expect(parseLimit('600')).toBe(600);
    expect(
      parseExtraLocation(
        '../../templates/*/template.yaml:Template',
        parseExtraLocation('C:/org.yaml:User,Group'),
      ),
    ).toEqual([
      { target: 'C:/org.yaml', allow: ['User', 'Group'] },
      { target: '../../templates/*/template.yaml', allow: ['Template'] },
    ]);
  });

  it.each([
    [() => parsePort('70000'), 'must be a port'],
    [() => parsePort('http'), 'must be a port'],
    [() => parseFleet('many'), 'must be showcase, none or a number'],
    [() => parseFleet('0'), 'must be showcase, none or a number'],
    [() => parseFleet('100000'), 'must be showcase, none or a number'],
    [() => parseSeed('-1'), 'must be a whole number'],
    [() => parseLimit('0'), 'must be a whole number from 1'],
    [() => parseLimit('10000'), 'must be a whole number from 1'],
    [() => parseExtraLocation('org.yaml'), 'must be a path and the kinds'],
  ])('says what would be right instead of %p', (parse, message) => {
    expect(parse).toThrow(message);
  });
});
