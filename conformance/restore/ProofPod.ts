import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod/v4';
import { refusalOf, type ApiClient } from '../kubernetes/ApiClient';
import { requestToken } from '../kubernetes/requestToken';
import type { SubjectContext } from '../report/Subject';
import { runCommand } from '../tools/runCommand';

const mountSchema = z.looseObject({
  name: z.string(),
  mountPath: z.string(),
  subPath: z.string().default(''),
});
const containerSchema = z.looseObject({
  name: z.string(),
  command: z.array(z.string()),
  env: z.array(
    z.looseObject({
      name: z.string(),
      value: z.string().optional(),
      valueFrom: z
        .looseObject({
          secretKeyRef: z.looseObject({ name: z.string(), key: z.string() }),
        })
        .optional(),
    }),
  ),
  volumeMounts: z.array(mountSchema),
});
const configMapSourceSchema = z.looseObject({ name: z.string() });
const tokenSourceSchema = z.looseObject({
  path: z.string(),
  expirationSeconds: z.number(),
});
const volumeSchema = z.looseObject({
  name: z.string(),
  configMap: configMapSourceSchema.optional(),
  projected: z
    .looseObject({
      sources: z.array(
        z.looseObject({
          serviceAccountToken: tokenSourceSchema.optional(),
          configMap: configMapSourceSchema.optional(),
        }),
      ),
    })
    .optional(),
  persistentVolumeClaim: z.looseObject({}).optional(),
});
const cronJobSchema = z.looseObject({
  metadata: z.looseObject({ namespace: z.string() }),
  spec: z.looseObject({
    jobTemplate: z.looseObject({
      spec: z.looseObject({
        template: z.looseObject({
          spec: z.looseObject({
            serviceAccountName: z.string(),
            initContainers: z.array(containerSchema),
            containers: z.array(containerSchema),
            volumes: z.array(volumeSchema),
          }),
        }),
      }),
    }),
  }),
});
type PodSpec = z.infer<
  typeof cronJobSchema
>['spec']['jobTemplate']['spec']['template']['spec'];
type Container = z.infer<typeof containerSchema>;
type Volume = z.infer<typeof volumeSchema>;

const configMapSchema = z.looseObject({
  data: z.record(z.string(), z.string()).default({}),
});
const secretSchema = z.looseObject({
  data: z.record(z.string(), z.string()),
});
/** Folder of a pod that stands for the file system of its image. */
const IMAGE = 'image';

/** What a cluster would bring, and this machine has elsewhere. */
export interface PodSurroundings {
  /** Folder that stands for the one volume that is claimed. */
  volumeFolder?: string;
  /** What stands at the beginning of a value, and what stands there here. */
  addresses: Record<string, string>;
  /** Environment that differs from that of the cluster. */
  env: Record<string, string>;
  /** Files of Discourse in its image: path → content. */
  imageFiles: Record<string, string>;
}

/** How a container ended. */
export interface ContainerEnd {
  name: string;
  failure?: string;
}

/**
 * Runs the pod of a CronJob that a cluster keeps, as its node would: the init
 * containers and then the others, each with the environment, the Secrets, the
 * volumes and the token that the stored object gives it. Folders of this
 * machine stand for the volumes, and its programs for the images.
 */
export class ProofPod {
  readonly #client: ApiClient;
  readonly #context: SubjectContext;
  readonly #surroundings: PodSurroundings;

  constructor(
    client: ApiClient,
    options: { context: SubjectContext; surroundings: PodSurroundings },
  ) {
    this.#client = client;
    this.#context = options.context;
    this.#surroundings = options.surroundings;
  }

