import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { buildConfigMap } from '../discourse/buildConfigMap';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { forumNames } from '../manifests/names';
import { asHook } from '../manifests/syncAnnotations';
import { buildDiscourseJob } from '../migration/buildDiscourseJob';
import {
  BRANDING_DATA,
  BRANDING_FILE,
  BRANDING_SCRIPT,
} from './brandingScript';

const MOUNT_PATH = '/etc/branding';
const DEADLINE_SECONDS = 900;
const WAVE = 1;

function brandingData({ spec }: ForumSpec): string | undefined {
  const { logoUrl, faviconUrl, theme, colors } = spec.branding;
  if (!logoUrl && !faviconUrl && !theme && !colors) {
    return undefined;
  }
  const palette = colors && {
    primary: colors.primary,
    secondary: colors.secondary,
    tertiary: colors.tertiary,
    ...(colors.header ? { header_background: colors.header } : {}),
  };
  return JSON.stringify(
    { logoUrl, faviconUrl, theme, colors: palette },
    undefined,
    2,
  );
}

/** Applies logo, palette and theme after each sync, where there are any. */
export function brandingManifests(forum: ForumSpec): ComponentManifests {
  const { branding } = forumNames(forum);
  const data = brandingData(forum);
  if (data === undefined) {
    return {};
  }
  return {
    'config-map': buildConfigMap(forum, {
      name: branding,
      component: 'branding',
      data: { [BRANDING_DATA]: data, [BRANDING_FILE]: BRANDING_SCRIPT },
    }),
    job: buildDiscourseJob(forum, {
      name: branding,
      component: 'branding',
      annotations: asHook('PostSync', WAVE),
      commands: [`bundle exec rails runner ${MOUNT_PATH}/${BRANDING_FILE}`],
      deadlineSeconds: DEADLINE_SECONDS,
      volumes: [{ name: 'script', configMap: { name: branding } }],
      volumeMounts: [{ name: 'script', mountPath: MOUNT_PATH, readOnly: true }],
    }),
  };
}
