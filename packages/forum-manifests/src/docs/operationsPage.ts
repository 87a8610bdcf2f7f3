import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { resolveSizing } from '../sizing/resolveSizing';
import { forumCommands } from './forumCommands';
import { moreMemory } from './moreMemory';
import { count, bullets, fence, markdownTable, page, shell } from './markdown';

function threads(forum: ForumSpec): string {
  const { pools } = resolveSizing(forum);
  return forum.spec.sidekiq.mode === 'hybrid'
    ? pools
        .map(
          pool => `${count(pool.threads, 'thread')} in pool \`${pool.name}\``,
        )
        .join(', ')
    : `${count(forum.spec.sidekiq.threads, 'thread')} a process`;
}

function sidekiq(forum: ForumSpec): string[] {
  const { spec } = forum;
  const { pools } = resolveSizing(forum);
  const { kubectl, inWeb } = forumCommands(forum);
  const own = pools.length > 0;
  const where = own ? 'in pods of its own' : 'inside the web pods';
  return [
    '## Background jobs',
    `Sidekiq runs ${where}, ${threads(
      forum,
    )}. Mail, notifications, image work, digests and backups all are jobs: a forum whose jobs stand still looks alive and is not.`,
    markdownTable(
      ['Queue', 'Weight', 'Late when it waits longer than'],
      [
        ['critical', '8', '2 minutes'],
        ['default', '4', '2 minutes'],
        ['low', '2', '30 minutes'],
        ['ultra_low', '1', '4 hours'],
      ],
    ),
    `Look at <https://${spec.hostname}/sidekiq> as administrator, at the forum’s page in the portal, or ask:`,
    shell(
      inWeb(
        'rails runner "Sidekiq::Queue.all.each { |q| puts [q.name, q.size, q.latency.round].join(%( )) }"',
      ),
      inWeb(
        'rails runner "puts Sidekiq::RetrySet.new.size, Sidekiq::DeadSet.new.size"',
      ),
    ),
    '### Failed jobs',
    'A job that fails is retried by itself, later each time, and dies in the end. Read the error of the dead ones first; most come from mail, from a site that a link preview could not reach, or from the store. Once the cause is gone:',
    shell(
      inWeb(
        'rails runner "Sidekiq::DeadSet.new.each { |job| puts [job.klass, job[%(error_message)]].join(%( )) }"',
      ),
      inWeb('rails runner "Sidekiq::RetrySet.new.retry_all"'),
      inWeb('rails runner "Sidekiq::DeadSet.new.retry_all"'),
    ),
    'Never empty a queue to make an alert go away: the jobs in it are mails and notifications of members.',
    '### Pause and go on',
    shell(
      inWeb('rails runner "Sidekiq.pause!"'),
      inWeb('rails runner "Sidekiq.unpause!"'),
    ),
    `When the queue grows faster than it drains, raise ${
      own
        ? 'the replicas below `spec.sidekiq`'
        : '`spec.web.replicas`, or set `spec.sidekiq.mode` to `separate`,'
    } in \`forum.yaml\`. More threads need more database connections; the render counts them.`,
    '### Processes',
    shell(
      kubectl(
        `top pods -l app.kubernetes.io/instance=${forum.metadata.name} --containers`,
      ),
    ),
    spec.sidekiq.mode === 'hybrid'
      ? 'Each of these pods is one Sidekiq process and nothing that watches over it: one that outgrows its memory limit is ended and started anew, and one whose process is gone fails its liveness probe, which restarts the pod within two minutes.'
      : 'A Sidekiq process that grows above 500 MB restarts by itself within half an hour; one that Valkey has not heard of for 100 seconds, within a minute.',
  ];
}

function scaling(forum: ForumSpec): string[] {
  const { kubectl } = forumCommands(forum);
  const { web, database } = resolveSizing(forum);
  return [
    '## Scaling',
    `This forum has ${count(web.replicas, 'web pod')} of ${count(
      web.workers,
      'worker',
    )} and ${web.pod.memoryLimitMi} MiB of memory, and ${count(
      database.instances,
      'database instance',
    )}. One worker serves one request at a time.`,
    markdownTable(
      ['Sign', 'Change in `forum.yaml`'],
      [
        [
          'requests wait for a worker (more than 0.3 s), CPU of the web pods above 70 %',
          '`spec.web.replicas`, then `spec.web.workers`',
        ],
        [
          'web pods end with `OOMKilled`, the admin dashboard answers 503',
          '`spec.web.resources.memory`; below 2 GiB the dashboard’s graphs do not fit',
        ],
        ['queues wait', 'see above'],
        [
          'the database volume is more than 85 % full',
          '`spec.database.storage`; volumes grow and never shrink',
        ],
        [
          'reads are slow, the database’s memory is small for its data',
          `\`${moreMemory(forum, 'database')}\``,
        ],
      ],
    ),
    'Memory is no signal to scale on: Ruby does not give it back. Watch the trend of volumes and queue latency by month, and change the size before the alert does.',
    shell(kubectl('top pods'), kubectl('get pvc')),
  ];
}

