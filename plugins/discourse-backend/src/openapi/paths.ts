import {
  findingHistoryQuerySchema,
  fleetExportQuerySchema,
  fleetFacetsQuerySchema,
  fleetQuerySchema,
  operationsQuerySchema,
  HISTORY_RANGES,
} from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';
import {
  activateForumSchema,
  directoryQuerySchema,
  checkForumSchema,
  forumReservationSchema,
  rotateKeysSchema,
  startBackupSchema,
} from '../api/schemas';
import { INSTANT, objectOf, refTo } from './schemas';

/** `\p{Cc}` as every dialect of regular expressions has it. */
const CONTROL_CHARACTERS = '\\u0000-\\u001f\\u007f-\\u009f';

export const ID = {
  name: 'id',
  in: 'path',
  required: true,
  description:
    'Id of the forum, the value of the annotation discourse.org/forum',
  schema: { type: 'string' },
  example: 'acme-community',
};

export const ERRORS = {
  '400': answer(
    'The request is malformed; the message names the field',
    'Error',
  ),
  '401': answer('No valid token', 'Error'),
  '403': answer(
    'The permission is missing, or the caller can not know whether the forum exists',
    'Error',
  ),
  '431': { description: 'The address is longer than the server reads' },
};
export const FORUM_ERRORS = {
  ...ERRORS,
  '404': answer('There is no such forum, for callers who see all', 'Error'),
};

