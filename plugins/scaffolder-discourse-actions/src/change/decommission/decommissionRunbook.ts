import { databaseName } from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/** Path of the runbook in the repository. */
export const RUNBOOK = 'DECOMMISSION.md';

/** How a forum is taken out of service, in order. Markdown. */
export function decommissionRunbook(
  forum: ForumSpec,
  options: {
    backup: { filename: string; createdAt: string };
    /** Day, like 2026-12-31. */
    until: string;
    mark: string;
  },
): string {
  const { backup, until, mark } = options;
  const { metadata, spec } = forum;
  const { name } = metadata;
  const { objectStorage, gitops } = spec;
  const buckets = [
    objectStorage.uploadsBucket,
    objectStorage.backupsBucket,
    objectStorage.databaseBucket,
  ].filter(bucket => bucket !== undefined);
  const application =
    gitops.tool === 'flux'
      ? `kubectl -n ${gitops.fluxNamespace} delete kustomization,gitrepository -l app.kubernetes.io/instance=${name}`
      : `kubectl -n ${gitops.argocdNamespace} delete application,appproject forum-${name}`;
  return `# Decommission ${spec.title}

${mark}
Keep until: ${until}
Final backup: ${backup.filename} (${backup.createdAt})

Each step needs the one before. Until step 3, a revert brings the forum back.

1. **Stop** (merged with this file): no pod of Discourse runs; the data is kept.
2. **Prove the backup.** Restore the final backup into another forum and sign in there. Hand a copy to ${
    spec.owner
  }, if it was agreed.
3. **Remove**, not before ${until}: run the template *Decommission a forum* with the stage *remove* and merge. The sync deletes routes, pods, Jobs and monitors.
4. **Delete the data**, by hand, as nothing else does:

   \`\`\`sh
   kubectl -n ${name} delete cluster ${databaseName(forum)}
   kubectl -n ${name} delete statefulset,pvc -l app.kubernetes.io/instance=${name}
   \`\`\`

5. **Delete the buckets** ${buckets
    .map(bucket => `\`${bucket}\``)
    .join(', ')} and revoke their access key.
6. **Delete the deployment**:

   \`\`\`sh
   ${application}
   kubectl delete namespace ${name}
   \`\`\`

7. **Take back** the DNS record of ${
    spec.hostname
  } and the account at the mail relay.
8. **Un-register** the forum: run the template *Decommission a forum* with the stage *unregister*. The portal forgets its entity, its keys and what it collected.
9. **Archive** this repository. It is the record of what was done.
`;
}
