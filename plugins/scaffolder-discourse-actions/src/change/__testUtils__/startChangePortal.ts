import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
  type AuthorizePermissionResponse,
} from '@backstage/plugin-permission-common';
import {
  startGitHost,
  type GitHost,
} from '@backstage-discourse/discourse-simulator';
import { renderForum } from '@backstage-discourse/forum-manifests';
import {
  parseForumSpec,
  type ForumSpec,
  type ForumStatus,
} from '@backstage-discourse/plugin-discourse-common';
import type { JsonObject } from '@backstage/types';
import { exampleSpec } from '../../__testUtils__/exampleSpec';
import { FakeDiscourseService } from '../../__testUtils__/FakeDiscourseService';
import { portalConfig } from '../../__testUtils__/portalConfig';
import { runAction } from '../../__testUtils__/runAction';
import {
  createChangeActions,
  type ChangeActionsOptions,
} from '../createChangeActions';

/** Time of the tests: 2026.8 has support, 2026.10 is not out. */
export const NOW = Date.parse('2026-09-10T12:00:00Z');

export const FORUM = 'component:default/acme-community';
const AUTHOR = { name: 'Ann', email: 'ann@acme.example' };

/** A forum as the collector sees a healthy one. */
export function statusOf(
  id: string,
  findings: ForumStatus['findings'] = [],
): ForumStatus {
  return {
    id,
    entityRef: `component:default/${id}`,
    title: id,
    url: `https://${id}.forums.example`,
    simulated: false,
    state: 'fresh',
    staleAfterSeconds: 60,
    access: { monitor: true, operate: true },
    parts: { health: {}, version: {}, sidekiq: {}, backups: {}, groups: {} },
    findings,
  };
}

/** The example, as the forum of another repository. */
export function specOf(
  name: string,
  options: { gitUrl: string; change?: Record<string, unknown> },
): ForumSpec {
  const { spec } = exampleSpec();
  const result = parseForumSpec({
    apiVersion: 'discourse.org/v1',
    kind: 'Forum',
    metadata: { name },
    spec: {
      ...spec,
      hostname: `${name}.forums.example`,
      gitops: {
        ...spec.gitops,
        repositoryUrl: `${options.gitUrl}/forums/${name}.git`,
      },
      ...options.change,
    },
  });
  if (!result.ok) {
    throw new Error(JSON.stringify(result.faults));
  }
  return result.spec;
}

/** The actions of day two among a real Git host and fakes. */
export interface ChangePortal {
  git: GitHost;
  /** What the actions are made of. */
  services: ChangeActionsOptions;
  discourse: FakeDiscourseService;
  entities: Entity[];
  /** Ids of locations that were taken out of the catalog. */
  removedLocations: string[];
  /** Names of permissions that are denied. */
  denied: Set<string>;
  /** Adds a repository with the render of a forum, and its entity. */
  addForum(
    name: string,
    options?: {
      change?: Record<string, unknown>;
      files?: Record<string, string | undefined>;
      /** Whether the repository holds the render too; it does by default. */
      isRendered?: boolean;
    },
  ): Promise<ForumSpec>;
  /** Commits to `main` as a person. */
  commit(name: string, files: Record<string, string>): Promise<void>;
  /** Merges a pull request on the Git host. */
  merge(name: string, number: number): Promise<void>;
  run(
    id: string,
    input: Record<string, unknown>,
    options?: { secrets?: Record<string, string>; isDryRun?: boolean },
  ): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

/** Calls the API of the Git host as its one account. */
export async function callGit(
  git: GitHost,
  path: string,
  request: { method?: string; body?: unknown } = {},
): Promise<unknown> {
  const { method = 'GET', body } = request;
  const response = await fetch(`${git.url}/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Basic ${Buffer.from('portal:git-password').toString(
        'base64',
      )}`,
      'Content-Type': 'application/json',
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${text}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}

function entityOf(name: string, gitUrl: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'discourse.org/forum': name,
        'backstage.io/managed-by-location': `url:${gitUrl}/forums/${name}/src/branch/main/catalog-info.yaml`,
      },
    },
  };
}

