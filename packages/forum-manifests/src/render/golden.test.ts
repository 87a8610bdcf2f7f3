import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import fc from 'fast-check';
import { forumSpecs } from '../__testUtils__/forumSpecs';
import {
  goldenForum,
  GOLDEN_FOLDER,
  GOLDEN_NAMES,
} from '../__testUtils__/goldenForums';
import { renderedObjects } from '../__testUtils__/renderedObjects';
import { FLUX_STAGES } from '../flux/fluxStages';
import { readRepository } from '../cli/readRepository';
import { sealedSecretFile } from '../secrets/sealedSecretFile';
import { secretsKustomization } from '../secrets/secretsKustomization';
import type { RenderedFile } from './RenderedFile';
import { renderForum } from './renderForum';

function hasKubectl(): boolean {
  try {
    execFileSync('kubectl', ['version', '--client'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const KUBECTL = hasKubectl();
// kustomize comes with kubectl, which a machine may lack.
const describeWithKubectl = KUBECTL ? describe : describe.skip;
const withoutKubectl = KUBECTL ? '' : ' (skipped: kubectl is not installed)';

function write(folder: string, files: RenderedFile[]): void {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function kustomize(files: RenderedFile[], path: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'forum-'));
  try {
    write(folder, files);
    return execFileSync('kubectl', ['kustomize', join(folder, path)], {
      encoding: 'utf8',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function countObjects(output: string): number {
  return output.match(/^kind: /gm)?.length ?? 0;
}

function countRendered(forum: ForumSpec, folder: string): number {
  return renderedObjects(forum).filter(({ path }) => path.startsWith(folder))
    .length;
}

describe.each(GOLDEN_NAMES)('the golden repository %s', name => {
  const forum = goldenForum(name);
  const files = renderForum(forum);
  const folder = join(GOLDEN_FOLDER, name);

  it('is what its ForumSpec renders to', async () => {
    if (process.env.UPDATE_GOLDEN === '1') {
      rmSync(folder, { recursive: true, force: true });
      write(folder, files);
    }

    const golden = await readRepository(folder);

    expect([...golden.keys()].sort()).toEqual(files.map(({ path }) => path));
    for (const { path, content } of files) {
      expect(`${path}\n${golden.get(path)}`).toBe(`${path}\n${content}`);
    }
  });

  describeWithKubectl(`builds with kustomize${withoutKubectl}`, () => {
    it('bare', () => {
      const overlay = kustomize(files, 'overlays/production');
      const tool = forum.spec.gitops.tool === 'flux' ? 'flux' : 'argocd';
      const gitops = kustomize(files, tool);

      expect(countObjects(overlay)).toBe(countRendered(forum, 'base/'));
      expect(countObjects(gitops)).toBe(countRendered(forum, `${tool}/`));
    });

    // Argo CD deploys the overlay as a whole.
    if (forum.spec.gitops.tool === 'flux') {
      it('in the stages of Flux, which hold all of it together', () => {
        const counts = FLUX_STAGES.map(({ name: stage }) =>
          countObjects(kustomize(files, `overlays/production/${stage}`)),
        );

        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
          countRendered(forum, 'base/'),
        );
      });
    }

    it('with sealed secrets in it', () => {
      const sealed = sealedSecretFile({
        namespace: forum.metadata.name,
        name: `${forum.metadata.name}-s3`,
        encryptedData: { accessKeyId: 'AgA=' },
      });

      const output = kustomize(
        [
          ...files.filter(({ path }) => path !== 'secrets/kustomization.yaml'),
          sealed,
          secretsKustomization([sealed]),
        ],
        'overlays/production',
      );

      expect(output).toContain('kind: SealedSecret');
      expect(countObjects(output)).toBe(countRendered(forum, 'base/') + 1);
    });
  });
});

describe('any forum', () => {
  describeWithKubectl(`with kustomize${withoutKubectl}`, () => {
    it('builds', () => {
      fc.assert(
        fc.property(forumSpecs, forum => {
          const output = kustomize(renderForum(forum), 'overlays/production');

          expect(countObjects(output)).toBe(countRendered(forum, 'base/'));
        }),
        { numRuns: 8 },
      );
    }, 60_000);
  });
});
