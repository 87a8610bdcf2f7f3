import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { storageEnvironment } from '../../discourse/environment/storageEnvironment';

const UPLOADS_CORS =
  'Discourse does not set the CORS rule of the uploads bucket (`spec.objectStorage.installCorsRule`). Set it by hand at the store';

function corsRule(forum: ForumSpec): string[] {
  const { hostname, backups } = forum.spec;
  const inS3 = forumAssembly(forum).uploads === 's3';
  const byHand =
    storageEnvironment(forum).DISCOURSE_S3_INSTALL_CORS_RULE === 'false';
  const uploads =
    inS3 && byHand
      ? [
          `${UPLOADS_CORS}: origin \`https://${hostname}\`, methods \`GET\` and \`HEAD\`, which fonts and scripts need. With the site setting \`enable_direct_s3_uploads\` also \`PUT\`, the headers \`Authorization\`, \`Content-Disposition\`, \`Content-Type\`, \`x-amz-acl\` and \`x-amz-meta-sha1-checksum\`, and \`ETag\` exposed.`,
        ]
      : [];
  // Without uploads in S3 Discourse leaves the buckets alone altogether.
  const needsBackupsRule = backups.location === 's3' && (byHand || !inS3);
  return needsBackupsRule
    ? [
        ...uploads,
        `Discourse does not set the CORS rule of the backups bucket: to upload a backup in the admin area, allow origin \`https://${hostname}\`, methods \`GET\`, \`HEAD\` and \`PUT\`, all headers, and expose \`ETag\`.`,
      ]
    : uploads;
}

/** What the buckets of a forum have to be like. */
export function storeRules(forum: ForumSpec): string[] {
  return [
    ...(forumAssembly(forum).uploads === 's3'
      ? [
          'Uploads are read by everybody: give the uploads bucket public read (by ACLs, or by a policy where the store has none), the others none.',
          'Backups and uploads never share a bucket: Discourse deletes old backups by itself.',
          'Switch on versioning or replication for uploads; no backup of the database contains them.',
          'Avatars and optimized pictures lie beside the originals in the same bucket.',
        ]
      : [
          'The buckets hold backups: give none of them public read.',
          'Discourse backups and those of the database never share a bucket: Discourse deletes old backups by itself.',
        ]),
    ...corsRule(forum),
    'Self-hosted stores that fit: Ceph RGW, SeaweedFS, Garage.',
  ];
}
