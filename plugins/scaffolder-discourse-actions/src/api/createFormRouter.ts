import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  forumCreatePermission,
  type ForumPlanAnswer,
  type NameCheckAnswer,
} from '@backstage-discourse/plugin-discourse-common';
import type { ForumCluster } from '@backstage-discourse/plugin-discourse-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express, { type Request } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v4';
import type { ForumPlanner } from '../plan/ForumPlanner';
import { previewPlan } from '../plan/previewPlan';
import { listCreateOptions } from './listCreateOptions';

const planRequest = z.strictObject({
  values: z.record(z.string(), z.unknown()),
});
const namesRequest = z.strictObject({
  name: z.string().max(300).optional(),
  hostname: z.string().max(300).optional(),
  cluster: z.string().max(300).optional(),
});

/**
 * What the form for a new forum asks while it is filled in, below
 * `/api/scaffolder/discourse`. Every route reads only.
 */
export function createFormRouter(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  planner: ForumPlanner;
  clusters: readonly ForumCluster[];
  now: () => number;
}): express.Router {
  const { httpAuth, permissions, planner, clusters, now } = options;

  const requireCreate = async (req: Request) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const [decision] = await permissions.authorize(
      [{ permission: forumCreatePermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Creating forums needs the permission '${forumCreatePermission.name}'`,
      );
    }
    return credentials;
  };

  const router = Router();
  router.use('/discourse', express.json({ limit: '100kb' }));

  router.get('/discourse/options', async (req, res) => {
    await requireCreate(req);
    res.json(listCreateOptions({ clusters, now: now() }));
  });

  router.post('/discourse/names', async (req, res) => {
    const credentials = await requireCreate(req);
    const names = parseBody(namesRequest, req.body);
    const faults = await planner.checkNames(names, { credentials });
    const answer: NameCheckAnswer = { faults };
    res.json(answer);
  });

  router.post('/discourse/plan', async (req, res) => {
    const credentials = await requireCreate(req);
    const { values } = parseBody(planRequest, req.body);
    const result = await planner.examine(values, {
      credentials,
      supplied: { kind: 'masked' },
    });
    const answer: ForumPlanAnswer = result.ok
      ? { ok: true, plan: previewPlan(result.plan, { values }) }
      : result;
    res.json(answer);
  });
  return router;
}

/** The message names fields only: a body may hold what should not be repeated. */
function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) {
    const fields = result.error.issues.map(({ path, message }) =>
      path.length > 0 ? `'${path.join('.')}' ${message}` : message,
    );
    throw new InputError(`The request is not understood: ${fields.join('; ')}`);
  }
  return result.data;
}
