import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';

/** How the tool that deploys the repository is asked and told things. */
export interface GitopsCommands {
  /** Its name in sentences. */
  tool: string;
  namespace: string;
  /** Hands the repository to it for the first time. */
  install: string;
  /** Shows whether the cluster equals the repository. */
  status: string;
  /** What `status` says when it does. */
  done: string;
  /** Keeps it from undoing manual changes, such as pods scaled to zero. */
  pause: string;
  /** Lets it put everything back to what Git says. */
  resume: string;
}

function argocdCommands(forum: ForumSpec): GitopsCommands {
  const { argocd } = forumNames(forum);
  const { argocdNamespace: namespace } = forum.spec.gitops;
  const application = (verb: string) =>
    `kubectl -n ${namespace} ${verb} application ${argocd}`;
  return {
    tool: 'Argo CD',
    namespace,
    install: 'kubectl apply -k argocd',
    status: `${application(
      'get',
    )} -o jsonpath='{.status.sync.status} {.status.health.status}{"\\n"}'`,
    done: 'Synced Healthy',
    pause: `${application(
      'patch',
    )} --type merge -p '{"spec":{"syncPolicy":{"automated":null}}}'`,
    resume: 'kubectl apply -k argocd',
  };
}

function fluxCommands(forum: ForumSpec): GitopsCommands {
  const { namespace: forumNamespace } = forumNames(forum);
  const { fluxNamespace: namespace } = forum.spec.gitops;
  const mine = `-l app.kubernetes.io/instance=${forumNamespace}`;
  const suspend = (value: boolean) =>
    `kubectl -n ${namespace} get kustomization ${mine} -o name | xargs -I{} kubectl -n ${namespace} patch {} --type merge -p '{"spec":{"suspend":${value}}}'`;
  return {
    tool: 'Flux',
    namespace,
    install: 'kubectl apply -k flux',
    status: `kubectl -n ${namespace} get gitrepository,kustomization ${mine}`,
    done: 'True in the column READY of each line',
    pause: suspend(true),
    resume: suspend(false),
  };
}

/** The commands of the tool that deploys this forum. */
export function gitopsCommands(forum: ForumSpec): GitopsCommands {
  return forum.spec.gitops.tool === 'flux'
    ? fluxCommands(forum)
    : argocdCommands(forum);
}
