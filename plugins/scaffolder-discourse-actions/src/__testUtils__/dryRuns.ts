import type { ChangePortal } from '../change/__testUtils__/startChangePortal';
import { exampleForm } from './exampleForm';
import { exampleSpec } from './exampleSpec';

const WATCHED = 'component:default/acme-community';
/** A forum that still runs from a chart. */
export const CHART = 'chart';
/** A forum whose removal is merged. */
export const RETIRED = 'retired';

/** What a rehearsal of one action is given. */
export interface DryRun {
  input: Record<string, unknown>;
  secrets?: Record<string, string>;
}

const RINGS = [{ name: 'canary', forums: [WATCHED] }];
const { objectStorage, network, smtp } = exampleSpec().spec;

/** A rehearsal of each action, on the forums of `addForums`. */
export const DRY_RUNS: Record<string, DryRun> = {
  'discourse:forum:plan': {
    input: { values: { ...exampleForm, name: 'fresh' } },
  },
  'discourse:forum:render': { input: { spec: exampleSpec() } },
  'discourse:secrets:seal': {
    input: { spec: exampleSpec({ smtpUserName: 'mail' }) },
    secrets: { SMTP_PASSWORD: 'of-a-rehearsal' },
  },
  'discourse:repository:publish': {
    input: { spec: exampleSpec(), description: 'A forum' },
  },
  'discourse:forum:connect': {
    input: {
      id: 'acme-community',
      entityRef: WATCHED,
      location:
        'https://git.example.net/forums/acme-community/catalog-info.yaml',
    },
  },
  'discourse:forum:unregister': {
    input: { forum: `component:default/${RETIRED}`, confirm: RETIRED },
  },
  'discourse:change:upgrade': { input: { forum: WATCHED, channel: 'release' } },
  'discourse:change:scale': { input: { forum: WATCHED, size: 'large' } },
  'discourse:change:groups': {
    input: {
      forum: WATCHED,
      groups: [
        {
          name: 'gardeners',
          preset: 'request',
          title: 'Gardeners',
          purpose: 'Plans the beds of the season',
          owners: ['ada', 'ben'],
        },
      ],
    },
  },
  'discourse:group:apply': {
    input: {
      forum: WATCHED,
      group: {
        name: 'gardeners',
        preset: 'request',
        purpose: 'Plans the beds of the season',
        owners: ['ada', 'ben'],
      },
      justification: 'A tag has no private place',
    },
  },
  'discourse:change:restore': { input: { forum: WATCHED } },
  'discourse:change:adopt': {
    input: {
      forum: `component:default/${CHART}`,
      customer: 'acme',
      owner: 'group:default/acme',
      cluster: 'laptop',
      answers: {
        title: 'Acme',
        contactEmail: 'ops@acme.example',
        objectStorage,
        network: { gateway: network.gateway, issuer: network.issuer },
        smtp: { host: smtp.host },
      },
    },
  },
  'discourse:change:rotate-secrets': {
    input: { forum: WATCHED, rotate: ['sessions', 'portal'] },
  },
  'discourse:change:decommission': {
    input: { forum: WATCHED, stage: 'stop', confirm: 'acme-community' },
  },
  'discourse:change:recut': { input: { forum: WATCHED } },
  'discourse:fleet:recut': { input: { rings: RINGS } },
  'discourse:fleet:upgrade': { input: { rings: RINGS, channel: 'release' } },
  'discourse:change:propose': {
    input: {
      forum: WATCHED,
      branch: 'forum/scale',
      title: 'Another size',
      description: 'The plan',
    },
  },
};

/** One forum that is watched, one on a chart, and one that is taken down. */
export async function addForums(
  portal: ChangePortal,
  options: { now: number },
): Promise<void> {
  const { discourse } = portal;
  await portal.addForum('acme-community', {
    change: { discourse: { version: '2026.7.1' } },
  });
  await portal.addForum(RETIRED, {
    files: { 'DECOMMISSION.md': '# Decommission\n\nStage: removed\n' },
  });
  await portal.addForum(CHART, {
    isRendered: false,
    files: { 'values.yaml': 'host: chart.forums.example\nreplicaCount: 2\n' },
  });
  const watched = discourse.forums.get('acme-community');
  if (watched) {
    const createdAt = new Date(options.now - 60_000).toISOString();
    watched.parts.backups = {
      data: {
        running: false,
        items: [{ filename: 'today.tar.gz', sizeBytes: 1, createdAt }],
      },
    };
  }
}
