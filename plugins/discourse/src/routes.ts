import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

/** The fleet page. */
export const rootRouteRef = createRouteRef();

/** The groups of all forums. */
export const groupFleetRouteRef = createRouteRef();

/** The forum tab of an entity page. */
export const entityContentRouteRef = createRouteRef();

/** The form that creates a forum; the scaffolder's template page by default. */
export const createForumRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
