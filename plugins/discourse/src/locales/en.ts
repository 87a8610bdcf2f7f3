import { formFieldsEn } from './formFieldsEn';
import { problemsEn } from './problemsEn';

/** English texts; the other languages have the same keys. */
export const en = {
  severity: {
    ok: 'Good',
    info: 'Notice',
    warning: 'Warning',
    critical: 'Critical',
  },
  verdict: { unknown: 'No verdict yet', healthy: 'All is well' },
  simulated: {
    label: 'Simulated',
    explanation:
      'A stand-in on this machine answers instead of a real forum. Its figures are made up.',
  },
  fleet: {
    title: 'All forums',
    description: 'Every forum that you may see, as last seen by the collector.',
    create: 'Create forum',
    reload: 'Reload list',
    tiles: 'Filter by verdict',
    tile: '{{number}} {{severity}}',
    search: 'Search',
    searchPlaceholder: 'Name, id or host name',
    state: 'Snapshot',
    anyState: 'Any state',
    failed: 'The list of forums could not be read',
    forbidden: {
      title: 'You may not see the fleet',
      description:
        "It needs the permission 'discourse.fleet.read'. Ask the people who run this portal.",
    },
    empty: {
      title: 'No forums yet',
      description:
        'Create one, or add an existing forum to the registry in the configuration. Forums that you may not see are not listed.',
    },
    noMatch: {
      title: 'No forum matches',
      description: 'No forum fits the search and the filters together.',
      clear: 'Clear search and filters',
    },
    noOwner: 'No owner',
    neverSeen: 'Never',
    column: {
      forum: 'Forum',
      verdict: 'Verdict',
      version: 'Version',
      queue: 'Queue',
      lastBackup: 'Last backup',
      owner: 'Owner',
      seen: 'Seen',
    },
  },
  changes: {
    menu: 'Change',
    'upgrade-forum': 'Upgrade …',
    'scale-forum': 'Scale …',
    'change-groups': 'Change groups …',
    'rotate-secrets': 'Rotate secrets …',
    'restore-forum': 'Restore …',
    'recut-forum': 'Adopt the new renderer …',
    'adopt-forum': 'Adopt from the Bitnami chart …',
    'decommission-forum': 'Decommission …',
  },
  forum: {
    loading: 'Loading the forum',
    open: 'Open forum',
    neverSeen: 'Not seen yet',
  },
  views: {
    label: 'Views of the forum',
    overview: 'Overview',
    sidekiq: 'Sidekiq',
    backups: 'Backups',
    groups: 'Groups',
  },
  refresh: {
    button: 'Refresh',
    queued: 'Asked for a new look at the forum; this page follows.',
    tooSoon: 'Looked at moments ago. The next refresh is possible at {{time}}.',
    denied: "Refreshing needs the permission 'discourse.forum.refresh'.",
    failed: 'The refresh failed: {{message}}',
  },
  state: {
    pending: {
      name: 'Not seen yet',
      title: 'Registered, not seen yet',
      description:
        'The collector looks at new forums within seconds of their start. A new forum needs some minutes to come up first; this page follows by itself.',
    },
    fresh: { name: 'Up to date' },
    partial: {
      name: 'Parts missing',
      title: 'Some parts could not be read',
      description: 'Each part below says what is wrong and how old it is.',
    },
    stale: {
      name: 'Out of date',
      title: 'This is old',
      description: 'No part was read within the last {{limit}}.',
    },
    unreachable: {
      name: 'Unreachable',
      title: 'The forum does not answer',
      description: 'Below is what was last seen of it.',
      nothingSeen: 'Nothing was ever seen of it.',
    },
  },
  failure: {
    retry: 'Try again',
    stalePage:
      'The portal could not read this again; what you see was read before',
    forbidden: {
      title: 'You may not see this forum',
      description: "It needs the permission 'discourse.forum.read'.",
      ask: 'Ask the owner of this entity: {{owners}}',
      noOwner: 'it has none, so ask the people who run this portal',
    },
    'not-registered': {
      title: 'This forum is not registered',
      description:
        "The annotation '{{annotation}}' of this entity names the forum '{{id}}', and the registry of the portal has no forum of that id.",
      fix: "Correct the id in catalog-info.yaml, or register the forum under 'discourse.forums' in the configuration or with the template 'create-forum'.",
    },
    failed: { title: 'The portal could not read this forum' },
  },
  part: {
    seen: 'Seen {{age}}',
    noData: {
      title: 'Nothing was ever read',
      description: 'Data appears here once the problem above is solved.',
    },
    pending: {
      title: 'Not read yet',
      description: 'The collector has not read this part so far.',
    },
  },
  problem: {
    since: 'Since {{age}}.',
    retry: 'The forum asks not to be called before {{time}}.',
    lastData: 'Last seen data from {{age}}.',
    ...problemsEn,
  },
  fact: {
    unknown: 'Unknown',
    version: 'Version',
    queue: 'Jobs in queue',
    oldestJob: 'Oldest waits {{duration}}',
    lastBackup: 'Last backup',
    noBackup: 'None',
    groups: 'Groups',
    automaticGroups_one: 'and {{count}} automatic group',
    automaticGroups_other: 'and {{count}} automatic groups',
    health: 'Health check',
    answers: 'Passes',
    unhealthy: 'Fails',
    readOnly: 'The forum is read-only',
    responseTime: 'Answered in {{time}}',
  },
  version: {
    current: 'The latest of its channel',
    behind_one: '{{count}} version behind {{latest}}',
    behind_other: '{{count}} versions behind {{latest}}',
    critical: 'A security update is waiting: {{latest}}',
    unknown: 'The forum does not say what is latest',
  },
  overview: {
    facts: 'At a glance',
    findings: 'Findings',
    since: 'since {{age}}',
    nextStep: 'What to do:',
    noFindings: {
      title: 'No findings',
      description: 'Findings appear once the forum was seen.',
    },
  },
  sidekiq: {
    verdict: 'Verdict',
    now: 'Jobs now',
    number: {
      enqueued: { label: 'Enqueued', note: 'Wait in all queues together' },
      latency: { label: 'Latency', note: "Age of the oldest in 'default'" },
      busy: { label: 'Busy', note: 'Run at this moment' },
      processes: { label: 'Processes', note: 'Sidekiq processes alive' },
      retries: { label: 'Retries', note: 'Failed, will be tried again' },
      dead: { label: 'Dead', note: 'Given up after all retries' },
      scheduled: { label: 'Scheduled', note: 'Planned for later' },
    },
  },
  queue: {
    critical: 'What people wait for: log-in mails, account activation',
    default: 'Everyday work: notifications, post processing, mail',
    low: 'May wait: digests, thumbnails, search index',
    ultra_low: 'Runs when nothing else waits: rebakes, clean-up',
    other: 'A queue that a plugin brought',
    empty: 'The forum has no queues',
    column: {
      name: 'Queue',
      length: 'Jobs',
      explanation: 'What runs in it',
    },
  },
  history: {
    title: 'History',
    range: 'Range of time',
    ranges: {
      '1h': '1 hour',
      '24h': '24 hours',
      '14d': '14 days',
      '1y': '1 year',
    },
    asTable: 'As table',
    jobs: {
      title: 'Jobs',
      caption:
        'Jobs enqueued, in retry and dead over time. The same figures are in the table.',
    },
    latency: {
      title: 'Latency',
      caption: "Age of the oldest job in 'default'.",
    },
    throughput: {
      title: 'Throughput',
      caption: 'Jobs finished and failed in a minute.',
    },
    loading: 'Loading the history',
    failed: 'The history could not be read',
    empty: {
      title: 'No history yet',
      description: 'Every look of the collector adds a point.',
    },
    column: {
      at: 'Time',
      enqueued: 'Enqueued',
      busy: 'Busy',
      retries: 'Retries',
      dead: 'Dead',
      latency: 'Latency',
      processedRate: 'Finished a minute',
      failedRate: 'Failed a minute',
    },
  },
  backups: {
    title: 'Backups',
    verdict: 'Verdict',
    timeline:
      'Size of each day. {{covered}} of the last {{days}} days have a backup.',
    fact: {
      newest: 'Newest',
      kept: 'Kept',
      oldest: 'The oldest is of {{day}}',
      total: 'Together',
      usual: 'Usual distance',
      usualNote: 'Between one and the next',
    },
    empty: 'The forum has no backups. Start one, and set a schedule.',
    running: {
      title: 'A backup is running',
      description: 'It appears in the list when it is done.',
    },
    column: {
      filename: 'File',
      size: 'Size',
      age: 'Age',
      createdAt: 'Made at',
    },
    start: {
      button: 'Start backup',
      noKey:
        'Off: the registry holds no operate key of this forum, only one that reads.',
      denied: "Off: it needs the permission 'discourse.forum.backup.create'.",
      busy: 'Off: a backup is running already.',
      result: {
        started: 'The backup was started.',
        'already-running': 'A backup was running already; none was started.',
      },
    },
    dialog: {
      title: 'Start a backup of {{title}}?',
      text: 'The forum stays in use. A backup takes from minutes to hours, needs space on its storage, and slows down background jobs meanwhile.',
      withUploads: 'Include uploaded files',
      failed: 'The backup was not started',
      cancel: 'Cancel',
      confirm: 'Start',
    },
  },
  groups: {
    title: 'Groups',
    empty: 'The forum has no groups',
    truncated: 'The forum has more groups than are listed here.',
    membersSeenBy: 'Members seen by: {{audience}}',
    mayLeave: 'Members may leave',
    mayNotLeave: 'Members can not leave by themselves',
    column: {
      name: 'Group',
      visibility: 'Seen by',
      admission: 'How to join',
      members: 'Members',
    },
    audience: {
      public: 'Everyone',
      logged_on_users: 'Everyone logged in',
      members: 'Its members',
      staff: 'Staff',
      owners: 'Its owners',
    },
    admission: {
      automatic: 'Filled by Discourse itself',
      open: 'Anyone may join',
      request: 'On request; owners decide',
      invitation: 'Added by owners or staff',
    },
  },
  home: {
    loading: 'Loading your forums',
    scope: {
      own: 'Forums that you own, worst first.',
      all: 'You own none; these of all need a hand.',
    },
    empty: {
      title: 'No forum needs a hand',
      description: 'Neither yours nor one of the others that you may see.',
    },
    more_one: 'Show the one forum in the fleet',
    more_other: 'Show all {{count}} in the fleet',
  },
  card: {
    title: 'Discourse forum',
    more: 'Show more',
    noForum: 'This entity names no forum.',
  },
  formFields: formFieldsEn,
} as const;
