import { findingParamsSchemas } from '@backstage-discourse/plugin-discourse-common';
import de from './de';
import { en } from './en';
import findingsDe from './findings/de';
import { findingsEn } from './findings/en';

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

describe('the German words of the findings', () => {
  it('have every key of the English ones and no other', () => {
    expect(Object.keys(findingsDe).sort()).toEqual(
      Object.keys(findingsEn).sort(),
    );
  });

  it.each(Object.entries(findingsEn))(
    'use the same placeholders in %s',
    (key, message) => {
      expect(placeholders(findingsDe[key])).toEqual(placeholders(message));
    },
  );

  it('know only findings that there are', () => {
    const ids = Object.keys(findingParamsSchemas);
    expect(
      Object.keys(findingsEn).filter(key => !ids.includes(key.split('.')[0])),
    ).toEqual([]);
  });

  it('use only figures that the finding carries', () => {
    const foreign = Object.entries(findingsEn).filter(([key, message]) => {
      const [id] = key.split('.');
      const schema = Object.entries(findingParamsSchemas).find(
        ([known]) => known === id,
      )?.[1];
      return placeholders(message).some(
        placeholder => !(placeholder.slice(2, -2) in (schema?.shape ?? {})),
      );
    });
    expect(foreign).toEqual([]);
  });
});
