import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { usesObjectStorage } from '../../objectStorage/usesObjectStorage';
import { objectStorageEndpoint } from '../../objectStorage/objectStorageEndpoint';

type Environment = Record<string, string>;

function backupSettings({ spec }: ForumSpec): Environment {
  const { backups, objectStorage } = spec;
  const inS3 = backups.location === 's3';
  return {
    DISCOURSE_BACKUP_LOCATION: inS3 ? 's3' : 'local',
    ...(inS3
      ? { DISCOURSE_S3_BACKUP_BUCKET: objectStorage.backupsBucket }
      : {}),
    DISCOURSE_AUTOMATIC_BACKUPS_ENABLED: 'true',
    DISCOURSE_BACKUP_FREQUENCY: String(backups.frequencyDays),
    DISCOURSE_MAXIMUM_BACKUPS: String(backups.keep),
    DISCOURSE_BACKUP_TIME_OF_DAY: backups.timeOfDay,
    DISCOURSE_BACKUP_WITH_UPLOADS: String(backups.withUploads),
  };
}

/**
 * Uploads in S3 are a global setting, which takes effect by naming a bucket.
 * Backups in S3 beside local uploads are site settings with their own keys.
 */
export function storageEnvironment(forum: ForumSpec): Environment {
  const { objectStorage } = forum.spec;
  if (!usesObjectStorage(forum)) {
    return backupSettings(forum);
  }
  const { customUrl } = objectStorageEndpoint(objectStorage.endpoint);
  const settings: Environment = {
    DISCOURSE_S3_REGION: objectStorage.region,
    DISCOURSE_S3_USE_ACLS: String(objectStorage.useAcls),
    // Stores other than AWS often lack the CORS call.
    DISCOURSE_S3_INSTALL_CORS_RULE: String(
      objectStorage.installCorsRule ?? customUrl === undefined,
    ),
    ...backupSettings(forum),
    AWS_REQUEST_CHECKSUM_CALCULATION: 'when_required',
    AWS_RESPONSE_CHECKSUM_VALIDATION: 'when_required',
  };
  if (customUrl) {
    settings.DISCOURSE_S3_ENDPOINT = customUrl;
  }
  if (forumAssembly(forum).uploads === 's3' && objectStorage.uploadsBucket) {
    settings.DISCOURSE_S3_BUCKET = objectStorage.uploadsBucket;
    if (objectStorage.cdnUrl) {
      settings.DISCOURSE_S3_CDN_URL = objectStorage.cdnUrl;
    }
    if (objectStorage.assetCdnUrl) {
      settings.DISCOURSE_S3_ASSET_CDN_URL = objectStorage.assetCdnUrl;
    }
  }
  return settings;
}
