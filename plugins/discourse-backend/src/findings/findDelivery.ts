import type { DeploymentFacts, ForumFacts } from './ForumFacts';
import type { Verdict } from './Verdict';
import { formatNumberOf, joinWords } from './words';

/** As many names as a sentence bears. */
const MAX_NAMES = 5;

/** Whether the cluster runs what the repository says. */
export function findDelivery(
  delivery: NonNullable<DeploymentFacts['delivery']>,
): Verdict[] {
  const { tool, name, synced, healthy, health, message } = delivery;
  const verdicts: Verdict[] = [];
  if (!synced) {
    verdicts.push({
      id: 'delivery-out-of-sync',
      part: 'deployment',
      severity: 'warning',
      title: 'The cluster does not run what the repository says',
      detail: message ?? `'${name}' is not in sync.`,
      nextStep: `Look at '${name}' in ${tool}: a failed sync names the object, a manual change must go to the repository.`,
      params: { tool, name },
    });
  }
  if (healthy === false) {
    verdicts.push({
      id: 'delivery-unhealthy',
      part: 'deployment',
      severity: 'warning',
      title: `What is deployed does not work: ${health ?? 'unhealthy'}`,
      detail: message,
      nextStep: `Look at '${name}' in ${tool}; it names the object that fails.`,
      params: { tool, name, health },
    });
  }
  return verdicts;
}

/** Whether repository and groups are still what the spec makes of them. */
export function findDrift(drift: NonNullable<ForumFacts['drift']>): Verdict[] {
  const { repositoryFiles = [], groups = [] } = drift;
  const verdicts: Verdict[] = [];
  if (repositoryFiles.length > 0) {
    verdicts.push({
      id: 'drift-repository',
      part: 'version',
      severity: 'info',
      title: `${formatNumberOf(repositoryFiles.length, 'file')} ${
        repositoryFiles.length === 1 ? 'differs' : 'differ'
      } from the render of forum.yaml`,
      detail: nameSome(repositoryFiles),
      nextStep:
        'Run the recut template: it renders again and keeps what was changed by hand.',
      params: { files: repositoryFiles.length },
    });
  }
  if (groups.length > 0) {
    verdicts.push({
      id: 'drift-groups',
      part: 'groups',
      severity: 'warning',
      title: `${formatNumberOf(groups.length, 'group')} differ from Git`,
      detail: nameSome(groups),
      nextStep:
        'Open the Groups tab and adopt the change, revert it, or accept it until a date.',
      params: { groups: groups.length },
    });
  }
  return verdicts;
}

function nameSome(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  const shown = names.slice(0, MAX_NAMES);
  return `${joinWords(rest > 0 ? [...shown, `${rest} more`] : shown)}.`;
}
