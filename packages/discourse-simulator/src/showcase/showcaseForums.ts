import type { ScenarioName } from '../scenarios';

/** A forum of the showcase. */
export interface ShowcaseForum {
  /** Id of the forum; also its repository. */
  name: string;
  title: string;
  customer: 'acme' | 'globex' | 'initech' | 'hooli' | 'umbra';
  scenario: ScenarioName;
  size: 'small' | 'medium' | 'large';
  sidekiqMode: 'unified' | 'separate';
  /** Whether the portal gets the key for operations. */
  operable: boolean;
}

const usual = {
  size: 'small',
  sidekiqMode: 'unified',
  operable: true,
} as const;

/** Ten forums of five customers, each a story of its own. */
export const showcaseForums: readonly ShowcaseForum[] = [
  {
    ...usual,
    name: 'acme-community',
    title: 'Acme Community',
    customer: 'acme',
    scenario: 'healthy',
    size: 'medium',
  },
  {
    ...usual,
    name: 'acme-developers',
    title: 'Acme Developers',
    customer: 'acme',
    scenario: 'behind',
  },
  {
    ...usual,
    name: 'globex-support',
    title: 'Globex Support',
    customer: 'globex',
    scenario: 'busy',
    size: 'large',
    sidekiqMode: 'separate',
  },
  {
    ...usual,
    name: 'globex-partners',
    title: 'Globex Partners',
    customer: 'globex',
    scenario: 'out-of-support',
  },
  {
    ...usual,
    name: 'initech-helpdesk',
    title: 'Initech Helpdesk',
    customer: 'initech',
    scenario: 'drowning',
    sidekiqMode: 'separate',
  },
  {
    ...usual,
    name: 'initech-staff',
    title: 'Initech Staff Room',
    customer: 'initech',
    scenario: 'no-backups',
  },
  {
    ...usual,
    name: 'hooli-makers',
    title: 'Hooli Makers',
    customer: 'hooli',
    scenario: 'healthy',
    operable: false,
  },
  {
    ...usual,
    name: 'hooli-labs',
    title: 'Hooli Labs',
    customer: 'hooli',
    scenario: 'stuck',
  },
  {
    ...usual,
    name: 'umbra-forum',
    title: 'Umbra Forum',
    customer: 'umbra',
    scenario: 'healthy',
  },
  {
    ...usual,
    name: 'umbra-archive',
    title: 'Umbra Archive',
    customer: 'umbra',
    scenario: 'unreachable',
  },
];

/** The scenario of a forum by its name; whoever is not in the showcase is new. */
export function scenarioOf(name: string): ScenarioName {
  return showcaseForums.find(forum => forum.name === name)?.scenario ?? 'new';
}
