import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { databaseManifests } from '../database/databaseManifests';
import { discourseManifests } from '../discourse/discourseManifests';
import type { ComponentManifests } from '../manifests/ManifestObject';
import { migrationManifests } from '../migration/migrationManifests';
import { namespaceManifests } from '../namespace/namespaceManifests';
import { networkManifests } from '../network/networkManifests';
import { portalKeysManifests } from '../portalKeys/portalKeysManifests';
import { routeManifests } from '../route/routeManifests';
import { valkeyManifests } from '../valkey/valkeyManifests';

/** Everything below `base/`, by folder. */
export function baseManifests(
  forum: ForumSpec,
): Record<string, ComponentManifests> {
  return {
    database: databaseManifests(forum),
    discourse: discourseManifests(forum),
    migration: migrationManifests(forum),
    namespace: namespaceManifests(forum),
    network: networkManifests(forum),
    'portal-keys': portalKeysManifests(forum),
    route: routeManifests(forum),
    valkey: valkeyManifests(forum),
  };
}
