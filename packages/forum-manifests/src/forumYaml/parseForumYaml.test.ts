import fc from 'fast-check';
import { forumSpecs } from '../__testUtils__/forumSpecs';
import { goldenForum } from '../__testUtils__/goldenForums';
import { formatForumYaml } from './formatForumYaml';
import { parseForumYaml } from './parseForumYaml';

const text = formatForumYaml(goldenForum('unified-small'));

function faultsOf(input: string) {
  const result = parseForumYaml(input);
  return result.ok ? [] : result.faults;
}

describe('parseForumYaml', () => {
  it('reads back what formatForumYaml writes', () => {
    fc.assert(
      fc.property(forumSpecs, forum => {
        expect(parseForumYaml(formatForumYaml(forum))).toEqual({
          ok: true,
          spec: forum,
        });
      }),
    );
  });

  it.each([
    [
      'hostname: community.acme.example',
      'hostname: https://x',
      'spec.hostname',
    ],
    ['name: acme-community', 'name: ../etc', 'metadata.name'],
    ['size: small', 'size: huge', 'spec.size'],
    ['customer: acme', 'customer: "{{ 7*7 }}"', 'spec.customer'],
    ['title: Acme Community', 'title: "<%= exit %>"', 'spec.title'],
    ['title: Acme Community', 'title: "Acme\'s"', 'spec.title'],
    ['title: Acme Community', 'title: "${{ secrets }}"', 'spec.title'],
    ['port: 587', 'port: 99', 'spec.smtp.port'],
    ['threads: 5', 'threads: 5.5', 'spec.sidekiq.threads'],
    ['storage: 2Gi', 'storage: 2 Gi', 'spec.valkey.storage'],
    ['size: small', 'size: small\n  surprise: true', 'spec.surprise'],
  ])('refuses %s as %s and names the field', (from, to, field) => {
    expect(text).toContain(from);

    expect(faultsOf(text.replace(from, to)).map(fault => fault.field)).toEqual([
      field,
    ]);
  });

  it('reports all faults at once', () => {
    const broken = text
      .replace('size: small', 'size: huge')
      .replace('port: 587', 'port: 99');

    expect(faultsOf(broken).map(({ field }) => field)).toEqual([
      'spec.size',
      'spec.smtp.port',
    ]);
  });

  it('names the line of a syntax error', () => {
    expect(faultsOf('apiVersion: discourse.org/v1\nkind: [Forum\n')).toEqual([
      { field: '', message: expect.stringMatching(/not valid YAML \(line \d/) },
    ]);
  });

  it('refuses duplicate keys, several documents and none', () => {
    expect(faultsOf(`${text}kind: Forum\n`)[0].message).toContain('DUPLICATE');
    expect(faultsOf(`${text}---\n${text}`)[0].message).toContain('exactly one');
    expect(faultsOf('')[0].message).toContain('exactly one');
  });

  it('refuses aliases that explode, and absurd sizes', () => {
    const bomb = Array.from({ length: 9 }, (_, level) =>
      level === 0
        ? `a0: &a0 [x, x]`
        : `a${level}: &a${level} [${`*a${level - 1},`.repeat(9)}]`,
    ).join('\n');

    expect(faultsOf(bomb)[0].message).toContain('aliases');
    expect(faultsOf(`# ${'x'.repeat(200_000)}`)[0].message).toContain('100000');
  });

  it('never throws, whatever it reads', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (insert, position) => {
        const at = position % text.length;
        const changed = text.slice(0, at) + insert + text.slice(at);

        for (const input of [insert, changed]) {
          const result = parseForumYaml(input);
          expect(result.ok || result.faults.length > 0).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
