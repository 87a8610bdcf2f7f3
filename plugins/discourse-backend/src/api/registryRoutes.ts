import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  forumCreatePermission,
  forumOperatePermission,
} from '@backstage-discourse/plugin-discourse-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Request, Router } from 'express';
import { getActor } from '../operations/getActor';
import type { OperationLog } from '../operations/OperationLog';
import type { ForumGate } from '../permissions/ForumGate';
import type { ForumReservations } from '../registry/ForumReservations';
import type { KeyRotation } from '../registry/KeyRotation';
import { parseRequest } from './parseRequest';
import {
  activateForumSchema,
  checkForumSchema,
  forumReservationSchema,
  rotateKeysSchema,
} from './schemas';

/** How a forum that the portal creates enters the registry. */
export function addRegistryRoutes(
  router: Router,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    reservations: ForumReservations;
    rotation: KeyRotation;
    gate: ForumGate;
    log: OperationLog;
    wakeCollector: () => void;
  },
): void {
  const { httpAuth, permissions, reservations, rotation, gate } = options;
  const { log, wakeCollector } = options;

  const requireCreate = async (req: Request): Promise<string> => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const [decision] = await permissions.authorize(
      [{ permission: forumCreatePermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Creating forums needs the permission '${forumCreatePermission.name}'`,
      );
    }
    return getActor(credentials);
  };

  router.post('/registry/check', async (req, res) => {
    const actor = await requireCreate(req);
    const wanted = parseRequest(checkForumSchema, req.body);
    const conflicts = await reservations.check(wanted, { createdBy: actor });
    res.json({ conflicts });
  });

  router.post('/registry/forums', async (req, res) => {
    const actor = await requireCreate(req);
    const reservation = parseRequest(forumReservationSchema, req.body);
    const reserved = await log.run(
      {
        eventId: 'forum-reserve',
        forumId: reservation.id,
        actor,
        request: req,
      },
      () => reservations.reserve(reservation, { createdBy: actor }),
      { describe: () => 'reserved' },
    );
    res.status(201).json({
      id: reserved.id,
      url: reserved.url,
      sealedKeys: reserved.sealedKeys && {
        monitor: reserved.sealedKeys.monitor,
        operate: reserved.sealedKeys.operate,
      },
    });
  });

  router.post('/registry/forums/:id/activate', async (req, res) => {
    const actor = await requireCreate(req);
    const { id } = req.params;
    const { entityRef, location } = parseRequest(activateForumSchema, req.body);
    await log.run(
      { eventId: 'forum-activate', forumId: id, actor, request: req },
      () => reservations.activate({ id, entityRef, location }, { actor }),
      { describe: () => 'active' },
    );
    wakeCollector();
    res.status(204).end();
  });

  router.delete('/registry/forums/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const forum = await gate.require(req.params.id, {
      permission: forumOperatePermission,
      credentials,
    });
    await log.run(
      {
        eventId: 'forum-unregister',
        severityLevel: 'high',
        forumId: forum.id,
        actor: getActor(credentials),
        request: req,
      },
      () => reservations.unregister(forum),
      { describe: () => 'removed' },
    );
    res.status(204).end();
  });

  router.post('/registry/forums/:id/keys', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const request = parseRequest(rotateKeysSchema, req.body);
    const forum = await gate.require(req.params.id, {
      permission: forumOperatePermission,
      credentials,
    });
    const { monitor, operate } = await log.run(
      {
        eventId: 'keys-rotate',
        forumId: forum.id,
        actor: getActor(credentials),
        request: req,
      },
      () => rotation.rotate(forum, request),
      { describe: () => 'new keys wait to be accepted' },
    );
    res.status(201).json({ sealedKeys: { monitor, operate } });
  });
}
