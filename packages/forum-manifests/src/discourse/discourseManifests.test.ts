import { goldenForum } from '../__testUtils__/goldenForums';
import { renderedObjects, valuesOf } from '../__testUtils__/renderedObjects';

function object(
  name: 'unified-small' | 'separate-large',
  path: string,
): unknown {
  const found = renderedObjects(goldenForum(name)).find(
    candidate => candidate.path === path,
  );
  expect(found).toBeDefined();
  return found;
}

function environmentOf(workload: unknown): Record<string, string> {
  const [env] = valuesOf(workload, 'env');
  const entries: [string, string][] = Array.isArray(env)
    ? env.map(({ name, value }) => [name, value])
    : [];
  return Object.fromEntries(entries);
}

const WEB = 'base/discourse/web-deployment.yaml';
const SIDEKIQ = 'base/discourse/sidekiq-deployment.yaml';

describe('the Discourse pods', () => {
  it('run jobs beside the web workers in mode unified', () => {
    expect(environmentOf(object('unified-small', WEB))).toMatchObject({
      UNICORN_WORKERS: '2',
      UNICORN_SIDEKIQS: '1',
      DISCOURSE_SIDEKIQ_WORKERS: '5',
    });
  });

  it('run jobs in pods of their own in mode separate, with one idle worker', () => {
    expect(environmentOf(object('separate-large', WEB))).toMatchObject({
      UNICORN_WORKERS: '6',
      UNICORN_SIDEKIQS: '0',
    });
    expect(environmentOf(object('separate-large', SIDEKIQ))).toMatchObject({
      UNICORN_WORKERS: '1',
      UNICORN_SIDEKIQS: '1',
      DISCOURSE_SIDEKIQ_WORKERS: '12',
    });
  });

  it('never migrate by themselves, and compile the assets the image lacks', () => {
    for (const workload of [
      object('separate-large', WEB),
      object('separate-large', SIDEKIQ),
    ]) {
      expect(environmentOf(workload)).toMatchObject({
        MIGRATE_ON_BOOT: '0',
        PRECOMPILE_ON_BOOT: '1',
      });
    }
  });

  it('quiet Sidekiq before they stop', () => {
    expect(valuesOf(object('separate-large', SIDEKIQ), 'preStop')).toEqual([
      {
        exec: {
          command: [
            '/bin/sh',
            '-c',
            "pkill -TSTP -f '[s]idekiq [0-9]'; sleep 25",
          ],
        },
      },
    ]);
    expect(valuesOf(object('separate-large', WEB), 'preStop')).toEqual([
      { exec: { command: ['/bin/sleep', '15'] } },
    ]);
  });

  it('have a disruption budget only where there are two', () => {
    const paths = renderedObjects(goldenForum('unified-small')).map(
      ({ path }) => path,
    );

    expect(paths).not.toContain(
      'base/discourse/web-pod-disruption-budget.yaml',
    );
    expect(
      valuesOf(
        object(
          'separate-large',
          'base/discourse/web-pod-disruption-budget.yaml',
        ),
        'maxUnavailable',
      ),
    ).toEqual([1]);
  });
});

describe('the order of a sync', () => {
  const wave = (path: string) =>
    Number(
      valuesOf(
        object('separate-large', path),
        'argocd.argoproj.io/sync-wave',
      )[0],
    );

  it('goes from namespace over data and migration to pods and route', () => {
    const waves = [
      'base/namespace/namespace.yaml',
      'base/settings/environment-config-map.yaml',
      'base/database/cluster.yaml',
      'base/database/database.yaml',
      'base/migration-expand/expand-job.yaml',
      WEB,
      'base/route/http-route.yaml',
    ].map(wave);

    expect(waves).toEqual([-10, -5, 0, 2, 5, 10, 15]);
  });

  it('widens the schema before the rollout and narrows it after', () => {
    const hook = (path: string) =>
      valuesOf(object('separate-large', path), 'argocd.argoproj.io/hook');
    const expand = object(
      'separate-large',
      'base/migration-expand/expand-job.yaml',
    );
    const contract = object(
      'separate-large',
      'base/migration-contract/contract-job.yaml',
    );

    expect(hook('base/migration-expand/expand-job.yaml')).toEqual(['Sync']);
    expect(hook('base/migration-contract/contract-job.yaml')).toEqual([
      'PostSync',
    ]);
    expect(hook('base/portal-keys/job.yaml')).toEqual(['PostSync']);
    expect(environmentOf(expand)).toHaveProperty(
      'SKIP_POST_DEPLOYMENT_MIGRATIONS',
      '1',
    );
    expect(environmentOf(contract)).not.toHaveProperty(
      'SKIP_POST_DEPLOYMENT_MIGRATIONS',
    );
  });

  it('never lets Argo CD delete data', () => {
    for (const path of [
      'base/namespace/namespace.yaml',
      'base/database/cluster.yaml',
      'base/database/database.yaml',
      'base/database/object-store.yaml',
      'base/valkey/stateful-set.yaml',
    ]) {
      expect(
        valuesOf(
          object('separate-large', path),
          'argocd.argoproj.io/sync-options',
        ),
      ).toEqual(['Prune=false,Delete=false']);
    }
  });
});
