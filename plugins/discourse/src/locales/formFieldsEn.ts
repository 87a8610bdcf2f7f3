/** Texts of the form fields of a new forum. */
export const formFieldsEn = {
  name: {
    label: 'Forum name',
    description:
      'Names the repository, the namespace and all objects; it can not be changed later',
    rule: 'Start with a lower case letter and use only lower case letters, digits and dashes, like acme-community',
    tooLong: 'Use at most 40 characters',
    taken: 'A forum of this name is registered already; choose another name',
  },
  hostname: {
    label: 'Host name',
    description: 'Where people will find the forum',
    rule: 'Enter a full DNS name in lower case without scheme, port or path, like community.acme.example',
    tooLong: 'Use at most 253 characters',
    use: 'Use {{hostname}}',
    below: 'On this cluster: a name below {{domains}}',
  },
  check: {
    running: 'Checking whether it is free…',
    free: 'It is free',
    refused: 'It {{reason}}',
  },
  options: {
    loading: 'Loading what can be chosen…',
    failed: 'The choices could not be loaded',
    retry: 'Try again',
    none: 'No cluster is configured in discourse.clusters; ask the platform team',
  },
  cluster: {
    label: 'Cluster',
    anyDomain: 'Any host name',
    domains: 'Host names below {{domains}}',
    secrets: {
      'sealed-secrets': 'secrets sealed in the repository',
      'external-secrets': 'secrets from an external store',
      existing: 'secrets brought by other means',
    },
  },
  size: {
    label: 'Size',
    names: { small: 'Small', medium: 'Medium', large: 'Large' },
    purposes: {
      small: 'A team or a young community',
      medium: 'Some thousand members',
      large: 'A busy community',
    },
    requests:
      'Requests {{cpu}} CPU, {{memory}} memory and {{storage}} of volumes',
    pods: 'Web pods: {{web}}, database instances: {{database}}',
  },
  groups: {
    label: 'Small groups',
    none: 'No groups yet. The forum then starts without any; they can be added later.',
    add: 'Add a group',
    remove: 'Remove group {{position}}',
    legend: 'Group {{position}} {{name}}',
    faulty: 'Correct what is marked in the groups ({{groups}}).',
    name: {
      label: 'Group name',
      description: 'As people mention it, like gardeners.',
      fault:
        '2 to 20 lower case letters, digits, dashes, dots and underscores that end in a letter or digit, each name once, and none that Discourse keeps for itself, like staff.',
    },
    title: {
      label: 'Group title',
      description: 'What people see.',
      fault: 'One line of 1 to 100 characters, without a space at either end.',
    },
    purpose: {
      label: 'Purpose',
      description: 'Why the group exists, in a sentence.',
      fault: 'One line of 1 to 500 characters, without a space at either end.',
    },
    owners: {
      label: 'Owners',
      description:
        'User names in the forum, between commas. They look after the group.',
      fault: 'Two to ten user names of the forum, like ada_berg, ben.',
    },
    preset: {
      label: 'Kind of group',
      names: {
        open: 'Open',
        request: 'By request',
        private: 'Private',
        hidden: 'Hidden',
      },
      words: {
        open: 'Everybody sees it and joins alone.',
        request: 'Everybody sees it; an owner lets people in.',
        private: 'Logged-in people know of it; owners add members.',
        hidden: 'Only members and staff know of it; owners add members.',
      },
    },
  },
  version: {
    label: 'Discourse release',
    channels: {
      esr: 'Extended support release',
      monthly: 'Monthly release',
    },
    recommended: 'recommended',
    supported: 'supported until {{date}}',
    ending: 'support ends soon, on {{date}}',
    ended: 'support ended on {{date}}',
  },
  secret: {
    quotes:
      'Must be without quotes, backslashes, line breaks and spaces around it; ask for another one',
    code: "Must be without '<%'; ask for another one",
    notText: 'Must hold more than digits or a truth value; ask for another one',
    show: 'Show',
    hide: 'Hide',
    lost: 'Type it in again: a secret is kept in this window only',
    store:
      'On this cluster the value comes from the external store; there is nothing to type in here',
    brought:
      'On this cluster the Secret is brought by other means; there is nothing to type in here',
  },
  plan: {
    loading:
      'Planning: rendering every file and asking whether names are free…',
    failed: 'The plan could not be made',
    retry: 'Try again',
    faults: 'These answers have to be corrected; go back to change them',
    required: 'There is no plan yet that a run could be held to',
    published:
      'An earlier run has published this very forum; a new run goes on after that',
    missing_one: 'One secret is still to be supplied',
    missing_other: '{{count}} secrets are still to be supplied',
    missingHint:
      'The forum is created without them and starts once they are there. The run tells how to supply them.',
    namesTitle: 'What is made',
    names: {
      forum: 'Forum',
      repository: 'Repository',
      visibility: 'Readable by',
      cluster: 'Cluster',
      namespace: 'Namespace',
      entity: 'Catalog entry',
    },
    visibilities: { private: 'its members only', public: 'everybody' },
    capacityTitle: 'Capacity requested',
    capacityNote:
      'Reserved on the cluster all month long, whether it is used or not.',
    part: 'Part',
    cpu: 'CPU',
    memory: 'Memory',
    storage: 'Storage',
    total: 'Together',
    parts: {
      web: 'Web pods',
      sidekiq: 'Sidekiq pods',
      database: 'Database',
      valkey: 'Valkey',
      uploads: 'Uploads volume',
    },
    filesTitle_one: '{{count}} file in the repository',
    filesTitle_other: '{{count}} files in the repository',
    root: 'At the root',
    files_one: '{{count}} file',
    files_other: '{{count}} files',
    lines_one: '{{count}} line',
    lines_other: '{{count}} lines',
    sealed: 'sealed by the run; nobody can read it here',
    hash: 'The run makes exactly these files, or refuses. Hash of the plan:',
    secretsTitle: 'Secrets',
    secretStates: {
      generated: 'Made by the run',
      given: 'Given in this form',
      missing: 'To be supplied',
      store: 'From the store',
      brought: 'Brought along',
    },
    warningsTitle: 'Right, but with a price',
    openTitle: 'What only a deployment can tell',
    open: {
      dns: 'Whether the host name points to the cluster, and a certificate is issued for it',
      clusterCapacity: 'Whether the cluster has room for what is requested',
      operators:
        'Whether the operators that the manifests need are installed there',
      buckets: 'Whether the three S3 buckets exist and the keys open them',
      mail: 'Whether the mail relay accepts mail of this forum',
      image: 'Whether the nodes can pull the image of this release',
      controllerKey:
        'Whether the controller on the cluster has the key to the sealed secrets',
      secretStore: 'Whether the store holds all values under their names',
      broughtSecrets: 'Whether all Secrets are in the namespace',
    },
  },
} as const;
