import { defaultGroupSettings, type Group } from '../groups';
import { type Answer, jsonAnswer } from '../http/Answer';
import { fieldsOf, isPresent, listField, textField } from '../http/Fields';
import {
  invalidAccess,
  missingParameter,
  notFound,
  Refusal,
  unprocessable,
} from '../http/Refusal';
import type { ForumRequest, Route } from '../http/Route';
import { ASSOCIATED_GROUPS } from './associatedGroups';
import { basicGroup } from './groupPayload';
import { writableSettings } from './groupSettings';
import { selectedPeople } from './userSelection';

const NO_OWNER =
  'You can’t allow membership requests for a group without any owners.';

/** The group of a path by id, for callers who may write to it. */
export function writableGroup(request: ForumRequest): Group {
  const { forum, caller, path } = request;
  const group = forum.groups.byId(Number(path.id));
  if (!group) {
    throw notFound();
  }
  if (caller.kind !== 'admin') {
    throw invalidAccess();
  }
  return group;
}

function failed(errors: string[]): Refusal {
  return new Refusal(jsonAnswer({ failed: 'FAILED', errors }, { status: 422 }));
}

function createGroup(request: ForumRequest): Answer {
  const { forum, body, caller } = request;
  const input = fieldsOf(body.group);
  const name = textField(input, 'name');
  if (name === undefined) {
    throw missingParameter('group');
  }
  const settings = {
    ...defaultGroupSettings(name),
    ...writableSettings(input, { automatic: false }),
  };
  const taken =
    forum.groups.byName(name) ??
    forum.people.find(({ username }) => username === name.toLowerCase());
  if (taken) {
    throw unprocessable(['Name has already been taken']);
  }
  const owners = selectedPeople(forum, {
    usernames: listField(input, 'owner_usernames'),
  });
  const members = selectedPeople(forum, {
    usernames: listField(input, 'usernames'),
  });
  if (settings.allow_membership_requests && owners.length === 0) {
    throw failed([NO_OWNER]);
  }
  const group = forum.groups.add({
    settings: settings.allow_membership_requests
      ? settings
      : { ...settings, membership_request_template: '' },
    memberIds: members.map(({ id }) => id),
    ownerIds: owners.map(({ id }) => id),
    at: forum.now(),
  });
  return jsonAnswer({ basic_group: basicGroup(group, caller) });
}

/** Only groups that a login provider offers can be tied; others are passed over. */
function associate({ body, forum }: ForumRequest, group: Group): void {
  const input = fieldsOf(body.group);
  if (input.associated_group_ids === undefined || group.automatic) {
    return;
  }
  const wanted = listField(input, 'associated_group_ids').map(Number);
  forum.groups.associate(
    group,
    ASSOCIATED_GROUPS.map(({ id }) => id).filter(id => wanted.includes(id)),
  );
}

function updateGroup(request: ForumRequest): Answer {
  const { forum, body } = request;
  const group = writableGroup(request);
  if (body.group === undefined) {
    throw missingParameter('group');
  }
  const changes = writableSettings(body.group, { automatic: group.automatic });
  const other = changes.name && forum.groups.byName(changes.name);
  if (other && other.id !== group.id) {
    throw unprocessable(['Name has already been taken']);
  }
  if (
    changes.allow_membership_requests &&
    !group.members.some(({ owner }) => owner)
  ) {
    throw unprocessable([NO_OWNER]);
  }
  const level = changes.default_notification_level;
  const affected =
    level !== undefined && level !== group.settings.default_notification_level
      ? group.members.length
      : 0;
  if (affected > 0 && !isPresent(body, 'update_existing_users')) {
    throw unprocessable(['Members still have the old notification level.'], {
      user_count: affected,
    });
  }
  if (changes.name !== undefined && !group.automatic) {
    forum.categories.renameGroup(group.settings.name, changes.name);
  }
  forum.groups.update(group, changes);
  associate(request, group);
  return jsonAnswer({ success: 'OK' });
}

/** Creating, changing and deleting groups. */
export const groupWriteRoutes: Route[] = [
  {
    method: 'GET',
    path: '/associated_groups',
    action: 'associated_groups/index',
    access: 'admin',
    handle: () => jsonAnswer({ associated_groups: ASSOCIATED_GROUPS }),
  },
  {
    method: 'POST',
    path: '/admin/groups',
    action: 'admin/groups/create',
    access: 'admin',
    handle: createGroup,
  },
  {
    method: 'PUT',
    path: '/groups/:id',
    action: 'groups/update',
    access: 'any',
    handle: updateGroup,
  },
  {
    method: 'DELETE',
    path: '/admin/groups/:id',
    action: 'admin/groups/destroy',
    access: 'admin',
    handle: request => {
      const group = writableGroup(request);
      if (group.automatic) {
        throw failed(['You can not delete an automatic group.']);
      }
      request.forum.categories.removeGroup(group.settings.name);
      request.forum.groups.remove(group);
      return jsonAnswer({ success: 'OK' });
    },
  },
];
