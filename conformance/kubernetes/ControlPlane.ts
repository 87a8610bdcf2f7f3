import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubjectContext } from '../report/Subject';
import { BackgroundProcess } from '../tools/BackgroundProcess';
import { findFreePort } from '../tools/machine';
import { ApiClient, type ApiServerAddress } from './ApiClient';
import type { BuiltCommand } from './binaries';

const LOOPBACK = '127.0.0.1';
const START_TIMEOUT_MS = 120_000;

function writeServiceAccountKey(file: string): void {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
}

function kubeconfig(address: ApiServerAddress): string {
  const ca = Buffer.from(address.certificateAuthority).toString('base64');
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: 'conformance',
        cluster: {
          server: address.url,
          'certificate-authority-data': ca,
        },
      },
    ],
    users: [{ name: 'admin', user: { token: address.token } }],
    contexts: [
      {
        name: 'conformance',
        context: { cluster: 'conformance', user: 'admin' },
      },
    ],
    'current-context': 'conformance',
  });
}

/**
 * A real etcd and a real kube-apiserver on loopback. There are no controllers,
 * no scheduler and no nodes: objects are judged and stored, nothing runs.
 */
export class ControlPlane {
  readonly #processes: BackgroundProcess[] = [];
  readonly #folder: string;
  readonly #context: SubjectContext;
  readonly #token = randomBytes(24).toString('hex');

  constructor(context: SubjectContext) {
    this.#context = context;
    this.#folder = join(context.workFolder, 'control-plane');
    mkdirSync(this.#folder, { recursive: true });
  }

  /** File that tells kubectl where the cluster is. */
  get kubeconfigFile(): string {
    return join(this.#folder, 'kubeconfig');
  }

  async start(servers: {
    etcd: BuiltCommand;
    apiServer: BuiltCommand;
  }): Promise<ApiClient> {
    const etcdUrl = await this.#startEtcd(servers.etcd);
    const port = await findFreePort();
    const certificates = join(this.#folder, 'certificates');
    const apiServer = this.#startApiServer(servers.apiServer, {
      port,
      etcdUrl,
      certificates,
    });
    let client: ApiClient | undefined;
    await apiServer.waitUntil(
      async () => {
        // The server makes its own certificate when it starts.
        const address = {
          url: `https://${LOOPBACK}:${port}`,
          certificateAuthority: readFileSync(
            join(certificates, 'apiserver.crt'),
            'utf8',
          ),
          token: this.#token,
        };
        writeFileSync(this.kubeconfigFile, kubeconfig(address), {
          mode: 0o600,
        });
        client ??= new ApiClient(address, { signal: this.#context.signal });
        const answer = await client.send({ method: 'GET', path: '/readyz' });
        return answer.status === 200;
      },
      { timeoutMs: START_TIMEOUT_MS, signal: this.#context.signal },
    );
    if (!client) {
      throw new Error('The API server got ready without a certificate');
    }
    return client;
  }

  async stop(): Promise<void> {
    for (const process of this.#processes.reverse()) {
      await process.stop();
    }
  }

  async #startEtcd(etcd: BuiltCommand): Promise<string> {
    const url = `http://${LOOPBACK}:${await findFreePort()}`;
    const peerUrl = `http://${LOOPBACK}:${await findFreePort()}`;
    const process = new BackgroundProcess({
      name: 'etcd',
      command: etcd.file,
      args: [
        `--data-dir=${join(this.#folder, 'etcd')}`,
        `--listen-client-urls=${url}`,
        `--advertise-client-urls=${url}`,
        `--listen-peer-urls=${peerUrl}`,
        `--initial-advertise-peer-urls=${peerUrl}`,
        `--initial-cluster=default=${peerUrl}`,
        '--log-level=warn',
        // The data is thrown away.
        '--unsafe-no-fsync',
      ],
      logFile: join(this.#folder, 'etcd.log'),
    });
    this.#processes.push(process);
    await process.waitUntil(
      async () => (await fetch(`${url}/health`)).status === 200,
      { timeoutMs: START_TIMEOUT_MS, signal: this.#context.signal },
    );
    return url;
  }

  #startApiServer(
    apiServer: BuiltCommand,
    options: { port: number; etcdUrl: string; certificates: string },
  ): BackgroundProcess {
    const { port, etcdUrl, certificates } = options;
    const keyFile = join(this.#folder, 'service-accounts.pem');
    writeServiceAccountKey(keyFile);
    const tokenFile = join(this.#folder, 'tokens.csv');
    writeFileSync(tokenFile, `${this.#token},admin,admin,system:masters\n`, {
      mode: 0o600,
    });
    const process = new BackgroundProcess({
      name: 'kube-apiserver',
      command: apiServer.file,
      args: [
        `--etcd-servers=${etcdUrl}`,
        `--bind-address=${LOOPBACK}`,
        `--advertise-address=${LOOPBACK}`,
        `--secure-port=${port}`,
        `--cert-dir=${certificates}`,
        `--token-auth-file=${tokenFile}`,
        '--authorization-mode=RBAC',
        '--enable-admission-plugins=PodSecurity,ResourceQuota,LimitRanger,ServiceAccount',
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-key-file=${keyFile}`,
        `--service-account-signing-key-file=${keyFile}`,
        '--service-cluster-ip-range=10.96.0.0/12',
        '--endpoint-reconciler-type=none',
        '--profiling=false',
      ],
      logFile: join(this.#folder, 'apiserver.log'),
    });
    this.#processes.push(process);
    return process;
  }
}
