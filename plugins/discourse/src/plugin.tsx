import {
  CreateForumClient,
  DISCOURSE_FORUM_ANNOTATION,
  DiscourseClient,
  GroupsClient,
} from '@backstage-discourse/plugin-discourse-common';
import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  CatalogFilterBlueprint,
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { RiDiscussLine, RiTeamLine } from '@remixicon/react';
import { z } from 'zod/v4';
import { createForumApiRef } from './api/createForumApiRef';
import { discourseApiRef } from './api/discourseApiRef';
import { groupsApiRef } from './api/groupsApiRef';
import { FLEET_COLUMNS } from './fleet/view/fleetColumns';
import { FORUM_VIEWS } from './forum/forumViews';
import {
  createForumRouteRef,
  entityContentRouteRef,
  groupFleetRouteRef,
  rootRouteRef,
} from './routes';

const hasForum = {
  [`metadata.annotations.${DISCOURSE_FORUM_ANNOTATION}`]: { $exists: true },
};

const discourseApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: discourseApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new DiscourseClient({ fetchApi }),
    }),
});

const createForumApi = ApiBlueprint.make({
  name: 'create-forum',
  params: defineParams =>
    defineParams({
      api: createForumApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new CreateForumClient({ fetchApi }),
    }),
});

const groupsApi = ApiBlueprint.make({
  name: 'groups',
  params: defineParams =>
    defineParams({
      api: groupsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new GroupsClient({ fetchApi }),
    }),
});

const groupFleetPage = PageBlueprint.make({
  name: 'groups',
  params: {
    path: '/forum-groups',
    title: 'Forum groups',
    icon: <RiTeamLine />,
    routeRef: groupFleetRouteRef,
    loader: () => import('./groups/fleet').then(m => <m.GroupFleetPage />),
  },
});

const fleetPage = PageBlueprint.makeWithOverrides({
  configSchema: {
    /** Columns until a reader chooses others. */
    columns: z.array(z.enum(FLEET_COLUMNS)).optional(),
  },
  factory(originalFactory, { config }) {
    return originalFactory({
      path: '/forums',
      title: 'Forums',
      icon: <RiDiscussLine />,
      routeRef: rootRouteRef,
      loader: () =>
        import('./fleet').then(m => <m.FleetPage columns={config.columns} />),
    });
  },
});

const forumEntityContent = EntityContentBlueprint.makeWithOverrides({
  name: 'forum',
  configSchema: {
    /** Views of a forum that are shown; the first is open at first. */
    views: z.array(z.enum(FORUM_VIEWS)).min(1).optional(),
  },
  factory(originalFactory, { config }) {
    return originalFactory({
      path: '/discourse',
      title: 'Discourse',
      group: 'operation',
      icon: <RiDiscussLine />,
      routeRef: entityContentRouteRef,
      filter: hasForum,
      loader: () =>
        import('./forum').then(m => <m.ForumContent views={config.views} />),
    });
  },
});

const forumEntityCard = EntityCardBlueprint.make({
  name: 'forum',
  params: {
    type: 'info',
    filter: hasForum,
    loader: () => import('./forum/card').then(m => <m.ForumCard />),
  },
});

const healthFilter = CatalogFilterBlueprint.make({
  name: 'health',
  params: {
    loader: () => import('./catalog').then(m => <m.ForumHealthPicker />),
  },
});

const versionFilter = CatalogFilterBlueprint.make({
  name: 'version',
  params: {
    loader: () => import('./catalog').then(m => <m.ForumVersionPicker />),
  },
});

const channelFilter = CatalogFilterBlueprint.make({
  name: 'channel',
  params: {
    loader: () => import('./catalog').then(m => <m.ForumChannelPicker />),
  },
});

const myForumsWidget = HomePageWidgetBlueprint.make({
  name: 'my-forums',
  params: {
    name: 'MyForums',
    title: 'My forums',
    description: 'The forums that you own, worst first',
    components: () =>
      import('./home').then(m => ({ Content: m.MyForumsContent })),
    layout: { width: { defaultColumns: 12 }, height: { defaultRows: 6 } },
  },
});

const forumNameField = FormFieldBlueprint.make({
  name: 'forum-name',
  params: {
    field: () => import('./formFields').then(m => m.forumNameFormField),
  },
});

const hostnameField = FormFieldBlueprint.make({
  name: 'hostname',
  params: {
    field: () => import('./formFields').then(m => m.hostnameFormField),
  },
});

const clusterField = FormFieldBlueprint.make({
  name: 'cluster',
  params: { field: () => import('./formFields').then(m => m.clusterFormField) },
});

const sizeField = FormFieldBlueprint.make({
  name: 'size',
  params: { field: () => import('./formFields').then(m => m.sizeFormField) },
});

const versionField = FormFieldBlueprint.make({
  name: 'version',
  params: { field: () => import('./formFields').then(m => m.versionFormField) },
});

const groupsField = FormFieldBlueprint.make({
  name: 'groups',
  params: { field: () => import('./formFields').then(m => m.groupsFormField) },
});

const secretField = FormFieldBlueprint.make({
  name: 'secret',
  params: { field: () => import('./formFields').then(m => m.secretFormField) },
});

const planField = FormFieldBlueprint.make({
  name: 'forum-plan',
  params: {
    field: () => import('./formFields').then(m => m.planFormField),
  },
});

/**
 * Shows Discourse forums in the portal: a fleet page, an entity tab, an entity
 * card, and form fields for the template that creates a forum.
 *
 * @public
 */
export const discoursePlugin = createFrontendPlugin({
  pluginId: 'discourse',
  title: 'Discourse',
  icon: <RiDiscussLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    entityContent: entityContentRouteRef,
    groups: groupFleetRouteRef,
  },
  externalRoutes: { createForum: createForumRouteRef },
  extensions: [
    discourseApi,
    fleetPage,
    forumEntityContent,
    forumEntityCard,
    healthFilter,
    versionFilter,
    channelFilter,
    myForumsWidget,
    forumNameField,
    hostnameField,
    clusterField,
    sizeField,
    versionField,
    groupsField,
    secretField,
    planField,
    createForumApi,
    groupsApi,
    groupFleetPage,
  ],
});
