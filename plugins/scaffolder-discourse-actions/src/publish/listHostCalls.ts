import type { ScmIntegrationRegistry } from '@backstage/integration';
import type {
  ForumRepository,
  RepositorySettings,
} from '../plan/ForumRepository';
import type { GitCredentials } from './RepositoryRemote';

/** One call to the API of a Git host that may be made again. */
export interface HostCall {
  /** What it brings about, for a sentence. */
  purpose: 'topics' | 'branch protection';
  method: 'PUT' | 'POST';
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

interface CallOptions {
  settings: RepositorySettings;
  integrations: ScmIntegrationRegistry;
  credentials: GitCredentials;
  branch: string;
}

function giteaCalls(
  { owner, name, host }: ForumRepository,
  { settings, integrations, credentials, branch }: CallOptions,
): HostCall[] {
  const { username, password } = credentials;
  const baseUrl =
    integrations.gitea.byHost(host)?.config.baseUrl ?? `https://${host}`;
  const url = `${baseUrl}/api/v1/repos/${owner}/${name}`;
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  const headers = { Authorization: `Basic ${basic}` };
  return [
    {
      purpose: 'topics',
      method: 'PUT',
      url: `${url}/topics`,
      headers,
      body: { topics: settings.topics },
    },
    {
      purpose: 'branch protection',
      method: 'POST',
      url: `${url}/branch_protections`,
      headers,
      body: {
        rule_name: branch,
        branch_name: branch,
        enable_push: false,
        block_on_official_review_requests: settings.codeOwners.length > 0,
      },
    },
  ];
}

function githubCalls(
  { owner, name, host }: ForumRepository,
  { settings, integrations, credentials, branch }: CallOptions,
): HostCall[] {
  const apiBaseUrl =
    integrations.github.byHost(host)?.config.apiBaseUrl ??
    'https://api.github.com';
  const url = `${apiBaseUrl}/repos/${owner}/${name}`;
  const headers = {
    Authorization: `Bearer ${credentials.password}`,
    Accept: 'application/vnd.github+json',
  };
  return [
    {
      purpose: 'topics',
      method: 'PUT',
      url: `${url}/topics`,
      headers,
      body: { names: settings.topics },
    },
    {
      purpose: 'branch protection',
      method: 'PUT',
      url: `${url}/branches/${branch}/protection`,
      headers,
      body: {
        required_status_checks: null,
        enforce_admins: false,
        required_pull_request_reviews: {
          require_code_owner_reviews: settings.codeOwners.length > 0,
        },
        restrictions: null,
      },
    },
  ];
}

function gitlabCalls(
  { owner, name, host }: ForumRepository,
  { settings, integrations, credentials, branch }: CallOptions,
): HostCall[] {
  const apiBaseUrl =
    integrations.gitlab.byHost(host)?.config.apiBaseUrl ??
    `https://${host}/api/v4`;
  const url = `${apiBaseUrl}/projects/${encodeURIComponent(
    `${owner}/${name}`,
  )}`;
  const headers = { 'PRIVATE-TOKEN': credentials.password };
  return [
    {
      purpose: 'topics',
      method: 'PUT',
      url,
      headers,
      body: { topics: settings.topics },
    },
    {
      purpose: 'branch protection',
      method: 'POST',
      url: `${url}/protected_branches`,
      headers,
      body: { name: branch, push_access_level: 0, merge_access_level: 40 },
    },
  ];
}

const BY_HOST = {
  gitea: giteaCalls,
  github: githubCalls,
  gitlab: gitlabCalls,
} as const;

/** The calls that set what the platform's configuration asks for. */
export function listHostCalls(
  repository: ForumRepository,
  options: CallOptions,
): HostCall[] {
  const { settings } = options;
  const wanted = {
    topics: settings.topics.length > 0,
    'branch protection': settings.protectBranch,
  };
  return BY_HOST[repository.hostType](repository, options).filter(
    ({ purpose }) => wanted[purpose],
  );
}
