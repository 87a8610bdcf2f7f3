import type { ApplicationEvent, ApplicationState } from './application';
import type { ApplicationGuard } from './guards';

/** What an event does to an application in a state. @public */
export type Transition =
  | {
      /** All must agree. */
      guards: readonly ApplicationGuard[];
      /**
       * The next state. `when-supported` and `when-approved` go on only once
       * there are enough of them, and stay otherwise.
       */
      to: ApplicationState | 'when-supported' | 'when-approved';
    }
  | {
      /** The event makes no sense here; this sentence says why. */
      never: string;
    };

const UNDER_REVIEW = 'The application is still under review';
const GATHERING = 'The application still waits for supporters';
const WAITS_FOR_MERGE =
  'The group is approved; its pull request waits to be merged';
const RUNS = 'The group exists already';
const OVER = 'The group is archived';
const REFUSED = 'The application was refused; it can be revised';
const WITHDRAWN = 'The application was withdrawn; a new one can be made';
const BEING_MADE = 'The group is being made';
const NOT_REFUSED = 'The application was not refused';

const never = (sentence: string) => ({ never: sentence } as const);

const withdraw = {
  guards: ['isPerson', 'isApplicant'],
  to: 'withdrawn',
} as const satisfies Transition;

const refuse = {
  guards: ['isPerson', 'isNotApplicant', 'isApprover', 'hasReason'],
  to: 'refused',
} as const satisfies Transition;

const archive = {
  guards: ['isPerson', 'isApplicantOrApprover', 'hasReason'],
  to: 'archived',
} as const satisfies Transition;

function all(sentence: string): Record<ApplicationEvent, Transition> {
  const no = never(sentence);
  return {
    support: no,
    approve: no,
    refuse: no,
    withdraw: no,
    revise: no,
    merge: no,
    'reject-pull': no,
    provision: no,
    expire: no,
    renew: no,
    archive: no,
  };
}

/**
 * The life of an application. Every event is defined in every state, so there
 * is nothing that just happens not to be forbidden.
 *
 * @public
 */
export const APPLICATION_MACHINE: Readonly<
  Record<ApplicationState, Readonly<Record<ApplicationEvent, Transition>>>
> = {
  gathering: {
    ...all(GATHERING),
    support: {
      guards: ['isPerson', 'isNotApplicant', 'hasNotSupported'],
      to: 'when-supported',
    },
    refuse,
    withdraw,
    revise: never(NOT_REFUSED),
  },
  review: {
    ...all(UNDER_REVIEW),
    support: {
      guards: ['isPerson', 'isNotApplicant', 'hasNotSupported'],
      to: 'review',
    },
    approve: {
      guards: [
        'isPerson',
        'isNotApplicant',
        'isApprover',
        'isNotSupporter',
        'hasNotApproved',
      ],
      to: 'when-approved',
    },
    refuse,
    withdraw,
    revise: never(NOT_REFUSED),
  },
  approved: {
    ...all(WAITS_FOR_MERGE),
    refuse,
    withdraw,
    revise: never(NOT_REFUSED),
    merge: { guards: ['isSystem', 'hasApprovals'], to: 'provisioning' },
    'reject-pull': { guards: ['isSystem', 'hasReason'], to: 'refused' },
  },
  provisioning: {
    ...all(BEING_MADE),
    provision: { guards: ['isSystem', 'hasApprovals'], to: 'active' },
  },
  active: {
    ...all(RUNS),
    expire: { guards: ['isSystem'], to: 'renewal' },
    archive,
  },
  renewal: {
    ...all(RUNS),
    renew: {
      guards: ['isPerson', 'isApplicantOrApprover', 'hasReason'],
      to: 'active',
    },
    archive,
  },
  archived: all(OVER),
  refused: {
    ...all(REFUSED),
    revise: {
      guards: ['isPerson', 'isApplicant', 'isCooledDown'],
      to: 'gathering',
    },
    withdraw,
  },
  withdrawn: all(WITHDRAWN),
};