/** Starts it over loopback; the caller closes it. */
export async function startChangePortal(options: {
  dataDir: string;
  workspacePath: string;
  certificatePem?: string;
  /** Address of the Git host in the portal's configuration, by its own one. */
  frontOf?: (git: GitHost) => Promise<string>;
}): Promise<ChangePortal> {
  const { workspacePath, certificatePem = 'not used' } = options;
  const git = await startGitHost({
    dataDir: options.dataDir,
    username: 'portal',
    password: 'git-password',
    log: () => {},
  });
  const gitUrl = (await options.frontOf?.(git)) ?? git.url;
  const data: JsonObject = JSON.parse(
    JSON.stringify(portalConfig({ certificatePem, gitUrl })),
  );
  const config = new ConfigReader(data);
  const integrations = ScmIntegrations.fromConfig(config);
  const urlReader: UrlReaderService = UrlReaders.default({
    config,
    logger: mockServices.logger.mock(),
  });
  const entities: Entity[] = [];
  const removedLocations: string[] = [];
  const discourse = new FakeDiscourseService({ certificatePem });
  const denied = new Set<string>();
  const decide = (
    requests: AuthorizePermissionRequest[],
  ): AuthorizePermissionResponse[] =>
    requests.map(({ permission }) => ({
      result: denied.has(permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    }));
  const services: ChangeActionsOptions = {
    config,
    catalog: catalogServiceMock.mock({
      getEntityByRef: ref =>
        catalogServiceMock({ entities }).getEntityByRef(ref),
      getEntitiesByRefs: request =>
        catalogServiceMock({ entities }).getEntitiesByRefs(request),
      getLocationByEntity: async ref => ({
        id: `location of ${ref}`,
        type: 'url',
        target: 'catalog-info.yaml',
        entityRef: 'location:default/forum',
      }),
      removeLocationById: async id => {
        removedLocations.push(id);
      },
    }),
    discourse,
    integrations,
    permissions: mockServices.permissions.mock({
      authorize: async requests => decide(requests),
    }),
    urlReader,
    now: () => NOW,
  };
  const actions = createChangeActions(services);

  return {
    git,
    services,
    discourse,
    entities,
    removedLocations,
    denied,
    addForum: async (name, { change, files = {}, isRendered = true } = {}) => {
      const spec = specOf(name, { gitUrl, change });
      const all = new Map(
        isRendered
          ? renderForum(spec).map(({ path, content }) => [path, content])
          : [],
      );
      for (const [path, content] of Object.entries(files)) {
        if (content === undefined) {
          all.delete(path);
        } else {
          all.set(path, content);
        }
      }
      await git.createRepository({
        owner: 'forums',
        repo: name,
        message: 'Create the forum',
        author: AUTHOR,
        files: [...all].map(([path, content]) => ({
          path,
          content: Buffer.from(content),
        })),
      });
      entities.push(entityOf(name, gitUrl));
      discourse.forums.set(name, statusOf(name));
      return spec;
    },
    commit: async (name, files) => {
      const { tree } = (await callGit(
        git,
        `/repos/forums/${name}/git/trees/main?recursive=true`,
      )) as { tree: { path: string; sha: string }[] };
      await callGit(git, `/repos/forums/${name}/contents`, {
        method: 'POST',
        body: {
          branch: 'main',
          message: 'By hand',
          files: Object.entries(files).map(([path, content]) => {
            const known = tree.find(entry => entry.path === path);
            return {
              operation: known ? 'update' : 'create',
              path,
              content: Buffer.from(content).toString('base64'),
              sha: known?.sha,
            };
          }),
        },
      });
    },
    merge: async (name, number) => {
      await callGit(git, `/repos/forums/${name}/pulls/${number}/merge`, {
        method: 'POST',
        body: { Do: 'merge' },
      });
    },
    run: async (id, input, { secrets, isDryRun } = {}) => {
      const action = actions.find(({ id: other }) => other === id);
      if (!action) {
        throw new Error(`There is no action '${id}'`);
      }
      const { outputs } = await runAction(action, {
        workspacePath,
        input,
        secrets,
        isDryRun,
      });
      return outputs;
    },
    close: () => git.close(),
  };
}
