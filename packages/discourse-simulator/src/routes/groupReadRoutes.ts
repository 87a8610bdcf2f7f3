import type { Group } from '../groups';
import { jsonAnswer } from '../http/Answer';
import { integerField, textField } from '../http/Fields';
import { invalidAccess, invalidParameters, notFound } from '../http/Refusal';
import type { ForumRequest, Route } from '../http/Route';
import {
  canSee,
  canSeeMembers,
  listedGroup,
  memberRow,
  requesterRow,
  shownGroup,
} from './groupPayload';

const PAGE_SIZE = 36;
const DEFAULT_MEMBERS = 50;
const MAXIMUM_MEMBERS = 1000;

const typeFilters: Record<string, (group: Group) => boolean> = {
  public: group => group.settings.public_admission,
  close: group => !group.settings.public_admission && !group.automatic,
  automatic: group => group.automatic,
  non_automatic: group => !group.automatic,
  my: () => false,
  owner: () => false,
};

function visibleGroups({ forum, caller }: ForumRequest): Group[] {
  return forum.groups.list().filter(group => canSee(caller, group));
}

/** The group of a path, unless the caller may not know of it. */
export function namedGroup(request: ForumRequest): Group {
  const group = request.forum.groups.byName(request.path.name ?? '');
  if (!group || !canSee(request.caller, group)) {
    throw notFound();
  }
  return group;
}

function sortGroups(groups: Group[], request: ForumRequest): Group[] {
  const { query } = request;
  const order = textField(query, 'order');
  const direction = textField(query, 'asc') === 'true' || !order ? 1 : -1;
  const compare =
    order === 'user_count'
      ? (a: Group, b: Group) => a.members.length - b.members.length
      : (a: Group, b: Group) => a.settings.name.localeCompare(b.settings.name);
  return [...groups].sort((a, b) => direction * compare(a, b));
}

function listGroups(request: ForumRequest) {
  const { query, caller, basePath } = request;
  const page = integerField(query, 'page') ?? 0;
  if (page === 'invalid' || page < 0) {
    throw invalidParameters('page');
  }
  const type = textField(query, 'type');
  const ofType = type === undefined ? () => true : typeFilters[type];
  if (!ofType) {
    throw invalidParameters('type');
  }
  const filter = textField(query, 'filter')?.toLowerCase() ?? '';
  const groups = sortGroups(
    visibleGroups(request).filter(
      group =>
        ofType(group) &&
        `${group.settings.name} ${group.settings.full_name}`
          .toLowerCase()
          .includes(filter),
    ),
    request,
  );
  return jsonAnswer({
    groups: groups
      .slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
      .map(group => listedGroup(group, caller)),
    extras: { type_filters: Object.keys(typeFilters) },
    total_rows_groups: groups.length,
    load_more_groups: `${basePath}/groups?page=${page + 1}`,
  });
}

function showGroup(group: Group, request: ForumRequest) {
  return jsonAnswer({
    group: shownGroup(group, request),
    extras: {
      visible_group_names: visibleGroups(request).map(
        ({ settings }) => settings.name,
      ),
    },
  });
}

function pageOf(request: ForumRequest): { limit: number; offset: number } {
  const limit = integerField(request.query, 'limit') ?? DEFAULT_MEMBERS;
  const offset = integerField(request.query, 'offset') ?? 0;
  if (limit === 'invalid' || limit < 0 || limit > MAXIMUM_MEMBERS) {
    throw invalidParameters('limit');
  }
  if (offset === 'invalid' || offset < 0) {
    throw invalidParameters('offset');
  }
  return { limit, offset };
}

function isRow<T>(row: T | undefined): row is T {
  return row !== undefined;
}

/** Usernames go down unless `asc` is there, as in Discourse. */
function byUsername(request: ForumRequest) {
  const direction = textField(request.query, 'asc') === undefined ? -1 : 1;
  return (a: { username: string }, b: { username: string }) =>
    direction * a.username.localeCompare(b.username);
}

function listMembers(request: ForumRequest) {
  const group = namedGroup(request);
  const { forum, caller, query } = request;
  const { limit, offset } = pageOf(request);
  if (query.requesters !== undefined) {
    if (caller.kind !== 'admin') {
      throw invalidAccess();
    }
    const rows = group.requests
      .map(asked => requesterRow(forum, asked))
      .filter(isRow)
      .sort(byUsername(request));
    return jsonAnswer({
      members: rows.slice(offset, offset + limit),
      meta: { total: rows.length, limit, offset },
    });
  }
  if (!canSeeMembers(caller, group)) {
    throw invalidAccess();
  }
  const rows = group.members
    .map(member => memberRow(forum, member))
    .filter(isRow)
    .sort(byUsername(request));
  const owners = group.members
    .filter(({ owner }) => owner)
    .map(member => memberRow(forum, member))
    .filter(isRow)
    .sort(byUsername(request));
  return jsonAnswer({
    members: rows.slice(offset, offset + limit),
    owners,
    meta: { total: rows.length, limit, offset },
  });
}

/** Reading groups and their members. */
export const groupReadRoutes: Route[] = [
  {
    method: 'GET',
    path: '/groups',
    action: 'groups/index',
    access: 'any',
    handle: listGroups,
  },
  {
    method: 'GET',
    path: '/groups/by-id/:id',
    action: 'groups/show',
    access: 'any',
    handle: request => {
      const group = request.forum.groups.byId(Number(request.path.id));
      if (!group || !canSee(request.caller, group)) {
        throw notFound();
      }
      return showGroup(group, request);
    },
  },
  {
    method: 'GET',
    path: '/groups/:name',
    action: 'groups/show',
    access: 'any',
    handle: request => showGroup(namedGroup(request), request),
  },
  {
    method: 'GET',
    path: '/groups/:name/members',
    action: 'groups/members',
    access: 'any',
    handle: listMembers,
  },
];