/** The paths of the document. */
export const PATHS: Record<string, Record<string, object>> = {
  '/openapi.json': {
    get: {
      operationId: 'GetOpenApiDocument',
      summary: 'This document',
      responses: {
        '200': {
          description: 'The document',
          content: json({ type: 'object' }),
        },
        '401': ERRORS['401'],
      },
    },
  },
  '/directory': {
    get: {
      operationId: 'ListDirectory',
      summary: 'All forums with their entities and facts, for services alone',
      parameters: queryParameters(directoryQuerySchema),
      responses: {
        '200': answer('A page of the directory', 'DirectoryPage'),
        ...ERRORS,
      },
    },
  },
  '/forums': {
    get: {
      operationId: 'ListForums',
      summary: 'Forums that the caller may read, the worst first',
      parameters: queryParameters(fleetQuerySchema),
      responses: {
        '200': answer('A page of the fleet', 'FleetPage'),
        ...ERRORS,
      },
    },
  },
  '/forums.csv': {
    get: {
      operationId: 'ExportForums',
      summary: 'All forums that the caller may read, as a table',
      parameters: queryParameters(fleetExportQuerySchema),
      responses: {
        '200': {
          description: 'CSV with a header, streamed',
          content: { 'text/csv': { schema: { type: 'string' } } },
        },
        ...ERRORS,
      },
    },
  },
  '/fleet/facets': {
    get: {
      operationId: 'GetFleetFacets',
      summary:
        'How many of the forums that the caller may read have each value, by the filters of the other facets',
      parameters: queryParameters(fleetFacetsQuerySchema),
      responses: {
        '200': answer(
          'Counts of the facets that were asked for',
          'FleetFacets',
        ),
        ...ERRORS,
      },
    },
  },
  '/forums/{id}': {
    get: {
      operationId: 'GetForum',
      summary: 'The last snapshot and findings of a forum',
      parameters: [ID],
      responses: {
        '200': answer('What is known of the forum', 'ForumStatus'),
        ...FORUM_ERRORS,
      },
    },
  },
  '/forums/{id}/history': {
    get: {
      operationId: 'GetForumHistory',
      summary: 'The history of Sidekiq, oldest first',
      parameters: [
        ID,
        {
          name: 'range',
          in: 'query',
          schema: { type: 'string', enum: HISTORY_RANGES, default: '24h' },
        },
      ],
      responses: {
        '200': {
          description: 'Samples, coarser for longer ranges',
          content: json(
            objectOf({
              items: { type: 'array', items: refTo('ForumSample') },
              source: { type: 'string' },
              unknown: { type: 'array', items: { type: 'string' } },
            }),
          ),
        },
        ...FORUM_ERRORS,
      },
    },
  },
  '/forums/{id}/findings/history': {
    get: {
      operationId: 'ListFindingHistory',
      summary: 'Findings of a forum, those that are gone too, newest first',
      parameters: [ID, ...queryParameters(findingHistoryQuerySchema)],
      responses: {
        '200': answer('Times for which findings held', 'FindingHistoryPage'),
        ...FORUM_ERRORS,
      },
    },
  },
  '/forums/{id}/watch': {
    post: {
      operationId: 'WatchForum',
      summary:
        'Has the caller told, by a signal, when something new is known of a forum',
      parameters: [ID],
      responses: {
        '200': {
          description: 'The watch, which ends unless it is asked for again',
          content: json(objectOf({ until: INSTANT })),
        },
        ...FORUM_ERRORS,
      },
    },
  },
  '/forums/{id}/refresh': {
    post: {
      operationId: 'RefreshForum',
      summary: 'Asks the collector to look at a forum now',
      parameters: [ID],
      responses: {
        '202': {
          description: 'Whether the request was accepted',
          content: json(
            objectOf({
              result: { type: 'string', enum: ['queued', 'too-soon'] },
              nextAllowedAt: INSTANT,
            }),
          ),
        },
        ...FORUM_ERRORS,
      },
    },
  },
  '/forums/{id}/operations': {
    get: {
      operationId: 'ListOperations',
      summary: 'What people did to a forum through the portal, newest first',
      parameters: [ID, ...queryParameters(operationsQuerySchema)],
      responses: {
        '200': answer('A page of the log', 'OperationsPage'),
        ...FORUM_ERRORS,
      },
    },
  },
  '/forums/{id}/operations/verification': {
    get: {
      operationId: 'VerifyOperations',
      summary: 'Whether the log of operations is what was written',
      parameters: [ID],
      responses: {
        '200': answer('The verdict', 'OperationsVerification'),
        ...FORUM_ERRORS,
      },
    },
  },
  '/forums/{id}/backups': {
    post: {
      operationId: 'StartBackup',
      summary: 'Starts a backup of a forum',
      parameters: [ID],
      requestBody: body(startBackupSchema),
      responses: {
        '202': {
          description: 'Whether a backup was started',
          content: json(
            objectOf({
              result: { type: 'string', enum: ['started', 'already-running'] },
            }),
          ),
        },
        ...FORUM_ERRORS,
        '409': answer('No operate key, or the forum refuses', 'Error'),
        '503': answer('The forum does not answer or is busy', 'Error'),
      },
    },
  },
  '/registry/check': {
    post: {
      operationId: 'CheckForum',
      summary: 'Conflicts of a forum that is not reserved yet',
      requestBody: body(checkForumSchema),
      responses: {
        '200': {
          description:
            'All conflicts; none means that the forum can be created',
          content: json(
            objectOf({
              conflicts: { type: 'array', items: refTo('ForumConflict') },
            }),
          ),
        },
        ...ERRORS,
      },
    },
  },
  '/registry/forums': {
    post: {
      operationId: 'ReserveForum',
      summary: 'Reserves a forum and makes its keys',
      requestBody: body(forumReservationSchema),
      responses: {
        '201': answer('The keys, sealed for the cluster', 'ReservedForum'),
        ...ERRORS,
        '409': answer('A field is taken; the message names it', 'Error'),
      },
    },
  },
  '/registry/forums/{id}': {
    delete: {
      operationId: 'UnregisterForum',
      summary: 'Removes a forum that the portal created from the registry',
      parameters: [ID],
      responses: {
        '204': { description: 'The forum is removed' },
        ...FORUM_ERRORS,
        '409': answer('The forum comes from another source', 'Error'),
      },
    },
  },
  '/registry/forums/{id}/keys': {
    post: {
      operationId: 'RotateKeys',
      summary: 'Makes keys that replace those of a forum once it accepts them',
      parameters: [ID],
      requestBody: body(rotateKeysSchema),
      responses: {
        '201': {
          description: 'The new keys, sealed for the cluster',
          content: json(
            objectOf({
              sealedKeys: objectOf({
                monitor: { type: 'string' },
                operate: { type: 'string' },
              }),
            }),
          ),
        },
        ...FORUM_ERRORS,
        '409': answer("The keys are not the portal's own", 'Error'),
      },
    },
  },
  '/registry/forums/{id}/activate': {
    post: {
      operationId: 'ActivateForum',
      summary: 'Ties a reserved forum to its entity and starts collecting',
      parameters: [ID],
      requestBody: body(activateForumSchema),
      responses: {
        '204': { description: 'The forum is active' },
        ...FORUM_ERRORS,
        '409': answer('The forum is active with another entity', 'Error'),
      },
    },
  },
};

export function json(schema: object) {
  return { 'application/json': { schema } };
}

export function answer(description: string, schema: string) {
  return { description, content: json(refTo(schema)) };
}

export function body(schema: z.ZodType) {
  return { required: true, content: json(toInputSchema(schema)) };
}

function queryParameters(schema: z.ZodObject) {
  return Object.entries(schema.shape).map(([name, field]) => ({
    name,
    in: 'query',
    // Lists are comma-separated, which is the form of `explode: false`.
    explode: false,
    schema: toInputSchema(field),
  }));
}

export function toInputSchema(schema: z.ZodType): object {
  const { $schema, ...jsonSchema } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'output',
    unrepresentable: 'any',
    // Readers in other languages do not know the class by its name.
    override: ({ jsonSchema: each }) => {
      if (each.pattern !== undefined) {
        each.pattern = each.pattern.replaceAll('\\p{Cc}', CONTROL_CHARACTERS);
      }
    },
  });
  return jsonSchema;
}
