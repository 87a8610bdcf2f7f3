import {
  findingParamsSchemas,
  problemKindSchema,
} from '@backstage-discourse/plugin-discourse-common';
import de from './de';
import { en } from './en';
import findingsDe from './findings/de';
import { findingsEn } from './findings/en';
import formFieldsDe from './formFieldsDe';
import { formFieldsEn } from './formFieldsEn';
import namesDe from './findings/namesDe';
import { findingNamesEn } from './findings/namesEn';

function flatten(messages: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const ENGLISH = flatten({ ...en, formFields: formFieldsEn });
const GERMAN = flatten({ ...de, ...formFieldsDe });

function placeholders(message: string) {
  return (message.match(/\{\{\w+\}\}/g) ?? []).sort();
}

describe('the German texts', () => {
  const english = ENGLISH;
  const german = GERMAN;

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

/** Words that are the same in both languages. */
const SAME_WORDS = new Set([
  'CPU',
  'Cluster',
  'Commit',
  'Forum',
  'Namespace',
  'Phase',
  'Pod',
  'Pods',
  'Repository',
  'Sidekiq',
  'Valkey',
  'Version',
]);

it('says nothing in English to a German reader', () => {
  const untranslated = [...GERMAN].filter(
    ([key, text]) =>
      text === ENGLISH.get(key) &&
      /[a-z]/i.test(text.replace(/\{\{\w+\}\}/g, '')) &&
      !SAME_WORDS.has(text),
  );

  expect(untranslated).toEqual([]);
});

describe('the names of findings', () => {
  it('cover every finding in both languages', () => {
    const ids = [
      ...Object.keys(findingParamsSchemas),
      ...problemKindSchema.options.map(kind => `access-${kind}`),
    ].sort();

    expect(Object.keys(findingNamesEn).sort()).toEqual(ids);
    expect(Object.keys(namesDe).sort()).toEqual(ids);
  });

  it('are translated', () => {
    expect(
      Object.entries(findingNamesEn).filter(
        ([id, name]) => namesDe[id] === name,
      ),
    ).toEqual([]);
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
