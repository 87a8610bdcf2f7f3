import {
  groupFilePath,
  PRESET_SETTINGS,
  GROUP_PRESETS,
  GROUPS_API_VERSION,
  type ActualCategory,
  type ActualGroup,
  type DriftItem,
  type FileChange,
  type GroupPreset,
} from '@backstage-discourse/plugin-discourse-common';
import { isNode, parseDocument, type Document } from 'yaml';
import { z } from 'zod/v4';
import { printInOrder } from '../yaml/printYaml';

/** Where a setting of Discourse is written in a group's file. */
const FIELD_PATHS: Readonly<Record<string, readonly string[]>> = {
  fullName: ['spec', 'title'],
  membershipRequestTemplate: ['spec', 'requestTemplate'],
  defaultNotificationLevel: ['spec', 'notifications'],
  visibility: ['spec', 'overrides', 'visibility'],
  membersVisibility: ['spec', 'overrides', 'membersVisibility'],
  publicAdmission: ['spec', 'overrides', 'publicAdmission'],
  publicExit: ['spec', 'overrides', 'publicExit'],
  allowMembershipRequests: ['spec', 'overrides', 'allowMembershipRequests'],
  mentionable: ['spec', 'overrides', 'mentionable'],
  messageable: ['spec', 'overrides', 'messageable'],
};

/** A difference that the repository has no way to say. @public */
export class NotAdoptableError extends Error {
  override readonly name = 'NotAdoptableError';
}

/**
 * The change of one file after which the repository says what the forum has.
 * Comments and the order of the file are kept.
 *
 * @public
 */
export function adoptDrift(
  drift: DriftItem,
  options: {
    files: ReadonlyMap<string, string>;
    actual?: ActualGroup;
    category?: ActualCategory;
  },
): FileChange {
  const { files, actual, category } = options;
  const path = groupFilePath(drift.group);
  const text = files.get(path);
  if (drift.class === 'extra') {
    if (!actual) {
      throw new NotAdoptableError(
        `Group '${drift.group}' was not read yet; check the forum again`,
      );
    }
    return { action: 'write', path, content: describeGroup(actual) };
  }
  if (text === undefined) {
    throw new NotAdoptableError(`${path} is not in the repository any more`);
  }
  if (drift.class === 'missing' && drift.field === 'metadata.name') {
    return { action: 'remove', path };
  }
  const document = parseDocument(text);
  edit(document, drift, category);
  return { action: 'write', path, content: document.toString() };
}

function edit(
  document: Document,
  drift: DriftItem,
  category: ActualCategory | undefined,
): void {
  const { field, actual, desired } = drift;
  const path = FIELD_PATHS[field];
  if (path) {
    document.setIn(path, actual);
  } else if (field === 'spec.owners' || field === 'spec.members.usernames') {
    const names = new Set(readNames(document, field.split('.')));
    if (typeof actual === 'string') {
      names.add(actual);
    } else if (typeof desired === 'string') {
      names.delete(desired);
    }
    document.setIn(field.split('.'), [...names].sort());
  } else if (field === 'spec.category') {
    editCategory(document, drift, category);
  } else if (field === 'automaticMembershipEmailDomains') {
    const domains = Array.isArray(actual) ? actual : [];
    document.setIn(
      ['spec', 'members'],
      domains.length > 0
        ? { source: 'email-domain', domains }
        : { source: 'live' },
    );
  } else {
    throw new NotAdoptableError(
      `'${field}' of group '${drift.group}' can not be taken into the repository; revert it or accept it`,
    );
  }
}

function editCategory(
  document: Document,
  drift: DriftItem,
  category: ActualCategory | undefined,
): void {
  if (!category) {
    document.deleteIn(['spec', 'category']);
    return;
  }
  const { [drift.group]: access, ...others } = category.permissions;
  if (access === undefined) {
    throw new NotAdoptableError(
      `The category does not let group '${drift.group}' in, which its file can not say; revert it, or take the category out of the file`,
    );
  }
  document.setIn(['spec', 'category', 'access'], access);
  document.setIn(['spec', 'category', 'others'], others);
}

const namesSchema = z.array(z.string()).catch([]);

function readNames(document: Document, path: readonly string[]): string[] {
  const node: unknown = document.getIn(path);
  const names = isNode(node) ? node.toJS(document) : node;
  return namesSchema.parse(names).map(name => name.toLowerCase());
}

/** The preset that fits best; the rest becomes overrides. */
function describeGroup(group: ActualGroup): string {
  const { settings } = group;
  const differences = (preset: GroupPreset) =>
    Object.entries(PRESET_SETTINGS[preset]).filter(
      ([name, value]) =>
        new Map<string, unknown>(Object.entries(settings)).get(name) !== value,
    );
  const [preset] = [...GROUP_PRESETS].sort(
    (a, b) => differences(a).length - differences(b).length,
  );
  const values = new Map<string, unknown>(Object.entries(settings));
  const overrides = Object.fromEntries(
    differences(preset).map(([name]) => [name, values.get(name)]),
  );
  const domains = settings.automaticMembershipEmailDomains;
  return printInOrder({
    apiVersion: GROUPS_API_VERSION,
    kind: 'Group',
    metadata: { name: group.name.toLowerCase() },
    spec: {
      preset,
      title: settings.fullName || group.name,
      purpose: 'Taken over from the forum; say here what the group is for',
      owners: group.owners,
      ...(domains.length > 0 && {
        members: { source: 'email-domain', domains },
      }),
      ...(settings.allowMembershipRequests &&
        settings.membershipRequestTemplate !== '' && {
          requestTemplate: settings.membershipRequestTemplate,
        }),
      notifications: settings.defaultNotificationLevel,
      ...(Object.keys(overrides).length > 0 && { overrides }),
    },
  });
}
