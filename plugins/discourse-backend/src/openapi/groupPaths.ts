import {
  applicationEventSchema,
  applicationSchema,
  driftAcceptanceSchema,
  fileChangeSchema,
  groupReportSchema,
  groupRunSchema,
} from '@backstage-discourse/plugin-discourse-common';
import {
  acceptDriftSchema,
  applicationStepSchema,
  applyForGroupSchema,
  applyGroupsSchema,
  checkApplicationSchema,
  decideRequestsSchema,
} from '../api/groupSchemas';
import {
  answer,
  body,
  ERRORS,
  FORUM_ERRORS,
  ID,
  json,
  toInputSchema,
} from './paths';
import { INSTANT, objectOf, TEXT } from './schemas';

const listOf = (items: object) => ({ type: 'array', items });
const param = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: TEXT,
});

const DRIFT_ID = param('driftId', 'Id of a difference in the last report');
const APPLICATION_ID = param('applicationId', 'Id of an application');
const WHOLE = { type: 'integer' };
const CONFLICT = answer(
  'A key is missing, or the state is not what was seen; the message says which',
  'Error',
);
const BUSY = answer('The forum does not answer or is busy', 'Error');

const OVERVIEW = objectOf(
  {
    report: toInputSchema(groupReportSchema),
    checkedAt: INSTANT,
    problem: TEXT,
    run: toInputSchema(groupRunSchema),
    acceptances: listOf(toInputSchema(driftAcceptanceSchema)),
    requests: listOf(
      objectOf(
        {
          groupId: WHOLE,
          groupName: TEXT,
          userId: WHOLE,
          username: TEXT,
          reason: TEXT,
          requestedAt: INSTANT,
        },
        ['reason', 'requestedAt'],
      ),
    ),
    decisions: listOf(
      objectOf({
        groupName: TEXT,
        username: TEXT,
        decision: { type: 'string', enum: ['accepted', 'denied', 'gone'] },
        reason: TEXT,
        by: TEXT,
        at: INSTANT,
      }),
    ),
    decisionLog: objectOf(
      { ok: { type: 'boolean' }, length: WHOLE, fault: TEXT },
      ['fault'],
    ),
  },
  ['report', 'checkedAt', 'problem', 'run'],
);

const APPLICATION = toInputSchema(applicationSchema);

function done(description: string, schema: object) {
  return { description, content: json(schema) };
}

const PAGE = ['limit', 'offset'].map(name => ({
  name,
  in: 'query',
  schema: WHOLE,
}));

