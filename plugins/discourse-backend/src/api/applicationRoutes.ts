import {
  forumGroupsProposePermission,
  forumReadPermission,
  type ApplicationActor,
} from '@backstage-discourse/plugin-discourse-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import { enterForum } from './enterForum';
import type { GroupRouteOptions } from './groupRoutes';
import {
  applicationStepSchema,
  applyForGroupSchema,
  checkApplicationSchema,
} from './groupSchemas';
import { parseRequest } from './parseRequest';

/** Applications for groups of one forum. */
export function addApplicationRoutes(
  router: Router,
  options: GroupRouteOptions,
): void {
  const { httpAuth, userInfo, log, groups } = options;
  const { overview, desk } = groups;

  const readActor = async (req: Request): Promise<ApplicationActor> => {
    const credentials: BackstageCredentials = await httpAuth.credentials(req, {
      allow: ['user'],
    });
    const info = await userInfo.getUserInfo(credentials);
    return {
      ref: info.userEntityRef,
      claims: info.ownershipEntityRefs,
      isSystem: false,
    };
  };

  router.get('/forums/:id/groups/applications', async (req, res) => {
    const permission = forumReadPermission;
    const { forum } = await enterForum(req, { ...options, permission });
    const actor = await readActor(req);
    const report = await overview.requireReport(forum);
    res.json({ items: await desk.list(forum.id, { actor, report }) });
  });

  router.post('/forums/:id/groups/applications', async (req, res) => {
    const permission = forumGroupsProposePermission;
    const { forum } = await enterForum(req, { ...options, permission });
    const actor = await readActor(req);
    const { group, justification } = parseRequest(
      applyForGroupSchema,
      req.body,
    );
    const report = await overview.requireReport(forum);
    const application = await log.run(
      {
        eventId: 'group-application-create',
        forumId: forum.id,
        actor: actor.ref,
        request: req,
      },
      () => desk.apply(forum.id, { actor, group, justification, report }),
      { describe: ({ id }) => id },
    );
    res.status(201).json(application);
  });

  router.post('/forums/:id/groups/applications/check', async (req, res) => {
    const permission = forumReadPermission;
    const { forum } = await enterForum(req, { ...options, permission });
    const actor = await readActor(req);
    const { group } = parseRequest(checkApplicationSchema, req.body);
    const report = await overview.requireReport(forum);
    res.json({ faults: await desk.check(forum.id, { actor, group, report }) });
  });

  router.post(
    '/forums/:id/groups/applications/:applicationId/events',
    async (req, res) => {
      const permission = forumGroupsProposePermission;
      const { forum } = await enterForum(req, { ...options, permission });
      const actor = await readActor(req);
      const step = parseRequest(applicationStepSchema, req.body);
      const report = await overview.requireReport(forum);
      const application = await log.run(
        {
          eventId: 'group-application-step',
          forumId: forum.id,
          actor: actor.ref,
          request: req,
        },
        () =>
          desk.handle(forum.id, {
            id: req.params.applicationId,
            ...step,
            actor,
            report,
          }),
        { describe: ({ id, state }) => `${id} ${step.event}: ${state}` },
      );
      res.json(application);
    },
  );

  router.get(
    '/forums/:id/groups/applications/:applicationId/log',
    async (req, res) => {
      const permission = forumReadPermission;
      const { forum } = await enterForum(req, { ...options, permission });
      res.json(await desk.readLog(forum.id, req.params.applicationId));
    },
  );
}
