import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod/v4';
import { isDatabaseAway } from '../store/isDatabaseAway';

const responseSchema = z.object({
  name: z.literal('ResponseError'),
  statusCode: z.number().min(500),
});
const fetchSchema = z.object({ name: z.literal('FetchError') });

/**
 * Whether another plugin, which is asked for a decision or an entity, failed.
 * Those that decide have databases, too.
 */
function isPluginAway(error: unknown): boolean {
  return (
    responseSchema.safeParse(error).success ||
    fetchSchema.safeParse(error).success
  );
}

/**
 * Says of a database, or of another plugin, that can not be used for now what
 * it is: no fault of the request, and worth another try. Goes behind all
 * routes.
 */
export function explainOutage(options: {
  logger: LoggerService;
}): ErrorRequestHandler {
  const { logger } = options;
  return (error, req, _res, next) => {
    if (!isDatabaseAway(error) && !isPluginAway(error)) {
      next(error);
      return;
    }
    logger.warn(
      `What is needed for ${req.method} ${req.path} is away`,
      toError(error),
    );
    // Without the cause, which quotes statements and addresses.
    next(
      new ServiceUnavailableError(
        "The portal's database, or another part of it, is away or busy; try again in a moment",
      ),
    );
  };
}
