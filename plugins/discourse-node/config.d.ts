export interface Config {
  discourse?: {
    /**
     * The clusters that forums can be created on. What a cluster offers fills
     * in the parts of a ForumSpec that nobody has to know in the form. The
     * first one is taken where the form names none.
     */
    clusters?: Array<{
      /** Name of the cluster, a DNS label. */
      name: string;
      /** Name shown to people. Defaults to the name. */
      title?: string;
      /**
       * Domains below which the host names of forums may be chosen. Without
       * any, every host name is allowed.
       */
      allowedDomains?: string[];
      /** Gateway that the route of each forum attaches to. */
      gateway: {
        name: string;
        namespace: string;
        /** Listener to attach to. Defaults to all that match. */
        sectionName?: string;
      };
      /** cert-manager issuer of the certificates. */
      issuer: {
        /** Defaults to ClusterIssuer. */
        kind?: 'Issuer' | 'ClusterIssuer';
        name: string;
      };
      /** S3-compatible storage of uploads and backups. */
      objectStorage: {
        /** An https URL. */
        endpoint: string;
        region: string;
        /** Put before the name of a forum to make the names of its buckets. */
        bucketPrefix: string;
        /** Whether the store knows object ACLs; false for R2 and Garage. */
        useAcls?: boolean;
      };
      /** Mail relay for outgoing mail. */
      smtp: {
        host: string;
        /** 25, 465, 587 or 2525. Defaults to 587. */
        port?: number;
        /**
         * User at the relay. With it, each forum needs a password; without it
         * the relay trusts the cluster.
         */
        userName?: string;
      };
      /** StorageClass of all volumes. Defaults to that of the cluster. */
      storageClass?: string;
      /** Namespace of Argo CD. Defaults to argocd. */
      argocdNamespace?: string;
      /**
       * PEM certificate of the Sealed Secrets controller, as
       * `kubeseal --fetch-cert` prints it. It is public. The controller renews
       * its key every 30 days: add the new certificate below the old one, the
       * newest that is valid is used. Required with provider sealed-secrets.
       */
      sealedSecretsCertificate?: string;
      /** How the values of Secrets reach the cluster. */
      secrets?: {
        /**
         * sealed-secrets (the default) keeps them encrypted in the repository,
         * external-secrets refers to a store, existing expects them in the
         * namespace.
         */
        provider?: 'sealed-secrets' | 'external-secrets' | 'existing';
        /**
         * Where sealed values can be opened. Defaults to strict: under their
         * own name in their own namespace only.
         */
        scope?: 'strict' | 'namespace-wide' | 'cluster-wide';
        /** Store of external-secrets. */
        store?: {
          /** Defaults to ClusterSecretStore. */
          kind?: 'SecretStore' | 'ClusterSecretStore';
          name: string;
          /** Path below which the values lie. Defaults to forums/ and the name. */
          path?: string;
          /** Minutes until a value is read again. Defaults to 60. */
          refreshMinutes?: number;
        };
      };
    }>;
    /** Where the repositories of new forums are made. */
    repositories?: {
      /** Host of an entry in integrations: Gitea, GitHub or GitLab. */
      host: string;
      /** Organization or group that owns the repositories. */
      owner: string;
      /** Who can read a new repository. Defaults to private. */
      visibility?: 'private' | 'public';
      /**
       * Who reviews every change, as the host names them, such as
       * `@forums/platform`. Written to CODEOWNERS; without any there is none.
       */
      codeOwners?: string[];
      /** Topics of each repository, where the host has them. */
      topics?: string[];
      /**
       * Whether the branch takes changes by pull request only, where the host
       * offers that. Defaults to true.
       */
      protectBranch?: boolean;
    };
    /**
     * Address of a new forum, with `{hostname}` in place of its host name.
     * Defaults to `https://{hostname}`; another one is for simulated forums.
     */
    forumAddress?: string;
  };
}
