import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { goldenForum } from '../__testUtils__/goldenForums';
import { renderedObjects, valuesOf } from '../__testUtils__/renderedObjects';
import { requiredSecrets } from '../secrets/requiredSecrets';
import { forumWarnings } from '../warnings/forumWarnings';
import { buildDashboards } from '../monitoring/buildDashboards';
import { ANY_ADDRESS, tcp } from '../network/peers';
import { discourseEnvironment } from './discourseEnvironment';

function object(forum: ForumSpec, path: string): unknown {
  const found = renderedObjects(forum).find(
    candidate => candidate.path === path,
  );
  if (!found) {
    throw new Error(`${path} is not rendered`);
  }
  return found;
}

function pathsOf(forum: ForumSpec): string[] {
  return renderedObjects(forum).map(({ path }) => path);
}

describe('Sidekiq in mode hybrid', () => {
  const forum = goldenForum('k3s-large');

  it('serves the queues of each pool by name, past runit and without rights', () => {
    const urgent = object(
      forum,
      'base/discourse/sidekiq-urgent-deployment.yaml',
    );
    const [command] = valuesOf(urgent, 'command');

    expect(String(command)).toContain(
      'exec bundle exec sidekiq -e production -c 10 -q critical,8 -q default,4',
    );
    expect(valuesOf(urgent, 'runAsNonRoot')).toEqual([true]);
    expect(valuesOf(urgent, 'capabilities')).toEqual([{ drop: ['ALL'] }]);
  });

  it('has neither alert nor panel of counts that nobody keeps, and says so', () => {
    const rules = object(forum, 'base/monitoring/prometheus-rule.yaml');
    const warned = forumWarnings(forum).map(({ field }) => field);

    expect(JSON.stringify(rules)).toContain('discourse_sidekiq_queue_latency');
    expect(JSON.stringify(rules)).not.toMatch(/_job_count/);
    expect(JSON.stringify(buildDashboards(forum))).not.toMatch(/_job_count/);
    expect(warned).toContain('spec.sidekiq.mode');
  });

  it('leaves no job to the web pods', () => {
    const web = object(forum, 'base/discourse/web-deployment.yaml');

    expect(valuesOf(web, 'env').flat()).toContainEqual({
      name: 'UNICORN_SIDEKIQS',
      value: '0',
    });
  });

  it('gives every thread of the largest pool a database connection', () => {
    expect(discourseEnvironment(forum).DISCOURSE_DB_POOL).toBe('13');
  });
});

describe('uploads on a volume', () => {
  it('stop the only pod before its successor when one node may mount them', () => {
    const web = object(
      goldenForum('rancher-small'),
      'base/discourse/web-deployment.yaml',
    );

    expect(valuesOf(web, 'strategy')).toEqual([{ type: 'Recreate' }]);
    expect(valuesOf(web, 'mountPath')).toEqual(
      expect.arrayContaining(['/shared/uploads', '/shared/backups']),
    );
  });

  it('give Discourse neither key nor way to the store of the database', () => {
    const forum = goldenForum('rancher-small');
    const web = object(forum, 'base/discourse/web-deployment.yaml');
    const policy = object(forum, 'base/network/discourse.yaml');

    expect(JSON.stringify(web)).not.toContain('S3');
    expect(discourseEnvironment(forum)).not.toHaveProperty(
      'DISCOURSE_S3_REGION',
    );
    // Link previews go to public addresses; a store may be private.
    expect(valuesOf(policy, 'egress').flat()).not.toContainEqual({
      to: ANY_ADDRESS,
      ports: tcp(443),
    });
  });

  it('are shared by all pods when many may', () => {
    const forum = goldenForum('rancher-medium');
    const claim = object(
      forum,
      'base/discourse/uploads-persistent-volume-claim.yaml',
    );

    expect(valuesOf(claim, 'accessModes')).toEqual([['ReadWriteMany']]);
    expect(valuesOf(claim, 'storageClassName')).toEqual(['longhorn-rwx']);
    expect(discourseEnvironment(forum)).not.toHaveProperty(
      'DISCOURSE_S3_BUCKET',
    );
  });
});

describe('the edge', () => {
  it('is Traefik on k3s, which redirects, limits uploads and hides metrics', () => {
    const forum = goldenForum('k3s-small');
    const route = object(forum, 'base/route/ingress-route.yaml');

    expect(valuesOf(route, 'match')).toEqual([
      'Host(`talk.umbrella.example`) && !PathPrefix(`/metrics`)',
      'Host(`talk.umbrella.example`) && PathPrefix(`/uploads.json`)',
    ]);
    expect(pathsOf(forum)).toContain('base/route/redirect-ingress-route.yaml');
  });

  it('says on an Ingress of ingress-nginx, and in a warning, that it is retired', () => {
    const forum = goldenForum('rancher-small');
    const ingress = object(forum, 'base/route/ingress.yaml');

    expect(valuesOf(ingress, 'discourse.org/warning')).toEqual([
      expect.stringContaining('retired in March 2026'),
    ]);
    expect(forumWarnings(forum).map(({ field }) => field)).toContain(
      'spec.network.edge',
    );
  });
});

