export const WIKI_HOSTNAME = 'wiki.forums.localhost';

/** A forum.yaml of a forum named wiki. */
export function forumYaml(changes: Record<string, string> = {}): string {
  const { hostname = WIKI_HOSTNAME, version = '2026.7.1', ...rest } = changes;
  return `apiVersion: discourse.org/v1
kind: Forum
metadata:
  name: wiki
spec:
  customer: acme
  title: ${rest.title ?? 'Acme Wiki'}
  hostname: ${hostname}
  owner: group:default/acme
  contactEmail: ops@acme.example
  cluster: laptop
  discourse:
    version: ${version}
  backups:
    keep: 3
  objectStorage:
    endpoint: https://s3.example.net
    region: eu-central-1
    uploadsBucket: wiki-uploads
    backupsBucket: wiki-backups
    databaseBucket: wiki-database
  smtp:
    host: smtp.example.net
  network:
    gateway: { name: public, namespace: gateway }
    issuer: { name: letsencrypt }
  gitops:
    repositoryUrl: http://localhost:7009/forums/wiki.git
`;
}
