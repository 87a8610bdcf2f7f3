import {
  startForumFleet,
  type FaultName,
  type ForumFleet,
} from '@backstage-discourse/discourse-simulator';
import type {
  ForumState,
  ProblemKind,
} from '@backstage-discourse/plugin-discourse-common';
import request from 'supertest';
import { startPortal, type Portal } from '../__testUtils__/startPortal';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(60_000);

const MONITOR = 'c'.repeat(64);

const FAULTS: Array<[FaultName, ProblemKind, ForumState]> = [
  ['down', 'unreachable', 'unreachable'],
  ['reset', 'unreachable', 'unreachable'],
  ['slow', 'timed-out', 'unreachable'],
  ['hang', 'timed-out', 'unreachable'],
  ['unauthorized', 'bad-key', 'partial'],
  ['forbidden', 'bad-key', 'partial'],
  // Discourse hides admin routes behind 404 from those without the right.
  ['not-found', 'missing-right', 'partial'],
  ['rate-limited', 'rate-limited', 'partial'],
  ['server-error', 'server-error', 'partial'],
  ['bad-gateway', 'server-error', 'partial'],
  ['html', 'not-json', 'partial'],
  ['truncated', 'not-json', 'partial'],
  ['wrong-types', 'unexpected-shape', 'partial'],
  ['nul-texts', 'unexpected-shape', 'partial'],
  ['huge', 'too-large', 'partial'],
  ['redirect', 'redirected', 'partial'],
];

const hostnameOf = (fault: string) => `${fault}.forums.example`;

describe('GET /forums/:id while a forum misbehaves', () => {
  let forums: ForumFleet;
  let portal: Portal;

  beforeAll(async () => {
    const names = [...FAULTS.map(([fault]) => fault), 'read-only', 'healthy'];
    forums = await startForumFleet({
      slowMs: 8000,
      forums: names.map(name => ({
        hostname: hostnameOf(name),
        title: name,
        keys: { monitor: MONITOR },
      })),
    });
    portal = await startPortal({
      discourse: {
        allowedHosts: [new URL(forums.url).host],
        collector: {
          interval: { minutes: 5 },
          timeout: { seconds: 6 },
          staleAfter: { minutes: 10 },
        },
        refresh: { minInterval: { milliseconds: 1 } },
        forums: names.map(name => ({
          id: name,
          entityRef: `component:default/${name}`,
          url: forums.forumUrl(hostnameOf(name)),
          keys: { monitor: MONITOR },
        })),
      },
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await forums?.close();
  });

  const untilComplete = (id: string) =>
    waitFor(
      () => portal.getStatus(id),
      ({ parts }) => parts.groups.data !== undefined,
    );

  const setFault = async (id: string, fault: FaultName) => {
    forums.setFault(hostnameOf(id), fault);
    await request(portal.server)
      .post(`/api/discourse/forums/${id}/refresh`)
      .expect(202);
  };

  const untilProblem = (id: string) =>
    waitFor(
      () => portal.getStatus(id),
      ({ parts }) => Object.values(parts).some(part => part.problem),
    );

  it.each(FAULTS)(
    '%s shows as %s with the last good data and their age',
    async (fault, kind, state) => {
      const before = await untilComplete(fault);
      expect(before.state).toBe('fresh');

      await setFault(fault, fault);
      const after = await untilProblem(fault);

      const { sidekiq } = after.parts;
      expect(sidekiq.problem?.kind).toBe(kind);
      expect(sidekiq.data).toBeDefined();
      expect(Date.parse(sidekiq.observedAt ?? '')).toBeLessThan(
        Date.parse(sidekiq.problem?.since ?? ''),
      );
      expect(after.state).toBe(state);
      expect(after.findings.map(finding => finding.id)).toContain(
        `access-${kind}`,
      );
      expect(after.findings[0].severity).not.toBe('ok');
      expect(JSON.stringify(after)).not.toContain(MONITOR);
    },
  );

  it('read-only mode shows as a finding, since all can still be read', async () => {
    await untilComplete('read-only');
    await setFault('read-only', 'read-only');

    const status = await waitFor(
      () => portal.getStatus('read-only'),
      ({ parts }) => parts.health.data?.readOnly === true,
    );

    expect(status.state).toBe('fresh');
    expect(status.findings[0].id).toBe('health-read-only');
  });

  it('forgets the problem when the forum is well again', async () => {
    await untilComplete('healthy');
    await setFault('healthy', 'down');
    const broken = await untilProblem('healthy');
    await setFault('healthy', 'none');

    const healed = await waitFor(
      () => portal.getStatus('healthy'),
      status => status.state === 'fresh',
    );

    expect(broken.state).toBe('unreachable');
    expect(healed.parts.health.problem).toBeUndefined();
    expect(healed.findings[0].severity).toBe('ok');
  });
});
