import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { resolveSizing } from '../sizing/resolveSizing';
import { forumCommands } from './forumCommands';
import { gitopsCommands } from './gitopsCommands';
import { checklist, markdownTable, page, shell } from './markdown';

function beforeProduction(forum: ForumSpec): string {
  const { spec } = forum;
  return checklist(
    '`forum check` passes on the branch that is deployed',
    `${gitopsCommands(forum).tool} reports synced and healthy`,
    `<https://${spec.hostname}/srv/status> answers \`ok\`, over a certificate that browsers trust`,
    `<http://${spec.hostname}> redirects to HTTPS, and the browser’s console reports no mixed content`,
    'An administrator logged in with a second factor, and again with a recovery code',
    'A test mail arrived (Admin → Email), and so did a password reset',
    forumAssembly(forum).uploads === 's3'
      ? 'An image was uploaded, is shown, and is in the uploads bucket'
      : 'An image was uploaded, is shown, and still is after every web pod was restarted',
    `A post made in one browser shows up in another without a reload (long polling passes the edge)`,
    'Logo, colours and title are right in the light and the dark theme, on a phone too',
    'The admin dashboard shows its graphs without a 503',
    'Sidekiq works: the queues drain, the list of dead jobs is empty',
    spec.backups.location === 's3'
      ? 'A Discourse backup and a base backup of the database exist in their buckets'
      : 'A Discourse backup exists on the volume of the uploads, and a base backup of the database in its bucket',
    'One of them was restored somewhere else, and the time that took is written down',
    'The portal shows a last proven restore, or the [proof was run by hand](backup-restore.md#proof-of-restore)',
    spec.monitoring.enabled
      ? 'Alerts reach the people on duty: one was fired on purpose'
      : 'Somebody looks at the portal each day: this forum has no alerts',
    'Requests from outside see their own address in the logs, not that of the edge',
  );
}

function afterProduction(forum: ForumSpec): string {
  return checklist(
    forum.spec.monitoring.enabled
      ? 'One hour: 5xx rate, queue latency and memory are inside their alerts'
      : 'One hour: the logs show no 5xx, the queues drain, no pod restarted',
    'One day: the nightly backups ran, no scheduled job failed',
    `One week: members found the guides, feedback was read, and ${
      forum.spec.size === 'large'
        ? 'the requests still fit'
        : 'the size still fits'
    } the load`,
    'One month: a failover and a restore were rehearsed',
  );
}

function failover(forum: ForumSpec): string[] {
  const names = forumNames(forum);
  const { database, web } = resolveSizing(forum);
  const { kubectl, sql } = forumCommands(forum);
  const node = '<node>';
  const promote =
    database.instances > 1
      ? [
          '### Failover of the database',
          'Write a post, end the primary, and write another as soon as the forum takes it. Failover takes seconds to tens of seconds; meanwhile the forum is read-only.',
          shell(
            kubectl(
              `get cluster ${names.database} -o jsonpath='{.status.currentPrimary}{"\\n"}'`,
            ),
            kubectl(
              `delete pod -l cnpg.io/cluster=${names.database},cnpg.io/instanceRole=primary`,
            ),
            kubectl(`get cluster ${names.database} -w`),
            sql('SELECT count(*) FROM posts'),
          ),
        ]
      : [
          '### Restart of the database',
          'The one instance has nobody to hand over to: the forum answers with errors until its pod is back. More than one instance (`spec.database.instances`) takes that away.',
          shell(
            kubectl(`delete pod -l cnpg.io/cluster=${names.database}`),
            kubectl(`get pods -l cnpg.io/cluster=${names.database} -w`),
          ),
        ];
  return [
    ...promote,
    '### Drain of a node',
    web.replicas > 1
      ? 'No request fails: the disruption budget moves one web pod at a time.'
      : 'With one web pod the forum is away until the pod runs on another node; two or more (`spec.web.replicas`) avoid that.',
    shell(
      kubectl('get pods -o wide'),
      `kubectl drain ${node} --ignore-daemonsets --delete-emptydir-data`,
      kubectl('get pods -o wide -w'),
      `kubectl uncordon ${node}`,
    ),
    '### Restart of every pod',
    'Members stay logged in, queued jobs survive: sessions hang on the secret key base, jobs on the append-only file of Valkey.',
    shell(
      kubectl('rollout restart deployment'),
      kubectl(`delete pod ${names.valkey}-0`),
      kubectl(`rollout status deployment/${names.web}`),
    ),
  ];
}

/** `docs/verification.md`: what to check before and after production. */
export function verificationPage(forum: ForumSpec): string {
  return page(
    '# Verification',
    'Copy the lists into the change ticket and tick them off there.',
    '## Before production',
    beforeProduction(forum),
    '## Failover, drain and restart',
    'Run these before production, and after each change of the platform.',
    ...failover(forum),
    '## Go or no-go',
    markdownTable(
      ['Question', 'Go when'],
      [
        ['Can it be restored?', 'a restore was done, timed and checked'],
        ['Does mail arrive?', 'a password reset arrived at two providers'],
        [
          'Is it safe?',
          'second factors on, no plain secret in Git, NetworkPolicies enforced',
        ],
        ['Does it bear a loss?', 'the three tests above kept every post'],
        [
          'Is somebody watching?',
          forum.spec.monitoring.enabled
            ? 'an alert reached the person on duty'
            : 'it is agreed who looks at the portal, and when',
        ],
        [
          'Is there a way back?',
          'the old forum, or the last version, can serve again within the agreed time',
        ],
      ],
    ),
    'One “no” keeps the old state in place. The way back before the switch is to leave DNS as it is; after it, see [Upgrade](upgrade.md) and [Disaster recovery](disaster-recovery.md).',
    '## After production',
    afterProduction(forum),
  );
}
