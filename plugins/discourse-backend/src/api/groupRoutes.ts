import type {
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  forumGroupsDecidePermission,
  forumGroupsProposePermission,
  forumOperatePermission,
  forumReadPermission,
} from '@backstage-discourse/plugin-discourse-common';
import type { Router } from 'express';
import type { GroupServices } from '../groups/createGroupServices';
import { buildChangeForm } from '../groups/drift/buildChangeForm';
import { checkGroups } from '../operations/checkGroups';
import { getActor } from '../operations/getActor';
import type { OperationLog } from '../operations/OperationLog';
import type { ForumGate } from '../permissions/ForumGate';
import { enterForum } from './enterForum';
import {
  acceptDriftSchema,
  applyGroupsSchema,
  decideRequestsSchema,
} from './groupSchemas';
import { parseRequest } from './parseRequest';

/** What the group routes need. */
export interface GroupRouteOptions {
  httpAuth: HttpAuthService;
  userInfo: UserInfoService;
  gate: ForumGate;
  log: OperationLog;
  groups: GroupServices;
}

/** Groups of one forum: what is, what should be, and what to do about it. */
export function addGroupRoutes(
  router: Router,
  options: GroupRouteOptions,
): void {
  const { httpAuth, log, groups } = options;
  const { overview, reconciler, queue, signal } = groups;

  router.get('/forums/:id/groups', async (req, res) => {
    const permission = forumReadPermission;
    const { forum } = await enterForum(req, { ...options, permission });
    res.json(await overview.get(forum));
  });

  router.post('/forums/:id/groups/check', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { forum } = await checkGroups(options, {
      id: req.params.id,
      credentials,
      actor: getActor(credentials),
      request: req,
    });
    res.json(await overview.get(forum));
  });

  router.post('/forums/:id/groups/apply', async (req, res) => {
    const permission = forumOperatePermission;
    const { forum, actor } = await enterForum(req, { ...options, permission });
    const body = parseRequest(applyGroupsSchema, req.body);
    const { run } = await log.run(
      { eventId: 'groups-apply', forumId: forum.id, actor, request: req },
      () => reconciler.start(forum, { actor, ...body, signal }),
      { describe: () => `started plan ${body.planId}` },
    );
    res.status(202).json(run);
  });

  router.post('/forums/:id/groups/drift/:driftId/accept', async (req, res) => {
    const permission = forumGroupsProposePermission;
    const { forum, actor } = await enterForum(req, {
      ...options,
      permission,
    });
    const { driftId } = req.params;
    const body = parseRequest(acceptDriftSchema, req.body);
    await log.run(
      {
        eventId: 'groups-drift-accept',
        forumId: forum.id,
        actor,
        request: req,
      },
      () => overview.accept(forum, { driftId, ...body, by: actor }),
      { describe: () => `${driftId} until ${body.until}` },
    );
    res.status(204).end();
  });

  router.get('/forums/:id/groups/drift/:driftId/adopt', async (req, res) => {
    const permission = forumGroupsProposePermission;
    const { forum } = await enterForum(req, { ...options, permission });
    const { driftId } = req.params;
    const change = await overview.adopt(forum, { driftId, signal });
    const { entityRef = '' } = forum;
    res.json({ change, form: buildChangeForm(change, { entityRef }) });
  });

  router.post('/forums/:id/groups/requests/decisions', async (req, res) => {
    const permission = forumGroupsDecidePermission;
    const { forum, actor } = await enterForum(req, { ...options, permission });
    const { decisions, reason } = parseRequest(decideRequestsSchema, req.body);
    const items = await log.run(
      { eventId: 'groups-decide', forumId: forum.id, actor, request: req },
      () => queue.decide(forum, { decisions, reason, actor, signal }),
      {
        describe: results =>
          results.map(each => `${each.userId} ${each.result}`).join(', '),
      },
    );
    res.json({ items });
  });
}
