import type { Group } from '../groups';
import { type Answer, jsonAnswer } from '../http/Answer';
import { KEY_USER } from '../http/Caller';
import { integerField, isPresent, textField } from '../http/Fields';
import {
  invalidAccess,
  invalidParameters,
  missingParameter,
  Refusal,
  unprocessable,
} from '../http/Refusal';
import type { ForumRequest, Route } from '../http/Route';
import { namedGroup } from './groupReadRoutes';
import { writableGroup } from './groupWriteRoutes';
import { requiredPeople } from './userSelection';

/** Sent either in the body or, for DELETE, in the query. */
function selectionOf(request: ForumRequest) {
  return { ...request.query, ...request.body };
}

function manualGroup(request: ForumRequest): Group {
  const group = writableGroup(request);
  if (group.automatic) {
    throw unprocessable(['You can not change an automatic group.']);
  }
  return group;
}

function addMembers(request: ForumRequest): Answer {
  const { forum } = request;
  const group = manualGroup(request);
  const people = requiredPeople(forum, selectionOf(request));
  const isMember = (id: number) =>
    group.members.some(({ userId }) => userId === id);
  if (people.every(({ id }) => isMember(id))) {
    throw unprocessable([
      `${people
        .map(({ username }) => username)
        .join(', ')} is already a member of this group.`,
    ]);
  }
  forum.groups.addMembers(group, {
    userIds: people.map(({ id }) => id),
    owner: false,
    at: forum.now(),
  });
  return jsonAnswer({
    success: 'OK',
    usernames: people.map(({ username }) => username),
    emails: [],
  });
}

function removeMembers(request: ForumRequest): Answer {
  const { forum } = request;
  const group = manualGroup(request);
  const people = requiredPeople(forum, selectionOf(request));
  const members = people.filter(({ id }) =>
    group.members.some(({ userId }) => userId === id),
  );
  forum.groups.removeMembers(
    group,
    members.map(({ id }) => id),
  );
  return jsonAnswer({
    success: 'OK',
    usernames: members.map(({ username }) => username),
    skipped_usernames: people
      .filter(person => !members.includes(person))
      .map(({ username }) => username),
  });
}

function addOwners(request: ForumRequest): Answer {
  const { forum } = request;
  const group = manualGroup(request);
  const people = requiredPeople(forum, selectionOf(request));
  forum.groups.addMembers(group, {
    userIds: people.map(({ id }) => id),
    owner: true,
    at: forum.now(),
  });
  return jsonAnswer({
    success: 'OK',
    usernames: people.map(({ username }) => username),
  });
}

function removeOwners(request: ForumRequest): Answer {
  const group = manualGroup(request);
  const { group: nested, ...flat } = selectionOf(request);
  const fields =
    typeof nested === 'object' && nested !== null
      ? { ...flat, ...nested }
      : flat;
  const people = requiredPeople(request.forum, fields);
  request.forum.groups.removeOwners(
    group,
    people.map(({ id }) => id),
  );
  return jsonAnswer({ success: 'OK' });
}

/** `accept` counts as yes when it is there at all, even as `false`: Discourse looks no further. */
function handleRequest(request: ForumRequest): Answer {
  const { forum, body } = request;
  const group = writableGroup(request);
  const userId = integerField(body, 'user_id');
  if (userId === undefined) {
    throw missingParameter('user_id');
  }
  const asked = group.requests.find(other => other.userId === userId);
  if (userId === 'invalid' || !asked) {
    throw invalidParameters('user_id');
  }
  forum.groups.removeRequest(group, userId);
  if (isPresent(body, 'accept')) {
    forum.groups.addMembers(group, {
      userIds: [userId],
      owner: false,
      at: forum.now(),
    });
  }
  return jsonAnswer({ success: 'OK' });
}

/** The user that the key is bound to asks to join. */
function requestMembership(request: ForumRequest): Answer {
  const { forum, body, caller, basePath } = request;
  const group = namedGroup(request);
  if (caller.kind !== 'admin') {
    throw invalidAccess();
  }
  const reason = textField(body, 'reason');
  if (reason === undefined) {
    throw missingParameter('reason');
  }
  if (!group.settings.allow_membership_requests) {
    throw invalidAccess();
  }
  if (group.requests.some(({ userId }) => userId === KEY_USER.id)) {
    throw new Refusal(
      jsonAnswer(
        {
          failed: 'FAILED',
          error: 'You have already requested membership in this group.',
        },
        { status: 409 },
      ),
    );
  }
  forum.groups.addRequest(group, {
    userId: KEY_USER.id,
    reason,
    requestedAt: forum.now(),
  });
  return jsonAnswer({ success: 'OK', relative_url: `${basePath}/t/request/1` });
}

const membersPaths = [
  { path: '/groups/:id/members', controller: 'groups', access: 'any' },
  {
    path: '/admin/groups/:id/members',
    controller: 'admin/groups',
    access: 'admin',
  },
] as const;

/** Members, owners and the people who ask to join. */
export const membershipRoutes: Route[] = [
  ...membersPaths.flatMap(({ path, controller, access }): Route[] => [
    {
      method: 'PUT',
      path,
      action: `${controller}/add_members`,
      access,
      handle: addMembers,
    },
    {
      method: 'DELETE',
      path,
      action: `${controller}/remove_member`,
      access,
      handle: removeMembers,
    },
  ]),
  {
    method: 'PUT',
    path: '/groups/:id/owners',
    action: 'groups/add_owners',
    access: 'any',
    handle: addOwners,
  },
  {
    method: 'DELETE',
    path: '/admin/groups/:id/owners',
    action: 'admin/groups/remove_owner',
    access: 'admin',
    handle: removeOwners,
  },
  {
    method: 'PUT',
    path: '/groups/:id/handle_membership_request',
    action: 'groups/handle_membership_request',
    access: 'any',
    handle: handleRequest,
  },
  {
    method: 'POST',
    path: '/groups/:name/request_membership',
    action: 'groups/request_membership',
    access: 'any',
    handle: requestMembership,
  },
];
