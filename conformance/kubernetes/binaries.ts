import { join } from 'node:path';
import type { SubjectContext } from '../report/Subject';
import { buildGoBinary } from '../tools/goTools';
import { pinnedVersion } from '../tools/pinnedVersion';

/** A command that was built from its Go module. */
export interface BuiltCommand {
  file: string;
  version: string;
}

/** What the subject runs. */
export interface KubernetesCommands {
  etcd: BuiltCommand;
  apiServer: BuiltCommand;
  kubectl: BuiltCommand;
  kustomize: BuiltCommand;
}

async function buildEtcd(context: SubjectContext): Promise<BuiltCommand> {
  const moduleFolder = join(__dirname, 'etcd');
  const mainPackage = 'go.etcd.io/etcd/server/v3';
  const file = await buildGoBinary(
    { name: 'etcd', moduleFolder, mainPackage, takes: 'about 2 minutes' },
    context,
  );
  return { file, version: pinnedVersion(moduleFolder, mainPackage) };
}

async function buildKustomize(context: SubjectContext): Promise<BuiltCommand> {
  const moduleFolder = join(__dirname, 'kustomize');
  const file = await buildGoBinary(
    {
      name: 'kustomize',
      moduleFolder,
      mainPackage: '.',
      takes: 'about 1 minute',
    },
    context,
  );
  const version = pinnedVersion(moduleFolder, 'sigs.k8s.io/kustomize/api');
  return { file, version };
}

/** What a release build sets; without it a command does not know its age. */
function versionStamp(version: string): string[] {
  const [major, minor] = version.slice(1).split('.');
  return Object.entries({
    gitVersion: version,
    gitMajor: major,
    gitMinor: minor,
  }).map(([key, value]) => `-X k8s.io/component-base/version.${key}=${value}`);
}

async function buildKubernetes(
  name: 'kube-apiserver' | 'kubectl',
  context: SubjectContext,
  takes: string,
): Promise<BuiltCommand> {
  const moduleFolder = join(__dirname, 'apiserver');
  const version = pinnedVersion(moduleFolder, 'k8s.io/kubernetes');
  const file = await buildGoBinary(
    {
      name,
      moduleFolder,
      mainPackage: `k8s.io/kubernetes/cmd/${name}`,
      ldflags: versionStamp(version),
      takes,
    },
    context,
  );
  return { file, version };
}

/** Builds what the suite needs of Kubernetes, one command after the other. */
export async function buildCommands(
  context: SubjectContext,
): Promise<KubernetesCommands> {
  return {
    etcd: await buildEtcd(context),
    apiServer: await buildKubernetes(
      'kube-apiserver',
      context,
      'about 10 minutes on 2 cores',
    ),
    kubectl: await buildKubernetes('kubectl', context, 'about 2 minutes'),
    kustomize: await buildKustomize(context),
  };
}
