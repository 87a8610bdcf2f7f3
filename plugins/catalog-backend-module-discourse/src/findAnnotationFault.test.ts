import type { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { findAnnotationFault } from './findAnnotationFault';

function entity(forum?: unknown, kind = 'Component'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name: 'acme-community',
      annotations: {
        'backstage.io/techdocs-ref': 'dir:.',
        ...(forum === undefined
          ? {}
          : { 'discourse.org/forum': forum as string }),
      },
    },
    spec: { type: 'forum' },
  };
}

describe('findAnnotationFault', () => {
  it('is content with entities that have nothing to do with forums', () => {
    expect(findAnnotationFault(entity())).toBeUndefined();
    expect(findAnnotationFault(entity(undefined, 'API'))).toBeUndefined();
    expect(
      findAnnotationFault({ ...entity(), metadata: { name: 'bare' } }),
    ).toBeUndefined();
  });

  it.each(['acme-community', 'a', '4x4', 'meta.discourse_org'])(
    'accepts the id %s',
    id => {
      expect(findAnnotationFault(entity(id))).toBeUndefined();
    },
  );

  it.each([
    'https://evil.example/',
    '//evil.example',
    'evil.example:8080',
    '../../admin',
    'a/b',
    'Acme',
    'acme community',
    'acme-',
    '-acme',
    '',
    'a?b',
    'a#b',
    'a\nb',
    '${{ secrets.X }}',
    'x'.repeat(64),
  ])('refuses %j, naming annotation and fix', id => {
    const fault = findAnnotationFault(entity(id));

    expect(fault).toContain("'discourse.org/forum'");
    expect(fault).toContain('like acme-community');
  });

  it('refuses a value that is no text', () => {
    expect(findAnnotationFault(entity(17))).toContain('it is a number');
  });

  it('sends the annotation of another kind to the Component', () => {
    expect(findAnnotationFault(entity('acme', 'System'))).toBe(
      "the annotation 'discourse.org/forum' belongs on a Component, not on a System; move it to the Component of the forum",
    );
  });

  it('quotes a long or odd value in one short line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), value => {
        const fault = findAnnotationFault(entity(`!${value}`)) ?? '';

        expect(fault).not.toBe('');
        expect(fault).not.toContain('\n');
        expect(fault.length).toBeLessThan(1000);
      }),
    );
  });
});
