import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumCommands } from '../forumCommands';

/** Pod that copies from one claim to another. */
export function copyPod(options: {
  oldClaim: string;
  newClaim: string;
  command: string;
}): string {
  const { oldClaim, newClaim, command } = options;
  return `apiVersion: v1
kind: Pod
metadata:
  name: copy-uploads
spec:
  restartPolicy: Never
  # A ReadWriteOnce claim is mounted on one node at a time.
  nodeSelector:
    kubernetes.io/hostname: <node of the pod that has the old claim>
  securityContext:
    seccompProfile: { type: RuntimeDefault }
  containers:
    - name: copy
      image: docker.io/library/debian:bookworm-slim
      command: [sh, -c, '${command}']
      volumeMounts:
        - { name: old, mountPath: /old, readOnly: true }
        - { name: new, mountPath: /new }
  volumes:
    - { name: old, persistentVolumeClaim: { claimName: ${oldClaim} } }
    - { name: new, persistentVolumeClaim: { claimName: ${newClaim} } }
`;
}

/** Runs it once, from its file. */
export function copyCommands(forum: ForumSpec): string[] {
  const { kubectl } = forumCommands(forum);
  return [
    kubectl('apply -f copy-uploads.yaml'),
    kubectl(
      "wait pod/copy-uploads --for=jsonpath='{.status.phase}'=Succeeded --timeout=12h",
    ),
    kubectl('delete pod copy-uploads'),
  ];
}
