import de from './de';
import { en } from './en';

function flatten(messages: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

function placeholders(message: string) {
  return (message.match(/\{\{\w+\}\}/g) ?? []).sort();
}

describe('the German texts', () => {
  const english = flatten(en);
  const german = flatten(de);

  it('have every key of the English ones and no other', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([...english])('use the same placeholders in %s', (key, message) => {
    expect(placeholders(german.get(key) ?? '')).toEqual(placeholders(message));
  });

  it('leave none empty', () => {
    expect([...german].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