  /** Runs it once; a failing container ends it, as in a cluster. */
  async run(cronJob: {
    namespace: string;
    name: string;
  }): Promise<ContainerEnd[]> {
    const { namespace, name } = cronJob;
    const stored = cronJobSchema.parse(
      await this.#read(
        `/apis/batch/v1/namespaces/${namespace}/cronjobs/${name}`,
      ),
    );
    const pod = stored.spec.jobTemplate.spec.template.spec;
    // Not in the folder of the run, which is closed to other users.
    const folder = mkdtempSync(join(tmpdir(), 'pod-'));
    try {
      return await this.#runPod(pod, { namespace, folder });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  async #runPod(
    pod: PodSpec,
    about: { namespace: string; folder: string },
  ): Promise<ContainerEnd[]> {
    const { folder } = about;
    for (const [path, content] of Object.entries(
      this.#surroundings.imageFiles,
    )) {
      const file = join(folder, IMAGE, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    const volumes = new Map<string, string>();
    for (const volume of pod.volumes) {
      volumes.set(volume.name, await this.#fill(volume, { pod, ...about }));
    }
    const ends: ContainerEnd[] = [];
    for (const container of [...pod.initContainers, ...pod.containers]) {
      const failure = await this.#runContainer(container, {
        volumes,
        ...about,
      });
      ends.push({ name: container.name, failure });
      if (failure !== undefined) {
        break;
      }
    }
    return ends;
  }

  async #fill(
    volume: Volume,
    about: { pod: PodSpec; namespace: string; folder: string },
  ): Promise<string> {
    const { pod, namespace, folder } = about;
    const target = join(folder, 'volumes', volume.name);
    mkdirSync(target, { recursive: true });
    const { volumeFolder } = this.#surroundings;
    if (volume.persistentVolumeClaim && volumeFolder) {
      cpSync(volumeFolder, target, {
        recursive: true,
        preserveTimestamps: true,
      });
    }
    const sources = volume.projected?.sources ?? [
      { configMap: volume.configMap, serviceAccountToken: undefined },
    ];
    for (const { configMap, serviceAccountToken } of sources) {
      if (configMap) {
        const path = `/api/v1/namespaces/${namespace}/configmaps/${configMap.name}`;
        const { data } = configMapSchema.parse(await this.#read(path));
        for (const [key, text] of Object.entries(data)) {
          writeFileSync(join(target, key), text);
        }
      }
      if (serviceAccountToken) {
        const { path, expirationSeconds } = serviceAccountToken;
        const token = await requestToken(this.#client, {
          namespace,
          name: pod.serviceAccountName,
          expirationSeconds,
        });
        writeFileSync(join(target, path), token);
      }
    }
    return target;
  }

  async #runContainer(
    container: Container,
    about: {
      volumes: ReadonlyMap<string, string>;
      namespace: string;
      folder: string;
    },
  ): Promise<string | undefined> {
    const { volumes, namespace, folder } = about;
    const places: Record<string, string> = {};
    for (const { name, mountPath, subPath } of container.volumeMounts) {
      places[mountPath] = join(volumes.get(name) ?? '', subPath);
      mkdirSync(places[mountPath], { recursive: true });
    }
    handToServerUser(folder);
    const here = (text: string) =>
      replaceStart(text, { ...this.#surroundings.addresses, ...places });
    const env: Record<string, string> = {};
    for (const { name, value, valueFrom } of container.env) {
      env[name] = valueFrom
        ? await this.#secretValue(namespace, valueFrom.secretKeyRef)
        : here(value ?? '');
    }
    const [command, args] = asServerUser(container.command.map(here));
    try {
      await runCommand(command, args, {
        cwd: folder,
        env: {
          ...env,
          PROOF_DISCOURSE: join(folder, IMAGE),
          ...this.#surroundings.env,
        },
        signal: this.#context.signal,
      });
      return undefined;
    } catch (error) {
      return String(error);
    }
  }

  async #secretValue(
    namespace: string,
    { name, key }: { name: string; key: string },
  ): Promise<string> {
    const { data } = secretSchema.parse(
      await this.#read(`/api/v1/namespaces/${namespace}/secrets/${name}`),
    );
    return Buffer.from(data[key] ?? '', 'base64').toString();
  }

  async #read(path: string): Promise<unknown> {
    const answer = await this.#client.send({ method: 'GET', path });
    if (answer.status !== 200) {
      throw new Error(`${dirname(path)}: ${refusalOf(answer)}`);
    }
    return answer.body;
  }
}

function replaceStart(text: string, places: Record<string, string>): string {
  const [longest] = Object.keys(places)
    .filter(start => text.startsWith(start))
    .sort((a, b) => b.length - a.length);
  return longest === undefined
    ? text
    : `${places[longest]}${text.slice(longest.length)}`;
}

// PostgreSQL refuses to run as root.
const isRoot = () => process.getuid?.() === 0;

function handToServerUser(folder: string): void {
  if (isRoot()) {
    execFileSync('chown', ['-R', 'postgres', folder]);
  }
}

function asServerUser([command, ...args]: string[]): [string, string[]] {
  return isRoot()
    ? ['runuser', ['-u', 'postgres', '--', command, ...args]]
    : [command, args];
}
