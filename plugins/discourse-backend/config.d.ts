import type { HumanDuration } from '@backstage/types';

export interface Config {
  discourse?: {
    /**
     * 32 random bytes in base64 (`openssl rand -base64 32`). Encrypts the keys
     * that the portal makes for the forums it creates; needed for creating
     * forums. Stored keys can not be read without it.
     * @visibility secret
     */
    encryptionKey?: string;

    /**
     * Encryption keys from before. What they encrypted can still be read, and
     * is encrypted anew at the next start; they can be removed after that.
     * @deepVisibility secret
     */
    previousEncryptionKeys?: string[];

    /** Keys of forums from files that something else writes. */
    credentials?: {
      /**
       * Folder with files `<forum id>.monitor` and `<forum id>.operate`, such
       * as a mounted Kubernetes Secret. `<forum id>.host` binds the keys of a
       * forum to a host. Read before each collection.
       */
      directory?: string;
      /**
       * JSON file `{"<forum id>": {"monitor": "…", "operate": "…", "host":
       * "…"}}`. Read again whenever it changes.
       */
      file?: string;
    };

    /** Forums whose entities give the address, in `discourse.org/url`. */
    catalog?: {
      /**
       * Hosts that such an address may have, in the form of `allowedHosts`.
       * They must be in `allowedHosts`, too. Off without any.
       */
      allowedHosts?: string[];
    };

    /** How forums are deployed, through Backstage's Kubernetes plugin. */
    kubernetes?: {
      /** Whether to ask it. Defaults to false. */
      enabled?: boolean;
      /**
       * Namespaces of Argo CD Applications and Flux Kustomizations. Defaults
       * to argocd and flux-system.
       */
      deliveryNamespaces?: string[];
    };

    /**
     * Address of the simulator's control API, which stands in for a cluster.
     * Only for portals without one; what it tells is marked as simulated.
     */
    simulatedCluster?: string;

    /** History from a Prometheus that scrapes discourse-prometheus. */
    prometheus?: {
      /** Base address of its HTTP API. */
      url: string;
      /**
       * Bearer token.
       * @visibility secret
       */
      token?: string;
      /**
       * Label matcher that finds the series of a forum, with `{id}` in place
       * of its id. Defaults to `namespace="{id}"`.
       */
      selector?: string;
      /** Ids of the forums that it scrapes. Defaults to all. */
      forums?: string[];
    };

    /**
     * Hosts that the portal may send requests to. Nothing else is ever
     * reached.
     *
     * - `*.forums.example.com`: any name below, by HTTPS, public addresses only
     * - `forum.example.com`: this host by HTTPS, private addresses too
     * - `localhost:7008`: this host and port, by plain HTTP and on private
     *   addresses too
     */
    allowedHosts?: string[];

    /**
     * Hosts behind which a stand-in answers, in the form of `allowedHosts`.
     * Their forums are marked as simulated.
     */
    simulatedHosts?: string[];

    /**
     * Address of the forums that the portal creates. `{hostname}` stands for
     * the host name of the forum. Defaults to `https://{hostname}`.
     */
    forumAddress?: string;

    /** Forums that exist already. */
    forums?: Array<{
      /** Unique id; the value of the annotation `discourse.org/forum`. */
      id: string;
      /** Entity that decides who may see the forum, as `component:default/x`. */
      entityRef: string;
      /** Owner, as `group:default/x`. Lists are limited by it. */
      owner?: string;
      /** Name to show. Defaults to the id. */
      title?: string;
      /** Cluster that it runs on; the label `discourse.org/cluster`. */
      cluster?: string;
      /** Labels that the fleet is filtered by, before those of the entity. */
      labels?: { [key: string]: string };
      /** Base address, with the path of a subfolder install. */
      url: string;
      /** API keys of users who are administrators of the forum. */
      keys?: {
        /**
         * Key with scope `global:read` for all that is shown.
         * @visibility secret
         */
        monitor?: string;
        /**
         * Unrestricted key for operations such as starting a backup. Without
         * it they are off.
         * @visibility secret
         */
        operate?: string;
        /**
         * Keys that replace the ones above as soon as the forum accepts them.
         * @deepVisibility secret
         */
        next?: { monitor?: string; operate?: string };
      };
    }>;

    /** How long history is kept, each at least 2 hours. */
    retention?: {
      /** Sidekiq figures as they were taken. Defaults to 24 hours. */
      raw?: HumanDuration | string;
      /** Means of 5 minutes. Defaults to 14 days. */
      minutes?: HumanDuration | string;
      /** Means of an hour. Defaults to 400 days. */
      hours?: HumanDuration | string;
      /** Findings, from when they ended. Defaults to 400 days. */
      findings?: HumanDuration | string;
    };

    /** How forums are read. */
    collector?: {
      /** From one collection of a forum to the next. Defaults to 1 minute. */
      interval?: HumanDuration | string;
      /** Forums that one replica reads at the same time. Defaults to 32. */
      concurrency?: number;
      /** Limit for one collection of a forum. Defaults to 10 seconds. */
      timeout?: HumanDuration | string;
      /** Forums that are claimed at once. Defaults to 50. */
      batchSize?: number;
      /**
       * After this time without any answer a snapshot counts as stale. Must be
       * longer than the interval. Defaults to 5 minutes.
       */
      staleAfter?: HumanDuration | string;
    };

    /** Reading and changing the small groups of forums. */
    groups?: {
      /**
       * Admin requests a minute to one forum. Discourse allows 60 to all keys
       * together, and the collector needs some of them. Raise it only with
       * `max_admin_api_reqs_per_minute` of the forums. Defaults to 45.
       */
      requestsPerMinute?: number;
    };

    /** Requests of people to look at a forum now. */
    refresh?: {
      /** Least time between two of them for one forum. Defaults to 10 seconds. */
      minInterval?: HumanDuration | string;
    };

    /**
     * Telling owners and the platform team of new and cleared findings, and
     * those who can act of applications for groups that wait, by the
     * notifications plugin. Without this section nobody is told.
     */
    notifications?: {
      /**
       * Entity refs of those who hear of all forums, and of applications that
       * wait for longer than the policy wants.
       */
      platformTeam?: string[];
      /** Mildest severity that is told. Defaults to `warning`. */
      severity?: 'info' | 'warning' | 'critical';
      /** Time that a finding must hold first. Defaults to 2 minutes. */
      settle?: HumanDuration | string;
      /**
       * Number of forums from which an audience gets one digest instead of a
       * notification a forum. Defaults to 4.
       */
      digestFrom?: number;
      /** Hours in which news wait. */
      quietHours?: {
        /** Such as `22:00`. */
        from: string;
        /** Such as `07:00`. */
        to: string;
        /** Such as `Europe/Berlin`. Defaults to `UTC`. */
        timeZone?: string;
        /** Whether critical findings do not wait. Defaults to true. */
        exceptCritical?: boolean;
      };
    };

    /** Where figures become findings. */
    findings?: {
      sidekiq?: {
        /** Waiting jobs from which there is a backlog. Defaults to 500. */
        backlog?: number;
        /** Waiting jobs from which a backlog is critical. Defaults to 50000. */
        criticalBacklog?: number;
        /** Age of the oldest job that makes a backlog. Defaults to 5 minutes. */
        latency?: HumanDuration | string;
        /** Time without a finished job that means stuck. Defaults to 2 minutes. */
        stuckAfter?: HumanDuration | string;
        /** Dead jobs that are worth a look. Defaults to 50. */
        deadJobs?: number;
        /** Jobs to be retried that are worth a look. Defaults to 200. */
        retries?: number;
      };
      backups?: {
        /**
         * How often a backup is expected, where the entity does not say so by
         * the label `discourse.org/backup-days`. Defaults to 24 hours.
         */
        frequency?: HumanDuration | string;
        /** How much later it may come. Defaults to the frequency. */
        grace?: HumanDuration | string;
        /** How long a tried restore counts as a proof. Defaults to 180 days. */
        restoreProof?: HumanDuration | string;
      };
      certificates?: {
        /** Notice before a certificate ends. Defaults to 14 days. */
        expiryNotice?: HumanDuration | string;
      };
      keys?: {
        /**
         * Time after which the forums revoke unused keys, their site setting
         * `revoke_api_keys_unused_days`. Defaults to 180 days.
         */
        revokedUnused?: HumanDuration | string;
        /** Notice before that. Defaults to 30 days. */
        revocationNotice?: HumanDuration | string;
      };
      version?: {
        /** Notice before support ends. Defaults to 14 days. */
        supportEndNotice?: HumanDuration | string;
        /** Time without support that is critical. Defaults to 60 days. */
        unsupportedCritical?: HumanDuration | string;
      };
    };
  };
}
