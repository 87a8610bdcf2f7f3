import {
  forumWarnings,
  summarizeForum,
  type HandNeeded,
  type HandReason,
  type RefusedChange,
} from '@backstage-discourse/forum-manifests';
import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { diffSpecs, type FieldChange } from './diffSpecs';
import type { ResourceDiff } from './diffResources';
import { bulletList, code, section } from './markdown';

const MAX_LISTED = 40;

const REASONS: Record<HandReason, string> = {
  overlap: 'conflict markers show both sides; choose, and remove the markers',
  'unknown-base':
    'was changed by hand and its last render is not in the history; compare it with the new render by `forum plan`',
  'deleted-here':
    'was deleted in the repository and the renderer changed it; it stays deleted',
  'no-longer-rendered':
    'was changed by hand and is rendered no more; keep it in the overlay or delete it',
  taken:
    'stands where the renderer now writes a file; move it, then run `forum render`',
};

/** What a change does, for people. */
export interface ChangeFacts {
  before: ForumSpec | undefined;
  after: ForumSpec;
  resources: ResourceDiff;
  changedPaths: readonly string[];
  needsHand: readonly HandNeeded[];
  refused: readonly RefusedChange[];
  notes: readonly string[];
  unchecked: readonly string[];
}

function value(of: unknown): string {
  return of === undefined ? 'the default' : code(JSON.stringify(of));
}

function describeField({ field, from, to }: FieldChange): string {
  return `${code(field)}: ${value(from)} → ${value(to)}`;
}

function shorten(lines: readonly string[]): string[] {
  return lines.length <= MAX_LISTED
    ? [...lines]
    : [...lines.slice(0, MAX_LISTED), `and ${lines.length - MAX_LISTED} more`];
}

function describeFields({ before, after }: ChangeFacts): string[] {
  return before ? diffSpecs(before, after).map(describeField) : [];
}

function describeCapacity({ before, after }: ChangeFacts): string[] {
  const gibibytes = (bytes: number) =>
    `${Math.round((bytes / 1024 ** 3) * 10) / 10} GiB`;
  const words = (spec: ForumSpec) => {
    const { cpuMillis, memoryBytes, storageBytes } =
      summarizeForum(spec).totals;
    return `${cpuMillis / 1000} CPU, ${gibibytes(
      memoryBytes,
    )} memory, ${gibibytes(storageBytes)} storage`;
  };
  const now = words(after);
  const then = before && words(before);
  return then === now
    ? []
    : [then ? `from ${then} to ${now}` : `requests ${now}`];
}

function describeResources({ resources }: ChangeFacts): string[] {
  return shorten([
    ...resources.added.map(label => `adds ${code(label)}`),
    ...resources.changed.map(label => `changes ${code(label)}`),
    ...resources.removed.map(label => `removes ${code(label)}`),
  ]);
}

function newWarnings({ before, after }: ChangeFacts): string[] {
  const known = new Set(
    before ? forumWarnings(before).map(({ field }) => field) : [],
  );
  return forumWarnings(after)
    .filter(({ field }) => !known.has(field))
    .map(({ field, message }) => `${code(field)}: ${message}`);
}

/** The description of a pull request: what it does, and what it may cost. */
export function describeChange(facts: ChangeFacts): string {
  const { resources, needsHand, refused, notes, unchecked, changedPaths } =
    facts;
  return [
    ...sectionIfAny(
      'Needs a hand',
      needsHand.map(({ path, reason }) => `${code(path)} ${REASONS[reason]}`),
    ),
    ...sectionIfAny(
      'The cluster will refuse',
      refused.map(({ path, message }) => `${code(path)} ${message}`),
    ),
    section(
      'What changes in forum.yaml',
      bulletList(describeFields(facts), 'Nothing.'),
    ),
    ...sectionIfAny('Good to know', notes),
    section(
      'Resources',
      bulletList(describeResources(facts), 'None is changed.'),
    ),
    section(
      'Restarts',
      bulletList(
        resources.restarted.map(label => `the pods of ${code(label)}`),
        'None.',
      ),
    ),
    ...sectionIfAny('Capacity', describeCapacity(facts)),
    ...sectionIfAny('Warnings', newWarnings(facts)),
    section(
      'What cannot be checked before it is deployed',
      bulletList([
        'whether the nodes have room for what is requested',
        ...unchecked,
      ]),
    ),
    `${changedPaths.length} files are changed; ${code(
      'forum check',
    )} holds this branch against its render.`,
  ].join('\n\n');
}

function sectionIfAny(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [section(title, bulletList(lines))] : [];
}