function logQueries(forum: ForumSpec): string {
  const { namespace } = forumNames(forum);
  const { pools } = resolveSizing(forum);
  const jobs = pools.length > 0 ? 'sidekiq' : 'web';
  return fence(
    'logql',
    `{namespace="${namespace}", component="web"} |= "ERROR"`,
    `{namespace="${namespace}", component="${jobs}"} |= "Job exception"`,
    `{namespace="${namespace}", container="postgres"} |~ "ERROR|FATAL|PANIC"`,
  );
}

function logs(forum: ForumSpec): string[] {
  const { spec } = forum;
  const { kubectl, inWeb, workloads } = forumCommands(forum);
  const names = forumNames(forum);
  return [
    '## Logs and errors',
    shell(
      ...workloads.map(name => kubectl(`logs deploy/${name} --tail=200 -f`)),
      kubectl(`logs ${names.database}-1 -c postgres --tail=200`),
      kubectl(`logs ${names.valkey}-0 --tail=200`),
      inWeb('tail -n 100 /shared/log/rails/unicorn.stderr.log'),
      inWeb('tail -n 100 /var/log/nginx/access.log'),
    ),
    `Rails writes to the standard output of the pod. Keep the labels of Loki to namespace, pod, container, and the pods’ own \`app.kubernetes.io/name\` and \`app.kubernetes.io/component\` as app and component; a label for each member or path would break its index. Then:`,
    logQueries(forum),
    `Errors with their traces, grouped, are at <https://${spec.hostname}/logs> for administrators.`,
    'Files inside a pod are rotated by the image and end with the pod; what the cluster keeps, it keeps as long as the platform says. Neither should be kept longer than your privacy notice allows: they hold addresses of members.',
  ];
}

/** `docs/operations.md`: the daily work with a forum that runs. */
export function operationsPage(forum: ForumSpec): string {
  const { inWeb, sql, kubectl } = forumCommands(forum);
  const names = forumNames(forum);
  return page(
    '# Operations',
    ...sidekiq(forum),
    '## Console',
    'The console changes production without asking twice. Read with it freely; write with it only what no setting and no `forum.yaml` can do, and note it in the ticket.',
    shell(inWeb('rails c'), inWeb('bash'), sql()),
    ...logs(forum),
    ...scaling(forum),
    '## Secrets',
    'Rotate once a year, and at once when somebody who knew one leaves. Make the new value at its source, [seal it](secrets.md), merge, then restart the pods, which keep the value that they started with:',
    shell(
      kubectl('rollout restart deployment'),
      kubectl(`rollout status deployment/${names.web}`),
    ),
    bullets(
      'mail and object store: add the new credential beside the old one, roll over, then remove the old one',
      `Valkey: the password of its pod and of Discourse change together; restart StatefulSet \`${names.valkey}\` too`,
      'the secret key base: a change logs everybody out; rotate it only when it leaked',
      `the portal’s keys: a new value in Secret \`${names.portalKeys}\` revokes the one before at the next sync`,
      'the database password belongs to the operator: nobody needs to know it',
    ),
    '## Routine',
    markdownTable(
      ['How often', 'What'],
      [
        [
          'each day',
          'alerts, dead jobs, last backup: the portal shows all three',
        ],
        [
          'each week',
          'the newest release and its security notes; the reviewable queue of the moderators',
        ],
        [
          'each month',
          '[upgrade](upgrade.md); trends of volumes, memory and latency; staged users and admins that are no longer needed',
        ],
        [
          'each quarter',
          'a [restore](disaster-recovery.md) somewhere else; drain of a node',
        ],
        ['each year', 'rotation of secrets; the guides for members'],
      ],
    ),
    'Security fixes of Discourse come as patch releases of the version that runs: take them within days, they need no preparation beyond a backup.',
  );
}
