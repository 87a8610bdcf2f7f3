import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { loadClusterKey, SimulatedCluster, type SyncStatus } from '../cluster';
import { type ForumFleet, startForumFleet } from '../fleet';
import { type GitHost, type PushEvent, startGitHost } from '../git';
import {
  type ConfiguredForum,
  type ExtraLocation,
  writePortalConfig,
} from '../portal';
import { logToStandardError } from '../server/logToStandardError';
import {
  FORUMS_OWNER,
  generateForums,
  PortalKeyRing,
  publishShowcase,
  scenarioOf,
  showcaseForums,
  showcaseHostname,
} from '../showcase';

const DEFAULT_SEED = 1;

/** Options of {@link startSimulator}. @public */
export interface SimulatorOptions {
  /** Folder in which everything is kept. */
  dataDir: string;
  /** Ports to listen on. Default 0: any free ones. */
  forumPort?: number;
  gitPort?: number;
  /** Address to bind to. Default 127.0.0.1. */
  host?: string;
  /** Addresses under which others reach the two servers, when they differ. */
  forumPublicUrl?: string;
  gitPublicUrl?: string;
  /** The account of the Git host. */
  gitUsername: string;
  gitPassword: string;
  /** `showcase`, `none`, or so many forums without repositories. */
  fleet: 'showcase' | 'none' | number;
  seed?: number;
  /** Admin requests a minute that a forum allows. Default 60, as Discourse. */
  adminRequestsPerMinute?: number;
  /** Epoch milliseconds now. Default `Date.now`. */
  clock?: () => number;
  /** Catalog locations to put beside those of the showcase. */
  extraLocations?: ExtraLocation[];
  /** Takes sentences for people. Default: standard error. */
  log?: (sentence: string) => void;
}

/** Fleet, Git host and cluster, joined. @public */
export interface Simulator {
  readonly forums: ForumFleet;
  readonly git: GitHost;
  /** Configuration that points a portal here. */
  readonly portalConfigPath: string;
  /** Certificate that seals secrets for the cluster. */
  readonly clusterCertificatePem: string;
  /** Resolves when the cluster has handled every push so far. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a simulated fleet, Git host and cluster on one folder. @public */
export async function startSimulator(
  options: SimulatorOptions,
): Promise<Simulator> {
  const { dataDir, fleet, host, gitUsername, gitPassword } = options;
  const { clock = Date.now, log = logToStandardError } = options;
  fs.mkdirSync(dataDir, { recursive: true });
  const keyRing = PortalKeyRing.load(dataDir);
  const key = await loadClusterKey({
    dir: path.join(dataDir, 'cluster'),
    clock,
  });
  const generated =
    typeof fleet === 'number'
      ? generateForums(fleet, { seed: options.seed ?? DEFAULT_SEED, keyRing })
      : [];

  const statuses = new Map<string, SyncStatus>();
  const forums = await startForumFleet({
    port: options.forumPort,
    publicUrl: options.forumPublicUrl,
    host,
    clock,
    adminRequestsPerMinute: options.adminRequestsPerMinute,
    stateDir: path.join(dataDir, 'forums'),
    forums: generated.map(forum => forum.options),
    clusterStatus: () => ({ items: [...statuses.values()] }),
    log,
  });
  const pushes = new EventEmitter<{ push: [PushEvent] }>();
  const git = await startGitHost({
    port: options.gitPort,
    publicUrl: options.gitPublicUrl,
    host,
    clock,
    dataDir,
    username: gitUsername,
    password: gitPassword,
    log,
    onPush: event => pushes.emit('push', event),
  }).catch(async error => {
    await forums.close();
    throw error;
  });
  const cluster = new SimulatedCluster({
    fleet: forums,
    git,
    privateKeyPem: key.privateKeyPem,
    scenarioOf,
    log,
    statuses,
  });
  pushes.on('push', event => void cluster.onPush(event));

  const close = async () => {
    await Promise.all([forums.close(), git.close()]);
    await cluster.idle();
  };
  try {
    if (fleet === 'showcase') {
      await publishShowcase({
        git,
        keyRing,
        certificatePem: key.certificatePem,
        clock,
      });
    }
    await cluster.syncAll();
    const configured: ConfiguredForum[] = [
      ...generated.map(({ id, owner, options: { hostname, title } }) => ({
        id,
        owner: `group:default/${owner}`,
        title,
        url: forums.forumUrl(hostname),
        keys: keyRing.keysOf(id),
      })),
      ...(fleet === 'showcase' ? showcaseForums : []).map(
        ({ name, title, customer, operable }) => {
          const { monitor, operate } = keyRing.keysOf(name);
          return {
            id: name,
            owner: `group:default/${customer}`,
            title,
            url: forums.forumUrl(showcaseHostname(name)),
            keys: operable ? { monitor, operate } : { monitor },
          };
        },
      ),
    ];
    const portalConfigPath = writePortalConfig(dataDir, {
      fleetUrl: forums.url,
      gitUrl: git.url,
      gitUsername,
      repositoryOwner: FORUMS_OWNER,
      certificatePem: key.certificatePem,
      forums: configured,
      catalogRepositories:
        fleet === 'showcase'
          ? showcaseForums.map(({ name }) => `${FORUMS_OWNER}/${name}`)
          : [],
      extraLocations: options.extraLocations ?? [],
      adminRequestsPerMinute: options.adminRequestsPerMinute,
    });
    return {
      forums,
      git,
      portalConfigPath,
      clusterCertificatePem: key.certificatePem,
      settled: () => cluster.idle(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
