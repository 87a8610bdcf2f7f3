import {
  FLEET_FACETS,
  FORUM_CHANNELS,
  FORUM_STATES,
  PART_NAMES,
  partProblemSchema,
  partSchemas,
  SEVERITIES,
} from '@backstage-discourse/plugin-discourse-common';
import { directoryPageSchema } from '@backstage-discourse/plugin-discourse-node';
import { z } from 'zod/v4';

/** Reference to a named schema. */
export function refTo(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

/** An object of which all listed fields but the optional ones are there. */
export function objectOf(
  properties: Record<string, object>,
  optional: readonly string[] = [],
) {
  return {
    type: 'object',
    required: Object.keys(properties).filter(name => !optional.includes(name)),
    properties,
    additionalProperties: false,
  };
}

export const TEXT = { type: 'string' };
export const INSTANT = { type: 'string', format: 'date-time' };
const COUNT = { type: 'integer', minimum: 0 };
const FLAG = { type: 'boolean' };
const SEVERITY = { type: 'string', enum: SEVERITIES };
const STATE = { type: 'string', enum: FORUM_STATES };
const CHANNEL = { type: 'string', enum: FORUM_CHANNELS };
/** What is well is neither counted nor kept. */
const FAULT = {
  type: 'string',
  enum: SEVERITIES.filter(severity => severity !== 'ok'),
};
const PART = { type: 'string', enum: PART_NAMES };

/** The shape that is sent, so that it can not differ from what is parsed. */
function fromZod(schema: z.ZodType): object {
  const { $schema, ...jsonSchema } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'output',
  });
  return jsonSchema;
}

function partState(part: keyof typeof partSchemas) {
  return objectOf(
    {
      data: fromZod(partSchemas[part]),
      observedAt: INSTANT,
      problem: refTo('PartProblem'),
    },
    ['data', 'observedAt', 'problem'],
  );
}

function facetOf(value: object) {
  return { type: 'array', items: objectOf({ value, count: COUNT }) };
}

function countsOf(names: readonly string[]) {
  return objectOf(Object.fromEntries(names.map(name => [name, COUNT])));
}

const PARAMS = {
  type: 'object',
  additionalProperties: true,
  description: 'The figures in the sentences, for translations',
};

const FORUM_COLUMNS = {
  id: TEXT,
  entityRef: TEXT,
  owner: TEXT,
  title: TEXT,
  url: TEXT,
  simulated: FLAG,
  state: STATE,
};

/** The named schemas of the document. */
export const SCHEMAS: Record<string, object> = {
  Error: {
    type: 'object',
    required: ['error', 'response'],
    properties: {
      error: {
        type: 'object',
        required: ['name', 'message'],
        properties: { name: TEXT, message: TEXT },
      },
      response: {
        type: 'object',
        required: ['statusCode'],
        properties: { statusCode: { type: 'integer' } },
      },
    },
  },
  PartProblem: fromZod(partProblemSchema),
  Finding: objectOf(
    {
      id: TEXT,
      part: PART,
      severity: SEVERITY,
      title: TEXT,
      detail: TEXT,
      nextStep: TEXT,
      params: PARAMS,
      since: INSTANT,
    },
    ['detail', 'nextStep', 'params'],
  ),
  ForumStatus: objectOf(
    {
      ...FORUM_COLUMNS,
      collectedAt: INSTANT,
      nextCollectionAt: INSTANT,
      staleAfterSeconds: COUNT,
      access: objectOf({ monitor: FLAG, operate: FLAG }),
      parts: objectOf(
        {
          health: partState('health'),
          version: partState('version'),
          sidekiq: partState('sidekiq'),
          backups: partState('backups'),
          groups: partState('groups'),
          keys: partState('keys'),
          deployment: partState('deployment'),
        },
        ['keys', 'deployment'],
      ),
      findings: { type: 'array', items: refTo('Finding') },
    },
    ['owner', 'collectedAt', 'nextCollectionAt'],
  ),
  ForumSample: objectOf(
    {
      at: INSTANT,
      enqueued: COUNT,
      busy: COUNT,
      retries: COUNT,
      dead: COUNT,
      defaultLatencySeconds: { type: 'number', minimum: 0 },
      processed: COUNT,
      failed: COUNT,
      scheduled: COUNT,
    },
    ['scheduled'],
  ),
  FleetRow: objectOf(
    {
      ...FORUM_COLUMNS,
      severity: SEVERITY,
      headline: TEXT,
      finding: objectOf({ id: TEXT, params: PARAMS }, ['params']),
      version: TEXT,
      channel: CHANNEL,
      cluster: TEXT,
      enqueued: COUNT,
      lastBackupAt: INSTANT,
      groups: COUNT,
      collectedAt: INSTANT,
    },
    [
      'owner',
      'finding',
      'version',
      'channel',
      'cluster',
      'enqueued',
      'lastBackupAt',
      'groups',
      'collectedAt',
    ],
  ),
  FleetPage: objectOf(
    {
      items: { type: 'array', items: refTo('FleetRow') },
      totalItems: COUNT,
      counts: objectOf({
        severity: countsOf(SEVERITIES),
        state: countsOf(FORUM_STATES),
      }),
      nextCursor: TEXT,
    },
    ['nextCursor'],
  ),
  FleetFacets: objectOf(
    {
      totalItems: COUNT,
      severity: facetOf(SEVERITY),
      state: facetOf(STATE),
      owner: facetOf(TEXT),
      finding: {
        type: 'array',
        items: objectOf({ value: TEXT, severity: FAULT, count: COUNT }),
      },
      version: facetOf(TEXT),
      channel: facetOf(CHANNEL),
      cluster: facetOf(TEXT),
      label: facetOf(TEXT),
    },
    [...FLEET_FACETS],
  ),
  FindingEpisode: objectOf(
    {
      id: TEXT,
      part: PART,
      severity: FAULT,
      title: TEXT,
      params: PARAMS,
      since: INSTANT,
      until: INSTANT,
    },
    ['params', 'until'],
  ),
  FindingHistoryPage: objectOf(
    {
      items: { type: 'array', items: refTo('FindingEpisode') },
      nextCursor: TEXT,
    },
    ['nextCursor'],
  ),
  OperationsPage: objectOf(
    {
      items: {
        type: 'array',
        items: objectOf(
          {
            seq: COUNT,
            at: INSTANT,
            operation: TEXT,
            actor: TEXT,
            result: TEXT,
            detail: TEXT,
          },
          ['detail'],
        ),
      },
      nextCursor: COUNT,
    },
    ['nextCursor'],
  ),
  OperationsVerification: objectOf(
    { ok: FLAG, length: COUNT, hash: TEXT, seq: COUNT, fault: TEXT },
    ['hash', 'seq', 'fault'],
  ),
  DirectoryPage: fromZod(directoryPageSchema),
  ForumConflict: objectOf({
    field: { type: 'string', enum: ['name', 'hostname', 'cluster'] },
    message: TEXT,
  }),
  ReservedForum: objectOf(
    {
      id: TEXT,
      url: TEXT,
      sealedKeys: objectOf({ monitor: TEXT, operate: TEXT }),
    },
    ['sealedKeys'],
  ),
};