describe('secrets', () => {
  it('are copied from the store, every one of them, by their keys', () => {
    const forum = goldenForum('rancher-large');
    const copies = renderedObjects(forum).filter(
      ({ kind }) => kind === 'ExternalSecret',
    );

    expect(copies.map(({ metadata }) => metadata.name).sort()).toEqual(
      requiredSecrets(forum)
        .map(({ name }) => name)
        .sort(),
    );
    expect(valuesOf(copies, 'remoteRef')).toContainEqual({
      key: 'dunder/forum/dunder-forum-oidc',
      property: 'clientSecret',
    });
  });

  it('are left to whoever brings them', () => {
    const kinds = renderedObjects(goldenForum('rancher-small')).map(
      ({ kind }) => kind,
    );

    expect(kinds).not.toContain('ExternalSecret');
  });
});

describe('the database', () => {
  it('is restored into a new cluster with an archive of its own', () => {
    const forum = goldenForum('k3s-large');
    const cluster = object(forum, 'base/database/cluster.yaml');

    expect(valuesOf(cluster, 'serverName')).toEqual([
      'wayne-forum-db',
      'wayne-forum-db-r1',
    ]);
    expect(valuesOf(cluster, 'targetTime')).toEqual(['2026-11-20T08:00:00Z']);
    expect(discourseEnvironment(forum).DISCOURSE_DB_HOST).toBe(
      'wayne-forum-db-r1-rw',
    );
  });

  it('is asked through the pooler, but for migrations and dumps', () => {
    const forum = goldenForum('cloud-native-medium');
    const job = object(forum, 'base/migration-expand/expand-job.yaml');

    expect(discourseEnvironment(forum)).toMatchObject({
      DISCOURSE_DB_HOST: 'initech-forum-db-pooler',
      DISCOURSE_DB_BACKUP_HOST: 'initech-forum-db-rw',
      DISCOURSE_DB_ADVISORY_LOCKS: 'false',
    });
    expect(valuesOf(job, 'env').flat()).toContainEqual({
      name: 'DISCOURSE_DB_HOST',
      value: 'initech-forum-db-rw',
    });
  });
});

describe('sign-in', () => {
  it('asks Logto for its discovery document below /oidc', () => {
    expect(
      discourseEnvironment(goldenForum('cloud-native-medium')),
    ).toMatchObject({
      DISCOURSE_OPENID_CONNECT_DISCOVERY_DOCUMENT:
        'https://id.initech.example/oidc/.well-known/openid-configuration',
      DISCOURSE_OPENID_CONNECT_RP_INITIATED_LOGOUT_REDIRECT:
        'https://forum.initech.example',
    });
  });

  it('writes the prefix of DiscourseConnect twice', () => {
    expect(discourseEnvironment(goldenForum('k3s-medium'))).toMatchObject({
      DISCOURSE_ENABLE_DISCOURSE_CONNECT: 'true',
      DISCOURSE_DISCOURSE_CONNECT_URL: 'https://www.stark.example/session/sso',
    });
  });
});

describe('Flux', () => {
  const forum = goldenForum('k3s-medium');

  it('waits for each stage, contraction after the rollout', () => {
    const after = ['migrate', 'app', 'finish'].map(
      stage =>
        valuesOf(
          object(forum, `flux/${stage}-kustomization.yaml`),
          'dependsOn',
        )[0],
    );

    expect(after).toEqual([
      [{ name: 'forum-stark-community-data' }],
      [{ name: 'forum-stark-community-migrate' }],
      [{ name: 'forum-stark-community-app' }],
    ]);
  });

  it('makes Jobs anew, which can not change', () => {
    const job = object(forum, 'base/migration-contract/contract-job.yaml');

    expect(valuesOf(job, 'kustomize.toolkit.fluxcd.io/force')).toEqual([
      'enabled',
    ]);
  });

  it('may touch one namespace only', () => {
    expect(object(forum, 'flux/role.yaml')).toMatchObject({
      kind: 'Role',
      metadata: { namespace: 'stark-community' },
    });
  });
});

describe('autoscaling', () => {
  it('owns the number of pods, so no manifest states it', () => {
    const forum = goldenForum('cloud-native-medium');
    const deployments = renderedObjects(forum).filter(
      ({ kind }) => kind === 'Deployment',
    );

    expect(valuesOf(deployments, 'replicas')).toEqual([]);
    expect(
      valuesOf(
        object(forum, 'base/discourse/sidekiq-fast-scaled-object.yaml'),
        'query',
      ),
    ).toEqual([
      'max(discourse_sidekiq_queue_latency_seconds{namespace="initech-forum",queue=~"critical|default"})',
    ]);
  });
});
