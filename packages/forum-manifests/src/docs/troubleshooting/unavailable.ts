import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../../manifests/names';
import { forumCommands } from '../forumCommands';
import type { Trouble } from './Trouble';

/** Signs that the forum does not answer, or not to everybody. */
export function unavailable(forum: ForumSpec): Trouble[] {
  const { spec } = forum;
  const names = forumNames(forum);
  const { kubectl, inWeb } = forumCommands(forum);
  return [
    {
      sign: '502 or 503',
      causes: [
        'No web pod is ready: the app server still starts (assets are compiled first), or migrations have not ended.',
        'A pod ran out of memory: its last state says `OOMKilled`. The graphs of the admin dashboard alone need more than 1 GiB; raise `spec.web.resources.memory`.',
        'The edge can not reach the pods: its NetworkPolicy allows one namespace only.',
        'All workers are busy for longer than 30 seconds, after which the app server ends them.',
      ],
      commands: [
        kubectl('get pods'),
        kubectl('describe pods | grep -A 5 "Last State"'),
        kubectl(`logs deploy/${names.web} --tail=100`),
        inWeb('curl -fsS http://127.0.0.1/srv/status'),
      ],
    },
    {
      sign: 'Probes end pods that are starting',
      causes: [
        'A CPU limit, or a busy node, makes the start longer than the ten minutes of the start-up probe. Liveness and readiness begin only after it.',
        'All workers busy make `/srv/status` wait behind requests: readiness goes first, liveness two minutes later. More workers help, a longer liveness probe hides it.',
      ],
      commands: [
        kubectl('get events --sort-by=.lastTimestamp | tail -20'),
        kubectl(`describe deploy/${names.web}`),
      ],
    },
    {
      sign: 'A first migration stopped half-way: “already exists”',
      causes: [
        'The extension `vector` was missing when the schema was loaded. The load leaves the schema `discourse_functions` behind, and each further try stops at it. With no data yet: create the extension, drop that schema, and let the Job run again.',
      ],
      commands: [
        forumCommands(forum).sql('CREATE EXTENSION IF NOT EXISTS vector'),
        forumCommands(forum).sql(
          'DROP SCHEMA IF EXISTS discourse_functions CASCADE',
        ),
        kubectl(`delete job ${names.migrateExpand}`),
      ],
    },
    {
      sign: 'The forum is read-only',
      causes: [
        'The primary of the database, or Valkey, can not be reached; Discourse goes back by itself when it can.',
        'Somebody switched it on, or a restore was interrupted.',
      ],
      commands: [
        kubectl(`get cluster ${names.database}`),
        inWeb('discourse disable_readonly'),
      ],
    },
    {
      sign: 'Everybody gets 429, or “too many requests”',
      causes: [
        'The address of the visitor is lost on the way, so that all of them share that of the edge. The edge must pass `X-Forwarded-For`, and keep it from what is in front: trusted proxies, or `externalTrafficPolicy: Local`.',
        'A CDN with public addresses in front needs its ranges in `spec.network.trustedProxies`, beside those of the edge. The nginx of the pods takes them from there, no image is built.',
      ],
      commands: [inWeb('tail -n 20 /var/log/nginx/access.log')],
    },
    {
      sign: `\`${spec.hostname}\` does not resolve, or the certificate is wrong`,
      causes: [
        'The record is missing, or points elsewhere; the ACME challenge can not come through before it is right.',
        'The certificate exists and the listener does not use it: its Secret name and namespace must be the listener’s.',
      ],
      commands: [
        `dig +short ${spec.hostname}`,
        kubectl('get certificate,order,challenge'),
        kubectl(`describe certificate ${names.tls}`),
      ],
    },
  ];
}