/** The paths about small groups. */
export const GROUP_PATHS: Record<string, Record<string, object>> = {
  '/groups': {
    get: {
      operationId: 'ListGroupFleet',
      summary: 'The groups of all forums that the caller may read, in figures',
      parameters: PAGE,
      responses: {
        '200': done(
          'A page of forums, those with most differences first',
          objectOf({
            items: listOf(
              objectOf(
                {
                  forumId: TEXT,
                  title: TEXT,
                  entityRef: TEXT,
                  checkedAt: INSTANT,
                  problem: TEXT,
                  driftCount: WHOLE,
                  ownerlessCount: WHOLE,
                  overQuotaCount: WHOLE,
                  nextExpiry: TEXT,
                  requestCount: WHOLE,
                  oldestRequestAt: INSTANT,
                },
                [
                  'entityRef',
                  'checkedAt',
                  'problem',
                  'nextExpiry',
                  'oldestRequestAt',
                ],
              ),
            ),
            totalItems: WHOLE,
          }),
        ),
        ...ERRORS,
      },
    },
  },
  '/groups/requests': {
    get: {
      operationId: 'ListFleetGroupRequests',
      summary: 'Who waits to join a group on any forum, the longest first',
      parameters: PAGE,
      responses: {
        '200': done(
          'A page of requests',
          objectOf({
            items: listOf(
              objectOf(
                {
                  forumId: TEXT,
                  forumTitle: TEXT,
                  entityRef: TEXT,
                  groupId: WHOLE,
                  groupName: TEXT,
                  userId: WHOLE,
                  username: TEXT,
                  reason: TEXT,
                  requestedAt: INSTANT,
                },
                ['entityRef', 'reason', 'requestedAt'],
              ),
            ),
            totalItems: WHOLE,
          }),
        ),
        ...ERRORS,
      },
    },
  },
  '/forums/{id}/groups': {
    get: {
      operationId: 'GetGroups',
      summary: 'The last comparison of the groups with the repository',
      parameters: [ID],
      responses: {
        '200': done('What is known of the groups', OVERVIEW),
        ...FORUM_ERRORS,
      },
    },
  },
  '/forums/{id}/groups/check': {
    post: {
      operationId: 'CheckGroups',
      summary: 'Compares the groups of a forum with its repository now',
      parameters: [ID],
      responses: {
        '200': done('What was found', OVERVIEW),
        ...FORUM_ERRORS,
        '409': CONFLICT,
        '503': BUSY,
      },
    },
  },
  '/forums/{id}/groups/apply': {
    post: {
      operationId: 'ApplyGroups',
      summary: 'Starts to carry out the plan that the caller has seen',
      parameters: [ID],
      requestBody: body(applyGroupsSchema),
      responses: {
        '202': done('The run', toInputSchema(groupRunSchema)),
        ...FORUM_ERRORS,
        '409': CONFLICT,
        '503': BUSY,
      },
    },
  },
  '/forums/{id}/groups/drift/{driftId}/accept': {
    post: {
      operationId: 'AcceptGroupDrift',
      summary: 'Lives with a difference until the end of a day',
      parameters: [ID, DRIFT_ID],
      requestBody: body(acceptDriftSchema),
      responses: {
        '204': { description: 'The difference is accepted' },
        ...FORUM_ERRORS,
        '409': CONFLICT,
      },
    },
  },
  '/forums/{id}/groups/drift/{driftId}/adopt': {
    get: {
      operationId: 'GetGroupDriftChange',
      summary: 'The change of the repository that takes a difference over',
      parameters: [ID, DRIFT_ID],
      responses: {
        '200': done(
          'The change, for a pull request',
          objectOf({
            change: toInputSchema(fileChangeSchema),
            form: objectOf(
              {
                forum: TEXT,
                file: TEXT,
                content: TEXT,
                remove: { type: 'boolean' },
              },
              ['content'],
            ),
          }),
        ),
        ...FORUM_ERRORS,
        '409': CONFLICT,
      },
    },
  },
  '/forums/{id}/groups/requests/decisions': {
    post: {
      operationId: 'DecideGroupRequests',
      summary: 'Accepts or denies requests to join, several at once',
      parameters: [ID],
      requestBody: body(decideRequestsSchema),
      responses: {
        '200': done(
          'What became of each',
          objectOf({
            items: listOf(
              objectOf(
                {
                  groupId: WHOLE,
                  userId: WHOLE,
                  result: {
                    type: 'string',
                    enum: ['accepted', 'denied', 'gone', 'failed'],
                  },
                  message: TEXT,
                },
                ['message'],
              ),
            ),
          }),
        ),
        ...FORUM_ERRORS,
        '409': CONFLICT,
      },
    },
  },
  '/forums/{id}/groups/applications': {
    get: {
      operationId: 'ListGroupApplications',
      summary: 'Applications, and what the caller may do with each',
      parameters: [ID],
      responses: {
        '200': done(
          'The applications, newest first',
          objectOf({
            items: listOf(
              objectOf(
                {
                  application: APPLICATION,
                  change: toInputSchema(fileChangeSchema),
                  isToBeArchived: { type: 'boolean' },
                  events: listOf(
                    objectOf({
                      event: toInputSchema(applicationEventSchema),
                      whyNot: listOf(TEXT),
                    }),
                  ),
                  due: listOf(
                    objectOf({
                      kind: TEXT,
                      atMs: WHOLE,
                      recipients: listOf(TEXT),
                      sentence: TEXT,
                    }),
                  ),
                },
                ['change', 'isToBeArchived'],
              ),
            ),
          }),
        ),
        ...FORUM_ERRORS,
        '409': CONFLICT,
      },
    },
    post: {
      operationId: 'ApplyForGroup',
      summary: 'Applies for a group',
      parameters: [ID],
      requestBody: body(applyForGroupSchema),
      responses: {
        '201': done('The application', APPLICATION),
        ...FORUM_ERRORS,
        '409': CONFLICT,
      },
    },
  },
  '/forums/{id}/groups/applications/check': {
    post: {
      operationId: 'CheckGroupApplication',
      summary: 'Says what stands against a group, without applying for it',
      parameters: [ID],
      requestBody: body(checkApplicationSchema),
      responses: {
        '200': done(
          'Every fault; none where the caller could apply',
          objectOf({
            faults: listOf(objectOf({ field: TEXT, message: TEXT })),
          }),
        ),
        ...FORUM_ERRORS,
        '409': CONFLICT,
      },
    },
  },
  '/forums/{id}/groups/applications/{applicationId}/events': {
    post: {
      operationId: 'StepGroupApplication',
      summary: 'Supports, approves, refuses, or moves an application on',
      parameters: [ID, APPLICATION_ID],
      requestBody: body(applicationStepSchema),
      responses: {
        '200': done('The application afterwards', APPLICATION),
        ...FORUM_ERRORS,
        '409': CONFLICT,
      },
    },
  },
  '/forums/{id}/groups/applications/{applicationId}/log': {
    get: {
      operationId: 'GetGroupApplicationLog',
      summary: 'The log of an application, and whether it was changed',
      parameters: [ID, APPLICATION_ID],
      responses: {
        '200': done(
          'Every entry, the oldest first',
          objectOf({
            items: listOf(
              objectOf({
                seq: WHOLE,
                atMs: WHOLE,
                body: TEXT,
                previous: TEXT,
                hash: TEXT,
              }),
            ),
            verdict: objectOf({ ok: { type: 'boolean' }, fault: TEXT }, [
              'fault',
            ]),
          }),
        ),
        ...FORUM_ERRORS,
      },
    },
  },
};
