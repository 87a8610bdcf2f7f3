import { forumAssembly } from '../profiles';
import type { ForumSpec } from '../schema';
import type { ForumSpecFault } from '../schemaFaults';

/** Discourse deletes old backups by itself, so no bucket may serve two ends. */
function bucketFaults(forum: ForumSpec): ForumSpecFault[] {
  const { objectStorage } = forum.spec;
  const { uploadsBucket, backupsBucket, databaseBucket } = objectStorage;
  const faults: ForumSpecFault[] = [];
  if (forumAssembly(forum).uploads === 's3' && !uploadsBucket) {
    faults.push({
      field: 'spec.objectStorage.uploadsBucket',
      message:
        'is missing; name the bucket of uploads, or set spec.uploads.store to volume',
    });
  }
  if (
    forum.spec.objectStorage.assetCdnUrl &&
    !forum.spec.objectStorage.cdnUrl
  ) {
    faults.push({
      field: 'spec.objectStorage.assetCdnUrl',
      message:
        'needs spec.objectStorage.cdnUrl, without which Discourse serves assets from its pods',
    });
  }
  if (backupsBucket === uploadsBucket) {
    faults.push({
      field: 'spec.objectStorage.backupsBucket',
      message: 'must be another bucket than uploadsBucket',
    });
  }
  if (databaseBucket === uploadsBucket || databaseBucket === backupsBucket) {
    faults.push({
      field: 'spec.objectStorage.databaseBucket',
      message: 'must be another bucket than uploadsBucket and backupsBucket',
    });
  }
  return faults;
}

/** A ReadWriteOnce volume is for the pods of one node. */
function volumeFaults(forum: ForumSpec): ForumSpecFault[] {
  const { spec } = forum;
  const { uploads, webReplicas } = forumAssembly(forum);
  const faults: ForumSpecFault[] = [];
  if (uploads === 's3' && spec.backups.location === 'volume') {
    faults.push({
      field: 'spec.backups.location',
      message:
        'must be s3: with uploads in S3 there is no volume for backups to lie on',
    });
  }
  if (uploads !== 'volume' || spec.uploads.accessMode !== 'ReadWriteOnce') {
    return faults;
  }
  const single = 'a ReadWriteOnce volume serves one pod; use ReadWriteMany';
  if (webReplicas > 1) {
    faults.push({
      field: 'spec.web.replicas',
      message: `must be 1: ${single}`,
    });
  }
  if (spec.web.autoscaling) {
    faults.push({
      field: 'spec.web.autoscaling',
      message: `must be left out: ${single}`,
    });
  }
  if (spec.sidekiq.mode !== 'unified') {
    faults.push({
      field: 'spec.sidekiq.mode',
      message: `must be unified: ${single}`,
    });
  }
  return faults;
}

function recoveryFaults({ metadata, spec }: ForumSpec): ForumSpecFault[] {
  const { recovery } = spec.database;
  if (!recovery) {
    return [];
  }
  const name = `${metadata.name}-db-r${recovery.generation}`;
  if (recovery.sourceServerName !== name) {
    return [];
  }
  return [
    {
      field: 'spec.database.recovery.generation',
      message:
        'makes the new cluster’s name that of its source; a restore needs a new cluster, so count it up',
    },
  ];
}

/** Faults of buckets, volumes and restores. */
export function storageFaults(forum: ForumSpec): ForumSpecFault[] {
  return [
    ...bucketFaults(forum),
    ...volumeFaults(forum),
    ...recoveryFaults(forum),
  ];
}
