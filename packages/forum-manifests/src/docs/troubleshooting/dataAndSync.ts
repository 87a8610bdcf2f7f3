import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../../manifests/names';
import { forumCommands } from '../forumCommands';
import { moreMemory } from '../moreMemory';
import type { Trouble } from './Trouble';

/** How a Secret fails to appear, by what makes it here. */
function missingSecret(forum: ForumSpec): Trouble[] {
  const { kubectl } = forumCommands(forum);
  switch (forum.spec.secrets.provider) {
    case 'sealed-secrets':
      return [
        {
          sign: 'A SealedSecret gives no Secret',
          causes: [
            'It was sealed for another name, another namespace or another cluster. Seal it again with the certificate of this one.',
            'A Secret of that name exists that the controller did not make; it does not overwrite it.',
          ],
          commands: [
            kubectl('get sealedsecret'),
            kubectl('describe sealedsecret | grep -A 3 Message'),
          ],
        },
      ];
    case 'external-secrets':
      return [
        {
          sign: 'An ExternalSecret gives no Secret',
          causes: [
            'The store has no entry of that path or property: [Secrets](secrets.md) lists what this forum asks for.',
            'The store itself is not ready: its credentials at the vault have run out, or its namespaces leave this one out.',
          ],
          commands: [
            kubectl('get externalsecret'),
            kubectl('describe externalsecret | grep -A 3 Message'),
          ],
        },
      ];
    default:
      return [];
  }
}

/** Signs around secrets, data stores and deployment. */
export function dataAndSync(forum: ForumSpec): Trouble[] {
  const names = forumNames(forum);
  const { kubectl, valkey } = forumCommands(forum);
  return [
    {
      sign: 'A pod waits: `CreateContainerConfigError`, `Pending`, `ImagePullBackOff`',
      causes: [
        'A Secret is missing: see [Secrets](secrets.md).',
        'No node has room, or the quota is used up, or the volume has no StorageClass.',
        'The image name or digest is wrong, or the registry is not reachable from the nodes.',
      ],
      commands: [
        kubectl('get events --sort-by=.lastTimestamp | tail -20'),
        kubectl('describe quota'),
      ],
    },
    ...missingSecret(forum),
    {
      sign: 'WAL archiving fails: “Expected empty archive”',
      causes: [
        'A recovered Cluster archives under the name of the one before. Give it a `serverName` of its own.',
      ],
      commands: [kubectl(`logs ${names.database}-1 -c postgres --tail=50`)],
    },
    {
      sign: 'Jobs or logins vanish; “OOM command not allowed”',
      causes: [
        `Valkey is full. It refuses writes rather than lose jobs; find out what grows, or raise \`${moreMemory(
          forum,
          'valkey',
        )}\`.`,
      ],
      commands: [valkey('info memory'), valkey('dbsize')],
    },
    {
      sign: 'A change in the admin area does not stay, or can not be made',
      causes: [
        'The setting is set by this repository, which wins. Change it in `forum.yaml`.',
      ],
      commands: [kubectl(`get configmap ${names.discourse} -o yaml`)],
    },
  ];
}
