import {
  DISCOURSE_FORUM_ANNOTATION,
  type CreateForumApi,
  type DiscourseApi,
  type ForumStatus,
  type GroupsApi,
} from '@backstage-discourse/plugin-discourse-common';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { createForumApiRef, discourseApiRef, groupsApiRef } from '../api';
import {
  buildForumStatus,
  FakeCreateForumApi,
  FakeDiscourseApi,
  FakeGroupsApi,
} from '../fixtures';
import { createForumRouteRef } from '../routes';

/** An entity that names the forum `acme-community` and has an owner. */
export const forumEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'acme-community',
    namespace: 'default',
    annotations: { [DISCOURSE_FORUM_ANNOTATION]: 'acme-community' },
  },
  spec: { type: 'forum', owner: 'group:default/acme' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/acme' }],
};

/** An API that answers with one forum, with single methods replaced. */
export function buildApi(
  status: ForumStatus = buildForumStatus(),
  overrides?: Partial<DiscourseApi>,
): jest.Mocked<DiscourseApi> {
  const fake = new FakeDiscourseApi({ forums: [status] });
  return {
    listForums: jest.fn(overrides?.listForums ?? fake.listForums.bind(fake)),
    getFleetFacets: jest.fn(
      overrides?.getFleetFacets ?? fake.getFleetFacets.bind(fake),
    ),
    exportForums: jest.fn(
      overrides?.exportForums ?? fake.exportForums.bind(fake),
    ),
    getFindingHistory: jest.fn(
      overrides?.getFindingHistory ?? fake.getFindingHistory.bind(fake),
    ),
    getForum: jest.fn(overrides?.getForum ?? fake.getForum.bind(fake)),
    getHistory: jest.fn(overrides?.getHistory ?? fake.getHistory.bind(fake)),
    listOperations: jest.fn(
      overrides?.listOperations ?? fake.listOperations.bind(fake),
    ),
    verifyOperations: jest.fn(
      overrides?.verifyOperations ?? fake.verifyOperations.bind(fake),
    ),
    watchForum: jest.fn(overrides?.watchForum ?? fake.watchForum.bind(fake)),
    refreshForum: jest.fn(
      overrides?.refreshForum ?? fake.refreshForum.bind(fake),
    ),
    startBackup: jest.fn(overrides?.startBackup ?? fake.startBackup.bind(fake)),
  };
}

/** Where the app under test is, read from its address. */
const Address = () => {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
};

export interface RenderOptions {
  api?: DiscourseApi;
  createApi?: CreateForumApi;
  groupsApi?: GroupsApi;
  /** Without them the app has no signals. */
  signals?: SignalApi;
  scaffolder?: Partial<typeof scaffolderApiRef.T>;
  /** Names of permissions that are denied; all others are granted. */
  denied?: string[];
  address?: string;
}

/** Renders an element in an app that knows forums, on the entity's page. */
export function renderWithForums(
  element: ReactElement,
  options: RenderOptions = {},
) {
  const { api = buildApi(), denied = [], address = '/', signals } = options;
  return renderInTestApp(
    <EntityProvider entity={forumEntity}>
      {element}
      <Address />
    </EntityProvider>,
    {
      apis: [
        [discourseApiRef, api],
        [createForumApiRef, options.createApi ?? new FakeCreateForumApi()],
        [groupsApiRef, options.groupsApi ?? new FakeGroupsApi()],
        [scaffolderApiRef, options.scaffolder ?? {}],
        ...(signals ? [[signalApiRef, signals] as const] : []),
        mockApis.permission({
          authorize: ({ permission }) =>
            denied.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      ],
      initialRouteEntries: [address],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create/templates/:namespace/:templateName': createForumRouteRef,
      },
    },
  );
}
