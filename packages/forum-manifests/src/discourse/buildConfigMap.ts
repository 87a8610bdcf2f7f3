import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IConfigMap } from 'kubernetes-models/v1';
import { objectLabels, type ForumComponent } from '../manifests/labels';
import { forumNames } from '../manifests/names';
import { inWave, WAVES } from '../manifests/syncAnnotations';

/** A ConfigMap that is there before the pods that read it. */
export function buildConfigMap(
  forum: ForumSpec,
  options: {
    name: string;
    data: Record<string, string>;
    component?: ForumComponent;
  },
): IConfigMap {
  const { name, data, component = 'discourse' } = options;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      namespace: forumNames(forum).namespace,
      annotations: inWave(WAVES.configuration),
      labels: objectLabels(forum, component),
    },
    data,
  };
}
