import fc from 'fast-check';
import { encodeForm } from './formFields';

describe('encodeForm', () => {
  it('writes booleans as the words that Discourse compares with', () => {
    expect(encodeForm({ with_uploads: true, accept: false })).toBe(
      'with_uploads=true&accept=false',
    );
  });

  it('leaves out what is undefined, because presence alone can mean yes', () => {
    expect(encodeForm({ user_id: 7, accept: undefined })).toBe('user_id=7');
  });

  it('nests names as Rails reads them', () => {
    const form = encodeForm({
      group: { name: 'pilots', watching_category_ids: [3, 4], title: '' },
    });

    expect([...new URLSearchParams(form)]).toEqual([
      ['group[name]', 'pilots'],
      ['group[watching_category_ids][]', '3'],
      ['group[watching_category_ids][]', '4'],
      ['group[title]', ''],
    ]);
  });

  it('writes an empty list as one blank entry, which clears it', () => {
    expect(decodeURIComponent(encodeForm({ group: { muted_tags: [] } }))).toBe(
      'group[muted_tags][]=',
    );
  });

  it('gives back any names and values when it is decoded', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 20 });
    fc.assert(
      fc.property(
        fc.dictionary(words, words, { noNullPrototype: true }),
        words,
        (fields, value) => {
          const decoded = [
            ...new URLSearchParams(encodeForm({ p: fields, value })),
          ];

          expect(decoded).toEqual([
            ...Object.entries(fields).map(([k, v]) => [`p[${k}]`, v]),
            ['value', value],
          ]);
        },
      ),
    );
  });
});
