import { goldenForum } from '../__testUtils__/goldenForums';
import { renderedObjects, valuesOf } from '../__testUtils__/renderedObjects';
import { discourseEnvironment } from './discourseEnvironment';

function expandCommand(name: Parameters<typeof goldenForum>[0]): string {
  const jobs = renderedObjects(goldenForum(name)).filter(
    ({ path }) => path === 'base/migration-expand/expand-job.yaml',
  );
  return valuesOf(jobs, 'command').flat().join(' ');
}

describe('a CDN before the bucket', () => {
  it('serves assets too, which the Job before the rollout puts there', () => {
    expect(discourseEnvironment(goldenForum('separate-large'))).toMatchObject({
      DISCOURSE_S3_CDN_URL: 'https://cdn.globex.example',
      DISCOURSE_S3_ASSET_CDN_URL: 'https://assets.globex.example',
    });
    expect(expandCommand('separate-large')).toBe(
      '/bin/bash -c cd /var/www/discourse && bundle exec rake db:migrate && SKIP_EMBER_CLI_COMPILE=1 bundle exec rake assets:precompile && exec bundle exec rake s3:upload_assets',
    );
  });

  it('is nothing to the Job of a forum without one', () => {
    expect(expandCommand('unified-small')).toBe(
      '/bin/bash -c cd /var/www/discourse && exec bundle exec rake db:migrate',
    );
  });
});

describe('a registry that asks who pulls', () => {
  it('gets the Secret from the account of every pod with the image of Discourse', () => {
    const accounts = renderedObjects(goldenForum('separate-large')).filter(
      ({ kind }) => kind === 'ServiceAccount',
    );

    expect(
      Object.fromEntries(
        accounts.map(account => [
          account.metadata.name,
          account.imagePullSecrets,
        ]),
      ),
    ).toEqual({
      'globex-support-discourse': [{ name: 'registry-globex' }],
      // It fetches and reports with the image of Discourse.
      'globex-support-proof': [{ name: 'registry-globex' }],
      'globex-support-valkey': undefined,
    });
  });
});

describe('a private repository', () => {
  it('is read by Flux with the Secret that the forum names', () => {
    const sources = renderedObjects(goldenForum('k3s-large')).filter(
      ({ kind }) => kind === 'GitRepository',
    );

    expect(valuesOf(sources, 'secretRef')).toEqual([
      { name: 'forum-repository' },
    ]);
  });
});
