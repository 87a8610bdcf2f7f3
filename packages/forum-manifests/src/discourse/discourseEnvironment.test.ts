import fc from 'fast-check';
import { forumSpecs } from '../__testUtils__/forumSpecs';
import { goldenForum } from '../__testUtils__/goldenForums';
import { confValueFault } from '@backstage-discourse/plugin-discourse-common';
import { assertConfValues } from './confValue';
import { discourseEnvironment } from './discourseEnvironment';

describe('discourseEnvironment', () => {
  it('survives discourse.conf for any forum', () => {
    fc.assert(
      fc.property(forumSpecs, forum => {
        const environment = discourseEnvironment(forum);

        assertConfValues(environment);
        for (const name of Object.keys(environment)) {
          expect(name).toMatch(/^(DISCOURSE|AWS|PG|RAILS)_?[A-Z0-9_]+$/);
        }
      }),
    );
  });

  it('leaves AWS to find its own endpoint and names any other', () => {
    const aws = discourseEnvironment(goldenForum('unified-small'));
    const other = discourseEnvironment(goldenForum('separate-large'));

    expect(aws).not.toHaveProperty('DISCOURSE_S3_ENDPOINT');
    expect(other).toMatchObject({
      DISCOURSE_S3_ENDPOINT: 'https://s3.globex.example:9000',
      DISCOURSE_S3_CDN_URL: 'https://cdn.globex.example',
      DISCOURSE_S3_USE_ACLS: 'false',
      DISCOURSE_S3_INSTALL_CORS_RULE: 'false',
    });
  });

  it('keeps uploads and backups in S3', () => {
    expect(discourseEnvironment(goldenForum('unified-small'))).toMatchObject({
      DISCOURSE_S3_BUCKET: 'acme-uploads',
      DISCOURSE_S3_BACKUP_BUCKET: 'acme-backups',
      DISCOURSE_BACKUP_LOCATION: 's3',
      DISCOURSE_S3_REGION: 'eu-central-1',
    });
  });

  it('speaks TLS to the mail relay in the way its port wants', () => {
    expect(discourseEnvironment(goldenForum('separate-large'))).toMatchObject({
      DISCOURSE_SMTP_FORCE_TLS: 'true',
      DISCOURSE_SMTP_ENABLE_START_TLS: 'false',
    });
    expect(discourseEnvironment(goldenForum('unified-small'))).toMatchObject({
      DISCOURSE_SMTP_FORCE_TLS: 'false',
      DISCOURSE_SMTP_ENABLE_START_TLS: 'true',
    });
  });

  it('names a read replica only where there is one', () => {
    const single = discourseEnvironment(goldenForum('unified-small'));
    const replicated = discourseEnvironment(goldenForum('separate-large'));

    expect(single).not.toHaveProperty('DISCOURSE_DB_REPLICA_HOST');
    expect(replicated.DISCOURSE_DB_REPLICA_HOST).toBe('globex-support-db-ro');
  });

  it('gives every job thread a database connection', () => {
    const environment = discourseEnvironment(goldenForum('separate-large'));

    expect(Number(environment.DISCOURSE_DB_POOL)).toBeGreaterThanOrEqual(12);
  });
});

describe('confValueFault', () => {
  it.each(["it's", 'two\nlines', 'a\rb', '<%= 1 %>'])('refuses %j', value => {
    expect(confValueFault(value, { text: false })).toBeDefined();
  });

  it.each(['42', 'true', 'false'])('refuses %s as text only', value => {
    expect(confValueFault(value, { text: true })).toBeDefined();
    expect(confValueFault(value, { text: false })).toBeUndefined();
  });

  it('names the setting and not its value', () => {
    expect(() => assertConfValues({ DISCOURSE_TITLE: "canary'" })).toThrow(
      /^The value of 'DISCOURSE_TITLE' holds a quote/,
    );
  });
});
