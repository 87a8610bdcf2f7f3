import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubjectContext } from '../report/Subject';
import { buildGoBinary } from '../tools/goTools';

/** A server that was built from its Go module. */
export interface Server {
  file: string;
  version: string;
}

function pinnedVersion(moduleFolder: string, module: string): string {
  const text = readFileSync(join(moduleFolder, 'go.mod'), 'utf8');
  const version = text
    .split('\n')
    .map(line => line.replace('require', '').trim().split(' '))
    .find(([name]) => name === module)?.[1];
  if (!version) {
    throw new Error(`${moduleFolder}/go.mod does not pin ${module}`);
  }
  return version;
}

export async function buildEtcd(context: SubjectContext): Promise<Server> {
  const moduleFolder = join(__dirname, 'etcd');
  const mainPackage = 'go.etcd.io/etcd/server/v3';
  const file = await buildGoBinary(
    { name: 'etcd', moduleFolder, mainPackage, takes: 'about 2 minutes' },
    context,
  );
  return { file, version: pinnedVersion(moduleFolder, mainPackage) };
}

export async function buildApiServer(context: SubjectContext): Promise<Server> {
  const moduleFolder = join(__dirname, 'apiserver');
  const version = pinnedVersion(moduleFolder, 'k8s.io/kubernetes');
  const [major, minor] = version.slice(1).split('.');
  // What a release build sets; without it the server does not know its age.
  const stamp = Object.entries({
    gitVersion: version,
    gitMajor: major,
    gitMinor: minor,
  }).map(([key, value]) => `-X k8s.io/component-base/version.${key}=${value}`);
  const file = await buildGoBinary(
    {
      name: 'kube-apiserver',
      moduleFolder,
      mainPackage: 'k8s.io/kubernetes/cmd/kube-apiserver',
      ldflags: stamp,
      takes: 'about 10 minutes on 2 cores',
    },
    context,
  );
  return { file, version };
}
