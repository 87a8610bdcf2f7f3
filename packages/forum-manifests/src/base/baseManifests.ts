import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { brandingManifests } from '../branding/brandingManifests';
import { databaseManifests } from '../database/databaseManifests';
import { discourseManifests } from '../discourse/discourseManifests';
import { settingsManifests } from '../discourse/settingsManifests';
import type { ComponentManifests } from '../manifests/ManifestObject';
import {
  contractManifests,
  expandManifests,
} from '../migration/migrationManifests';
import { monitoringManifests } from '../monitoring/monitoringManifests';
import { namespaceManifests } from '../namespace/namespaceManifests';
import { networkManifests } from '../network/networkManifests';
import { portalKeysManifests } from '../portalKeys/portalKeysManifests';
import { restoreProofManifests } from '../restoreProof/restoreProofManifests';
import { routeManifests } from '../route/routeManifests';
import { externalSecretManifests } from '../secrets/externalSecretManifests';
import { valkeyManifests } from '../valkey/valkeyManifests';

/** Everything below `base/`, by folder. */
export function baseManifests(
  forum: ForumSpec,
): Record<string, ComponentManifests> {
  const folders = {
    branding: brandingManifests(forum),
    database: databaseManifests(forum),
    discourse: discourseManifests(forum),
    'migration-contract': contractManifests(forum),
    'migration-expand': expandManifests(forum),
    namespace: namespaceManifests(forum),
    network: networkManifests(forum),
    'portal-keys': portalKeysManifests(forum),
    monitoring: monitoringManifests(forum),
    'restore-proof': restoreProofManifests(forum),
    route: routeManifests(forum),
    secrets: externalSecretManifests(forum),
    settings: settingsManifests(forum),
    valkey: valkeyManifests(forum),
  };
  return Object.fromEntries(
    Object.entries(folders).filter(
      ([, manifests]) => Object.keys(manifests).length > 0,
    ),
  );
}
