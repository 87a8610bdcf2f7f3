import type { ConformanceResult } from '../report/ConformanceResult';
import type { Subject, SubjectContext } from '../report/Subject';
import { createSealingKey } from '../sealed-secrets/sealingKey';
import { mapConcurrently } from '../tools/mapConcurrently';
import { addCounts } from './addCounts';
import { buildCommands } from './binaries';
import { ClusterObjects } from './ClusterObjects';
import { ControlPlane } from './ControlPlane';
import { CRD_SOURCES } from './crdSources';
import type { ApplyStep } from './Delivery';
import { ForumLab, type LabCounts } from './ForumLab';
import { goldenForums, randomForums, upgradedForum } from './forums';
import { installCrds } from './installCrds';
import { kubectlApply } from './kubectlApply';
import { proveLaterChanges } from './proveLaterChanges';
import { OverlayBuilder } from './OverlayBuilder';

const RANDOM_FORUMS = 300;
const CONCURRENT_FORUMS = 6;

/** One row a claim, of the same forums. */
function resultsOf(
  counts: LabCounts,
  about: { forums: string; counterpart: string; durationMs: number },
): ConformanceResult[] {
  const { forums, counterpart, durationMs } = about;
  const { pods } = counts;
  const row = (claim: string, detail: string, faults: string[]) => ({
    claim: `${forums}: ${claim}`,
    counterpart,
    detail,
    faults,
    durationMs,
  });
  return [
    row(
      'every object is accepted by a strict server-side apply, with no unknown field',
      `${counts.objects} objects of ${counts.forums} repositories, ${counts.refused.length} refused`,
      counts.refused,
    ),
    row(
      'applying again changes no object',
      `${counts.changedByReapply.length} of ${counts.objects} objects changed or were written once more`,
      counts.changedByReapply,
    ),
    row(
      'Pod Security, ResourceQuota, LimitRange and ServiceAccount admission let every pod in',
      `${pods.pods} pods, ${pods.faults.length} refused; ${pods.withoutWarning} fulfil the restricted profile too`,
      pods.faults,
    ),
    row(
      'a newer version in another size applies over the old one, with no change to an immutable field',
      `${counts.forums} upgrades, ${counts.upgradeRefused.length} objects refused, ${counts.pruned} pruned; Jobs are replaced as their hook policy says`,
      counts.upgradeRefused,
    ),
  ];
}

async function proveForums(
  lab: ForumLab,
  context: SubjectContext,
  options: { counterpart: string; applyByKubectl: ApplyStep },
): Promise<ConformanceResult[]> {
  const { counterpart, applyByKubectl } = options;
  const groups = [
    {
      forums: 'Golden repositories, applied by kubectl',
      list: goldenForums(),
      firstApply: applyByKubectl,
    },
    { forums: 'Random repositories', list: randomForums(RANDOM_FORUMS) },
  ];
  const results: ConformanceResult[] = [];
  for (const { forums, list, firstApply } of groups) {
    context.say(`${forums}: ${list.length}`);
    const startedAt = performance.now();
    const all = await mapConcurrently(list, CONCURRENT_FORUMS, forum =>
      lab.try(forum, { upgraded: upgradedForum(forum), firstApply }),
    );
    const durationMs = performance.now() - startedAt;
    results.push(
      ...resultsOf(addCounts(all), { forums, counterpart, durationMs }),
    );
  }
  return results;
}

async function run(context: SubjectContext): Promise<ConformanceResult[]> {
  const { etcd, apiServer, kubectl, kustomize } = await buildCommands(context);
  const counterpart = `kube-apiserver ${apiServer.version}, etcd ${etcd.version}, kustomize ${kustomize.version}`;
  const controlPlane = new ControlPlane(context);
  const builder = new OverlayBuilder(kustomize.file);
  try {
    const client = await controlPlane.start({ etcd, apiServer });
    const startedAt = performance.now();
    context.say('Installing the resource definitions');
    const definitions = await installCrds(new ClusterObjects(client), context);
    const installed: ConformanceResult = {
      claim: 'The resources that a forum uses are those of the real projects',
      counterpart: CRD_SOURCES.map(
        ({ title, version }) => `${title} ${version}`,
      ).join(', '),
      detail: `${definitions} definitions installed`,
      faults: [],
      durationMs: performance.now() - startedAt,
    };
    const lab = new ForumLab(client, {
      workFolder: context.workFolder,
      certificatePem: createSealingKey().certificatePem,
      builder,
    });
    const applyByKubectl = kubectlApply({
      kubectl: kubectl.file,
      kubeconfigFile: controlPlane.kubeconfigFile,
      signal: context.signal,
    });
    const proven = await proveForums(lab, context, {
      counterpart,
      applyByKubectl,
    });
    const later = await proveLaterChanges(lab, counterpart);
    client.close();
    return [installed, ...proven, later];
  } finally {
    builder.close();
    await controlPlane.stop();
  }
}

/** Rendered repositories against a real API server. */
export const kubernetes: Subject = {
  name: 'kubernetes',
  title: 'Kubernetes',
  run,
};
