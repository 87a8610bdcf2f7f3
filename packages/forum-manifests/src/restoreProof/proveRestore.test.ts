import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SCHEMA_VERSION } from './__testUtils__/discourseSchema';
import {
  POSTGRES_BINARIES,
  ProofLab,
  type Archive,
} from './__testUtils__/ProofLab';

const describeWithPostgres = POSTGRES_BINARIES ? describe : describe.skip;
const PARTITIONED = `
  CREATE TABLE visits (id int, day int) PARTITION BY RANGE (day);
  CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM (1) TO (2);
  CREATE INDEX visits_by_id ON ONLY visits (id);`;

jest.setTimeout(60_000);

describeWithPostgres('the proof of a restore', () => {
  let lab: ProofLab;
  let good: string;

  beforeAll(() => {
    lab = new ProofLab({ binaries: POSTGRES_BINARIES ?? '' });
    good = lab.dump();
  });

  afterAll(() => lab.stop());

  it('passes a good backup, counts its rows and measures the time', () => {
    const archive = lab.archive({ dump: good });

    const { result, exitCode, running } = lab.prove(archive);

    expect(result).toEqual({
      version: 1,
      forum: 'acme',
      outcome: 'passed',
      startedAt: expect.stringMatching(/^20.*Z$/),
      finishedAt: expect.stringMatching(/^20.*Z$/),
      backup: {
        name: `acme-2026-11-19-033000-v${SCHEMA_VERSION}.tar.gz`,
        takenAt: '2026-11-19T03:30:00Z',
        bytes: archive.content.length,
      },
      restoreMs: expect.any(Number),
      totalMs: expect.any(Number),
      measured: {
        postgres: expect.stringMatching(/^\d+\.\d+/),
        schemaVersion: SCHEMA_VERSION,
        newestPostAt: '2026-11-18T12:00:00Z',
        rows: {
          users: 40,
          topics: 60,
          posts: 300,
          categories: 2,
          groups: 2,
          site_settings: 1,
          uploads: 20,
        },
      },
    });
    expect(exitCode).toBe(0);
    expect(running).toBe(false);
  });

  it('passes a backup without uploads, which is only a dump', () => {
    const { result } = lab.prove({
      name: `acme-2026-11-19-033000-v${SCHEMA_VERSION}.sql.gz`,
      content: gzipSync(good),
    });

    expect(result).toMatchObject({ outcome: 'passed' });
  });

  it('passes a backup of an older version than the forum runs', () => {
    const { result } = lab.prove(lab.archive({ dump: good }), {
      runningSchema: '20261231000000',
    });

    expect(result).toMatchObject({ outcome: 'passed' });
  });

  it('passes counts near those of the last time, and compares nothing with a last result that is no JSON', () => {
    const archive = lab.archive({ dump: good });
    const previous = JSON.stringify({ measured: { rows: { posts: 400 } } });

    expect(lab.prove(archive, { previous }).result).toMatchObject({
      outcome: 'passed',
    });
    expect(lab.prove(archive, { previous: 'nothing' }).result).toMatchObject({
      outcome: 'passed',
    });
  });

  const changed = (sql: string) => () => lab.archive({ dump: lab.dump(sql) });
  const damaged = (change: (content: Buffer) => Buffer) => () => {
    const { name, content } = lab.archive({ dump: good });
    return { name, content: change(content) };
  };
  const broken: [string, string, RegExp, () => Archive][] = [
    ['is empty', 'archive-empty', /acme/, damaged(() => Buffer.alloc(0))],
    [
      'breaks off',
      'archive-damaged',
      /acme/,
      damaged(content => content.subarray(0, content.length / 2)),
    ],
    [
      'has a flipped byte',
      'archive-damaged',
      /acme/,
      damaged(content => {
        const copy = Buffer.from(content);
        copy[Math.floor(copy.length / 2)] ^= 0xff;
        return copy;
      }),
    ],
    [
      'is not compressed at all',
      'archive-damaged',
      /acme/,
      damaged(() => Buffer.from('<html>not found</html>')),
    ],
    [
      'holds no dump',
      'dump-missing',
      /acme/,
      () => lab.archive({ dumpName: 'other.sql.gz' }),
    ],
    [
      'holds a dump whose compression breaks off',
      'dump-damaged',
      /acme/,
      () => lab.archive({ dump: gzipSync(good).subarray(0, 900) }),
    ],
    [
      'holds a dump whose SQL breaks off',
      'dump-incomplete',
      /acme/,
      () => lab.archive({ dump: good.slice(0, good.length / 2) }),
    ],
    [
      'holds an empty dump',
      'dump-incomplete',
      /acme/,
      () => lab.archive({ dump: '' }),
    ],
    [
      'has SQL that fails',
      'restore-failed',
      /SQLSTATE 42P01/,
      () =>
        lab.archive({
          dump: good.replace(
            'CREATE TABLE public.topics ',
            'CREATE TABLE public.threads ',
          ),
        }),
    ],
    [
      'has rows that break a unique index',
      'restore-failed',
      /SQLSTATE 23505/,
      () => lab.archive({ dump: good.replace('\tuser2\t', '\tuser1\t') }),
    ],
    [
      'is of something else than Discourse',
      'wrong-database',
      /no table/,
      changed(
        'DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE wiki (id int)',
      ),
    ],
    [
      'lacks a table',
      'table-missing',
      /^site_settings$/,
      changed('DROP TABLE site_settings'),
    ],
    [
      'has no migrations',
      'schema-empty',
      /no migration/,
      changed('TRUNCATE schema_migrations'),
    ],
    [
      'is of another version than its name says',
      'schema-unexpected',
      /the name says 20260501000000/,
      () => lab.archive({ dump: good, version: '20260501000000' }),
    ],
    [
      'has no person',
      'rows-missing',
      /^users$/,
      changed('DELETE FROM users WHERE id > 0'),
    ],
    [
      'has no posts and no topics',
      'rows-missing',
      /^topics, posts$/,
      changed('TRUNCATE posts, topics'),
    ],
    [
      'has no post of the last weeks',
      'newest-post-old',
      /30 days/,
      () => lab.archive({ dump: good, date: '2026-12-24-033000' }),
    ],
    [
      'has posts of after it was made',
      'newest-post-ahead',
      /newer/,
      () => lab.archive({ dump: good, date: '2026-11-01-033000' }),
    ],
    [
      'lost a primary key',
      'primary-key-missing',
      /^posts$/,
      changed('ALTER TABLE posts DROP CONSTRAINT posts_pkey'),
    ],
    [
      'has an invalid index',
      'index-invalid',
      /visits_by_id/,
      changed(PARTITIONED),
    ],
    [
      'has a foreign key that was never checked',
      'constraint-invalid',
      /posts_category/,
      changed(
        'ALTER TABLE posts ADD COLUMN category_id int; ALTER TABLE posts ADD CONSTRAINT posts_category FOREIGN KEY (category_id) REFERENCES categories (id) NOT VALID',
      ),
    ],
    [
      'holds none of its uploads',
      'uploads-missing',
      /20 of 20 files/,
      () => lab.archive({ dump: good, uploads: 0 }),
    ],
    [
      'lost a few of its uploads',
      'uploads-missing',
      /2 of 20 files/,
      () => lab.archive({ dump: good, uploads: 18 }),
    ],
  ];

  it.each(broken)(
    'refuses a backup that %s: %s',
    (_what, reason, detail, build) => {
      const { result, exitCode, running } = lab.prove(build());

      expect(result).toMatchObject({ outcome: 'failed', reason });
      expect(result.detail).toMatch(detail);
      expect(exitCode).toBe(0);
      expect(running).toBe(false);
    },
  );

  it('refuses a backup of a newer version than the forum runs', () => {
    const { result } = lab.prove(lab.archive({ dump: good }), {
      runningSchema: '20260901000000',
    });

    expect(result).toMatchObject({
      reason: 'schema-newer',
      detail: `${SCHEMA_VERSION}, the forum runs 20260901000000`,
    });
  });

  it('refuses far fewer rows than the last time', () => {
    const { result } = lab.prove(lab.archive({ dump: good }), {
      previous: JSON.stringify({ measured: { rows: { posts: 601 } } }),
    });

    expect(result).toMatchObject({
      reason: 'rows-fewer',
      detail: 'posts 300, last time 601',
    });
  });

  it('refuses where an extension is not there', () => {
    const { result } = lab.prove(lab.archive({ dump: good }), {
      env: { PROOF_EXTENSIONS: 'hstore no_such_extension' },
    });

    expect(result).toMatchObject({
      reason: 'extension-missing',
      detail: 'no_such_extension',
    });
  });

  it('says why no backup came', () => {
    expect(lab.prove(undefined).result).toMatchObject({ reason: 'no-backup' });
    expect(
      lab.prove(undefined, { failure: 'storage-denied' }).result,
    ).toMatchObject({ reason: 'storage-denied' });
  });

  it('puts nothing of the rows into a refusal', () => {
    const { result } = lab.prove(
      lab.archive({ dump: good.replace('\tuser2\t', '\tuser1\t') }),
    );

    expect(JSON.stringify(result)).not.toContain('user1');
  });

  describe('and the live database', () => {
    const countPosts = () =>
      lab.liveSql('forum', 'SELECT count(*) FROM posts').trim();

    it.each([
      ['PGHOST', 'acme-db-rw'],
      ['PGSERVICE', 'live'],
      ['PGPASSFILE', '/tmp/pass'],
      ['DATABASE_URL', 'postgres://acme-db-rw/discourse'],
      ['DISCOURSE_DB_HOST', 'acme-db-rw'],
    ])('is out of reach: %s is refused', (name, value) => {
      const { result, running } = lab.prove(lab.archive({ dump: good }), {
        env: { [name]: value },
      });

      expect(result).toMatchObject({
        reason: 'guard-environment',
        detail: `${name} points to a database`,
      });
      expect(running).toBe(false);
    });

    it('is out of reach: a folder that holds a server already is refused', () => {
      const { result } = lab.prove(lab.archive({ dump: good }), {
        prepare: work => mkdirSync(join(work, 'server')),
      });

      expect(result).toMatchObject({ reason: 'guard-directory' });
    });

    it('is out of reach: its socket in the place of the own one is refused', () => {
      const { result } = lab.prove(lab.archive({ dump: good }), {
        env: {
          PATH: `${lab.liveFolder}/../programs:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin`,
        },
        prepare: work => {
          // A program that starts nothing and puts the live server there.
          const folder = join(lab.liveFolder, '../programs');
          mkdirSync(folder, { recursive: true });
          const socket = join(work, 'server/socket/.s.PGSQL.5432');
          writeFileSync(
            join(folder, 'pg_ctl'),
            `#!/bin/sh\nln -sf ${lab.liveFolder}/.s.PGSQL.5432 ${socket}\n`,
            { mode: 0o755 },
          );
        },
      });

      expect(result).toMatchObject({ reason: 'guard-server' });
      expect(countPosts()).toBe('300');
      expect(
        lab.liveSql('postgres', 'SELECT datname FROM pg_database').split('\n'),
      ).not.toContain('proof');
    });
  });
});
