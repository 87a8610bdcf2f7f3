import {
  createMockDirectory,
  type MockDirectory,
} from '@backstage/backend-test-utils';
import {
  createClusterKey,
  type ClusterKey,
} from '../../__testUtils__/createClusterKey';
import {
  FORUM,
  startChangePortal,
  type ChangePortal,
} from './startChangePortal';

/** Name of the forum that most tests change. */
export const NAME = 'acme-community';

/** What a planning action tells the steps after it. */
export interface Change {
  baseCommit: string;
  changed: boolean;
  changedPaths: string[];
  description: string;
}

/** A portal, its workspace and its cluster, anew for each test. */
export interface ChangeBench {
  readonly portal: ChangePortal;
  readonly key: ClusterKey;
  readonly workspace: MockDirectory;
  /** Runs one of the `discourse:change:*` actions on the forum. */
  plan(
    kind: string,
    input?: Record<string, unknown>,
    options?: { secrets?: Record<string, string>; isDryRun?: boolean },
  ): Promise<Change>;
  propose(change: Change, branch: string): Promise<Record<string, unknown>>;
  /** Text of a file of the changed repository. */
  workspaceFile(path: string): string;
}

/** Sets a bench up and takes it down around each test. */
export function setUpChangeBench(): ChangeBench {
  const folder = createMockDirectory();
  const workspace = createMockDirectory();
  let key: ClusterKey;
  let portal: ChangePortal;

  beforeAll(async () => {
    key = await createClusterKey();
  });

  beforeEach(async () => {
    folder.clear();
    workspace.clear();
    portal = await startChangePortal({
      dataDir: folder.path,
      workspacePath: workspace.path,
      certificatePem: key.certificatePem,
    });
  });

  afterEach(() => portal.close());

  return {
    get portal() {
      return portal;
    },
    get key() {
      return key;
    },
    workspace,
    plan: async (kind, input = {}, options = {}) => {
      const { change } = await portal.run(
        `discourse:change:${kind}`,
        { forum: FORUM, ...input },
        options,
      );
      return change as Change;
    },
    propose: (change, branch) =>
      portal.run('discourse:change:propose', {
        forum: FORUM,
        baseCommit: change.baseCommit,
        branch,
        title: 'A change',
        description: change.description,
      }),
    workspaceFile: path => {
      const tree: Record<string, unknown> = workspace.content({
        path: 'repository',
      }) as never;
      const found = path
        .split('/')
        .reduce<unknown>(
          (level, name) => (level as Record<string, unknown>)?.[name],
          tree,
        );
      return typeof found === 'string' ? found : '';
    },
  };
}
