import { parseForumSpec } from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
import { forumFields } from './describeField';
import { EXAMPLE_FORUM } from './exampleForum';
import { explainField } from './explainField';

function textOf(path: string): string {
  const explanation = explainField(path);
  return explanation.found ? explanation.text : '';
}

describe('explainField', () => {
  it('says what a field is, which values it takes and gives an example', () => {
    const text = textOf('spec.sidekiq.mode');

    expect(text).toContain('unified runs jobs inside the web pods');
    expect(text).toMatch(/One of +unified, separate/);
    expect(text).toMatch(/Required +no, the default is unified/);
    expect(text).toMatch(/Example +separate/);
  });

  it('names limits, and the fields of a group', () => {
    expect(textOf('spec.web.replicas')).toMatch(/at least 1, at most 20/);
    expect(textOf('spec.web')).toMatch(/Fields +replicas, workers/);
    expect(textOf('spec.hostname')).toMatch(/Required +yes/);
    expect(textOf('')).toMatch(/Fields +apiVersion, kind, metadata, spec/);
  });

  it('lets spec be left out, and reads paths as faults name them', () => {
    expect(textOf('smtp.port')).toBe(textOf('spec.smtp.port'));
    expect(textOf('smtp.port')).toMatch(/One of +25, 465, 587, 2525/);
    expect(textOf('spec.plugins.external.0.name')).toBe(
      textOf('spec.plugins.external[].name'),
    );
  });

  it('offers the nearest names for a field that does not exist', () => {
    expect(explainField('spec.web.replica')).toEqual({
      found: false,
      nearest: expect.arrayContaining(['spec.web.replicas']),
    });
    expect(explainField('spec.discourse.hostname')).toEqual({
      found: false,
      nearest: expect.arrayContaining(['spec.hostname']),
    });
  });

  it('explains every field there is', () => {
    for (const path of forumFields().keys()) {
      expect(textOf(path)).toMatch(/Type +\S/);
      expect(textOf(path)).not.toContain('undefined');
    }
  });

  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), path => {
        const explanation = explainField(path);
        expect(explanation.found ? explanation.text : '').not.toContain('NaN');
      }),
    );
  });

  it('takes its examples from a forum that is valid', () => {
    expect(parseForumSpec(EXAMPLE_FORUM)).toMatchObject({ ok: true });
  });
});
