import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { senderAddress } from '../discourse/environment/senderAddress';
import { markdownTable, page, shell } from './markdown';

/** The host names of a forum, and the records that they need. */
export function domainNames({ spec }: ForumSpec): string {
  const rows = [
    [`\`${spec.hostname}\``, 'A and AAAA, or CNAME', 'the edge of the cluster'],
  ];
  if (spec.objectStorage.cdnUrl) {
    const host = new URL(spec.objectStorage.cdnUrl).host;
    rows.push([`\`${host}\``, 'CNAME', 'the CDN in front of the uploads']);
  }
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
