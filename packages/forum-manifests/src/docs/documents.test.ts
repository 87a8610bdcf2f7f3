import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
import { parse } from 'yaml';
import { forumSpecs } from '../__testUtils__/forumSpecs';
import { goldenForum, GOLDEN_NAMES } from '../__testUtils__/goldenForums';
import { forumNames } from '../manifests/names';
import { documentFiles } from './documentFiles';

function pagesOf(forum: ForumSpec): Map<string, string> {
  return new Map(
    documentFiles(forum)
      .filter(({ path }) => path.endsWith('.md'))
      .map(({ path, content }) => [path, content]),
  );
}

function commandsIn(text: string): string[] {
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    block.trimEnd().split('\n'),
  );
}

/** The text without code, in which braces and brackets mean nothing. */
function prose(text: string): string {
  return text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
}

function anchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replace(/ +/g, '-'),
  );
}

function resolve(from: string, target: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') {
      parts.pop();
    } else {
      parts.push(part);
    }
  }
  return parts.join('/');
}

function forAll(property: (forum: ForumSpec) => void): void {
  fc.assert(fc.property(forumSpecs, property), { numRuns: 50 });
}

describe('the documentation of any forum', () => {
  it('has one title a page and holds nothing undefined', () => {
    forAll(forum => {
      for (const [, text] of pagesOf(forum)) {
        expect(prose(text).match(/^# /gm)).toHaveLength(1);
        expect(text.startsWith('# ')).toBe(true);
        expect(text).not.toMatch(/\bundefined\b|\[object |\bNaN\b/);
        expect(text.endsWith('\n')).toBe(true);
      }
    });
  });

  it('links only to pages and headings that exist', () => {
    forAll(forum => {
      const pages = pagesOf(forum);
      for (const [path, text] of pages) {
        for (const [, link] of prose(text).matchAll(/\]\(([^)]+)\)/g)) {
          const [target, anchor] = link.split('#');
          const page = pages.get(resolve(path, target));

          expect(`${path} ${link} ${page !== undefined}`).toBe(
            `${path} ${link} true`,
          );
          expect(['', ...anchors(page ?? '')]).toContain(anchor ?? '');
        }
      }
    });
  });

  it('gives commands about this forum and no other', () => {
    forAll(forum => {
      const { namespace } = forumNames(forum);
      for (const [, text] of pagesOf(forum)) {
        const commands = commandsIn(text);
        const inPods = commands.filter(command =>
          /^kubectl -n \S+ (exec|logs|scale|rollout)/.test(command),
        );

        expect(commands.filter(command => command.trim() === '')).toEqual([]);
        expect(
          inPods.filter(command => !command.includes(`-n ${namespace} `)),
        ).toEqual([]);
      }
    });
  });

  it('has tables whose rows have as many cells as their header', () => {
    forAll(forum => {
      for (const [, text] of pagesOf(forum)) {
        for (const [table] of text.matchAll(/(?:^\|.*\|\n)+/gm)) {
          const cells = table
            .trimEnd()
            .split('\n')
            .map(row => row.replace(/`[^`]*`/g, '').split('|').length);
          expect(new Set(cells).size).toBe(1);
        }
      }
    });
  });

  it('lists every page in the navigation', () => {
    const forum = goldenForum(GOLDEN_NAMES[0]);
    const files = documentFiles(forum);
    const mkdocs = files.find(({ path }) => path === 'mkdocs.yml')?.content;
    const navigation = JSON.stringify(parse(mkdocs ?? '').nav);

    const pages = [...pagesOf(forum).keys()].filter(path =>
      path.startsWith('docs/'),
    );

    expect(pages.length).toBeGreaterThan(10);
    for (const path of pages) {
      expect(navigation).toContain(`"${path.slice('docs/'.length)}"`);
    }
  });
});
