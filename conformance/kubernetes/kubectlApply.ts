import { runCommand } from '../tools/runCommand';
import type { ApplyStep } from './Delivery';

/** Applies a step by kubectl, one call for all its objects. */
export function kubectlApply(options: {
  kubectl: string;
  kubeconfigFile: string;
  signal: AbortSignal;
}): ApplyStep {
  return async ({ objects, actAs }) => {
    if (objects.length === 0) {
      return [];
    }
    const args = [
      'apply',
      `--kubeconfig=${options.kubeconfigFile}`,
      '--server-side',
      '--validate=strict',
      '--field-manager=gitops',
      '--force-conflicts',
      ...(actAs ? [`--as=${actAs}`, '--as-group=system:serviceaccounts'] : []),
      '--filename=-',
    ];
    try {
      await runCommand(options.kubectl, args, {
        input: objects.map(({ text }) => text).join('---\n'),
        signal: options.signal,
      });
      return [];
    } catch (error) {
      return [String(error)];
    }
  };
}
