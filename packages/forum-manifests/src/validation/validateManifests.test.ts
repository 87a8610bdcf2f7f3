import { goldenForum } from '../__testUtils__/goldenForums';
import { models } from '../__testUtils__/models';
import { renderForum } from '../render/renderForum';
import { validateManifests } from './validateManifests';

const rendered = renderForum(goldenForum('separate-large'));

function validate(path: string, content: string) {
  return validateManifests({ files: new Map([[path, content]]), models });
}

function renderedText(path: string): string {
  return rendered.find(file => file.path === path)?.content ?? '';
}

describe('validateManifests', () => {
  it('accepts a fresh render', () => {
    const files = new Map(rendered.map(({ path, content }) => [path, content]));

    expect(validateManifests({ files, models })).toEqual([]);
  });

  it('names the field that has the wrong type', () => {
    const path = 'base/discourse/web-deployment.yaml';

    expect(
      validate(path, renderedText(path).replace('replicas: 4', 'replicas: x')),
    ).toEqual([
      expect.objectContaining({
        file: path,
        message: expect.stringMatching(/not a valid Deployment: .*replicas/s),
      }),
    ]);
  });

  it('names an unknown field of a kind without a model package', () => {
    const path = 'base/database/object-store.yaml';

    expect(
      validate(
        path,
        renderedText(path).replace('retentionPolicy:', 'retention:'),
      )[0].message,
    ).toMatch(/not a valid ObjectStore: .*retention/s);
  });

  it.each([
    ['kind: Pod\napiVersion: v1\n', 'not a kind of a forum'],
    ['a: 1\n', 'not a Kubernetes object'],
    ['a: [\n', 'not valid YAML'],
  ])('refuses %j', (content, message) => {
    expect(validate('base/discourse/extra.yaml', content)).toEqual([
      expect.objectContaining({ message: expect.stringContaining(message) }),
    ]);
  });

  it('leaves alone what is not a manifest of the forum', () => {
    expect(validate('overlays/production/patch.yaml', 'a: 1\n')).toEqual([]);
    expect(validate('mkdocs.yml', 'a: 1\n')).toEqual([]);
  });
});
