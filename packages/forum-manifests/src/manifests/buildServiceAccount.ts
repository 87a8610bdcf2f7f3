import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IServiceAccount } from 'kubernetes-models/v1';
import { objectLabels, type ForumComponent } from './labels';
import { forumNames } from './names';
import { inWave, WAVES } from './syncAnnotations';

/** A ServiceAccount without rights and without a token in its pods. */
export function buildServiceAccount(
  forum: ForumSpec,
  options: { name: string; component: ForumComponent; pullSecret?: string },
): IServiceAccount {
  const { name, component, pullSecret } = options;
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name,
      namespace: forumNames(forum).namespace,
      annotations: inWave(WAVES.foundation),
      labels: objectLabels(forum, component),
    },
    automountServiceAccountToken: false,
    // Every pod of the account pulls with it.
    ...(pullSecret ? { imagePullSecrets: [{ name: pullSecret }] } : {}),
  };
}
