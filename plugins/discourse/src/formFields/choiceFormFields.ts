import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ClusterField, clusterSchema } from './choices/ClusterField';
import { SizeField, sizeSchema } from './choices/SizeField';
import { VersionField, versionSchema } from './choices/VersionField';

/** `ui:field: DiscourseCluster` */
export const clusterFormField = createFormField({
  name: 'DiscourseCluster',
  component: ClusterField,
  schema: clusterSchema,
});

/** `ui:field: DiscourseSize` */
export const sizeFormField = createFormField({
  name: 'DiscourseSize',
  component: SizeField,
  schema: sizeSchema,
});

/** `ui:field: DiscourseVersion` */
export const versionFormField = createFormField({
  name: 'DiscourseVersion',
  component: VersionField,
  schema: versionSchema,
});
