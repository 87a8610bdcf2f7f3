import { choose, hash32 } from '../random';

/** A member of a simulated forum. */
export interface Person {
  id: number;
  username: string;
  name: string;
}

const FIRST_NAMES = [
  'Ada',
  'Amir',
  'Beatriz',
  'Chidi',
  'Dana',
  'Elif',
  'Farah',
  'Grace',
  'Henrik',
  'Ines',
  'Jonas',
  'Kavya',
  'Lena',
  'Mateo',
  'Noor',
  'Oskar',
  'Priya',
  'Rosa',
  'Sam',
  'Tomoko',
  'Viktor',
  'Wanjiru',
  'Yusuf',
  'Zofia',
] as const;

const LAST_NAMES = [
  'Abbasi',
  'Berg',
  'Castillo',
  'Diallo',
  'Eriksen',
  'Fischer',
  'Gupta',
  'Hansen',
  'Ito',
  'Jansen',
  'Kowalska',
  'Lindqvist',
  'Moreau',
  'Nakamura',
  'Okafor',
  'Petrov',
  'Rossi',
  'Santos',
  'Tran',
  'Weber',
] as const;

/** Ids below are taken by Discourse itself. */
const FIRST_PERSON_ID = 10;

/** The members of a forum, the same for the same seed. */
export function generatePeople(seed: number, count: number): Person[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_unused, index) => {
    const first = choose(FIRST_NAMES, seed, 'first', index);
    const last = choose(LAST_NAMES, seed, 'last', index);
    const plain = `${first}_${last}`.toLowerCase();
    const username = taken.has(plain) ? `${plain}${index}` : plain;
    taken.add(username);
    return {
      id: FIRST_PERSON_ID + index,
      username,
      name: `${first} ${last}`,
    };
  });
}

/** Path of a person's letter avatar, with `{size}` where Discourse puts it. */
export function avatarTemplate(person: Person): string {
  const colour = (hash32(person.username) & 0xffffff)
    .toString(16)
    .padStart(6, '0');
  return `/letter_avatar_proxy/v4/letter/${person.username.charAt(
    0,
  )}/${colour}/{size}.png`;
}
