import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { senderAddress } from '../discourse/environment/senderAddress';
import { markdownTable, page, shell } from './markdown';

/** The CDNs, which only uploads in S3 have; two may share a host. */
function cdnNames(forum: ForumSpec): string[][] {
  const { cdnUrl, assetCdnUrl } = forum.spec.objectStorage;
  if (forumAssembly(forum).uploads !== 's3' || !cdnUrl) {
    return [];
  }
  const uploads = new URL(cdnUrl).host;
  const assets = new URL(assetCdnUrl ?? cdnUrl).host;
  const row = (host: string, files: string) => [
    `\`${host}\``,
    'CNAME',
    `the CDN in front of the ${files}`,
  ];
  return uploads === assets
    ? [row(uploads, 'uploads and the assets')]
    : [row(uploads, 'uploads'), row(assets, 'assets')];
}

/** The host names of a forum, and the records that they need. */
export function domainNames(forum: ForumSpec): string {
  const { spec } = forum;
  const rows = [
    [`\`${spec.hostname}\``, 'A and AAAA, or CNAME', 'the edge of the cluster'],
  ];
  rows.push(...cdnNames(forum));
  const [, ...zone] = spec.hostname.split('.');
  return page(
    markdownTable(['Name', 'Record', 'Points at'], rows),
    `A wildcard record \`*.${zone.join(
      '.',
    )}\` that points at the edge serves every forum of the zone at once. A wildcard certificate for it needs a DNS-01 issuer; this forum has a certificate of its own and needs none. Mail that leaves as \`${senderAddress(
      spec,
    )}\` needs SPF, DKIM and DMARC records that allow \`${spec.smtp.host}\`.`,
    shell(`dig +short ${spec.hostname}`),
  ).trimEnd();
}
