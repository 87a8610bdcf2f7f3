import type { Person } from '../people';
import { choose, fraction, wholeBetween } from '../random';
import { defaultGroupSettings, type Group } from './Group';
import { groupIdeas, groupPresets } from './groupPresets';

const FIRST_GROUP_ID = 41;
const DAY_MS = 86_400_000;

/** Discourse's own groups and the part of the members in each. */
const automaticGroups: readonly [number, string, number][] = [
  [1, 'admins', 0.01],
  [2, 'moderators', 0.02],
  [3, 'staff', 0.03],
  [10, 'trust_level_0', 1],
  [11, 'trust_level_1', 0.8],
  [12, 'trust_level_2', 0.4],
  [13, 'trust_level_3', 0.12],
  [14, 'trust_level_4', 0.02],
];

const reasons = [
  'I have used this every day for two years and would like to help.',
  'My team relies on it; I can test early builds.',
  'Ada suggested that I ask here.',
  'I translate the handbook already and would like to do more.',
] as const;

/** What decides about the groups of a forum. */
export interface GroupSubject {
  seed: number;
  createdAt: number;
  groups: number;
  people: Person[];
}

function buildAutomaticGroup(
  subject: GroupSubject,
  [id, name, share]: readonly [number, string, number],
): Group {
  const count = Math.max(1, Math.ceil(subject.people.length * share));
  return {
    id,
    automatic: true,
    settings: { ...defaultGroupSettings(name), visibility_level: 0 },
    members: subject.people.slice(0, count).map(person => ({
      userId: person.id,
      owner: false,
      addedAt: subject.createdAt,
    })),
    requests: [],
  };
}

function buildGroup(subject: GroupSubject, index: number, now: number): Group {
  const { seed, createdAt, people } = subject;
  const turn = Math.floor(index / groupIdeas.length);
  const [name, fullName, preset] = groupIdeas[index % groupIdeas.length] ?? [
    'members',
    'Members',
    'open',
  ];
  const spread = people.filter(
    person => fraction(seed, name, turn, person.id) < 0.14,
  );
  const chosen = spread.length > 0 ? spread : people.slice(0, 1);
  const insiders = new Set(chosen);
  const outsiders = people.filter(person => !insiders.has(person));
  const waiting = preset === 'request' ? wholeBetween(1, 4, seed, name) : 0;
  return {
    id: FIRST_GROUP_ID + index,
    automatic: false,
    settings: {
      ...defaultGroupSettings(turn === 0 ? name : `${name}_${turn + 1}`),
      full_name: turn === 0 ? fullName : `${fullName} ${turn + 1}`,
      bio_raw: `Home of ${fullName.toLowerCase()}.`,
      ...groupPresets[preset],
    },
    members: chosen.map((person, place) => ({
      userId: person.id,
      owner: place === 0,
      addedAt:
        createdAt +
        Math.floor(
          fraction(seed, 'joined', person.id) * Math.max(0, now - createdAt),
        ),
    })),
    requests: outsiders.slice(0, waiting).map(person => ({
      userId: person.id,
      reason: choose(reasons, seed, name, person.id),
      requestedAt: Math.max(
        createdAt,
        now - Math.floor(fraction(seed, 'asked', person.id) * 6 * DAY_MS),
      ),
    })),
  };
}

/** The groups of a forum, the same for the same seed and time. */
export function generateGroups(subject: GroupSubject, now: number): Group[] {
  return [
    ...automaticGroups.map(group => buildAutomaticGroup(subject, group)),
    ...Array.from({ length: subject.groups }, (_unused, index) =>
      buildGroup(subject, index, now),
    ),
  ];
}
