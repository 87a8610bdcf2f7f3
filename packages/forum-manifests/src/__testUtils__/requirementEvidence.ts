import type { GOLDEN_NAMES } from './goldenForums';

/** Where a golden repository shows that a requirement is fulfilled. */
export interface Evidence {
  repository: (typeof GOLDEN_NAMES)[number];
  file: string;
  text: RegExp;
}

const ENVIRONMENT = 'base/settings/environment-config-map.yaml';
const WEB = 'base/discourse/web-deployment.yaml';
const CLUSTER = 'base/database/cluster.yaml';
const EXPAND = 'base/migration-expand/expand-job.yaml';
const RULES = 'base/monitoring/prometheus-rule.yaml';

function evidence(
  repository: Evidence['repository'],
  file: string,
  text: RegExp,
): Evidence {
  return { repository, file, text };
}

/** One piece of evidence for each requirement, by its id. */
export const EVIDENCE: Record<string, Evidence> = {
  P01: evidence('rancher-large', 'argocd/application.yaml', /selfHeal: true/),
  P02: evidence('rancher-small', 'docs/storage.md', /Bitnami chart has three/),
  P03: evidence(
    'rancher-small',
    'base/discourse/uploads-persistent-volume-claim.yaml',
    /ReadWrite(Many|Once)/,
  ),
  P04: evidence('rancher-large', WEB, /replicas: [2-9]/),
  P05: evidence('rancher-small', 'base/route/ingress.yaml', /kind: Ingress/),
  P06: evidence('unified-small', ENVIRONMENT, /FORCE_HTTPS: "true"/),
  P07: evidence('unified-small', WEB, /startupProbe/),
  P08: evidence('unified-small', CLUSTER, /kind: Cluster/),
  P09: evidence('unified-small', ENVIRONMENT, /DISCOURSE_SMTP_ADDRESS/),
  P10: evidence('unified-small', 'docs/deployment.md', /VPN/),
  P11: evidence('unified-small', ENVIRONMENT, /ENFORCE_SECOND_FACTOR: staff/),
  P12: evidence('cloud-native-medium', 'base/branding/job.yaml', /kind: Job/),
  P13: evidence('cloud-native-medium', ENVIRONMENT, /SOLVED_ENABLED: "true"/),
  P14: evidence('unified-small', 'docs/upgrade.md', /spec.discourse.version/),
  P15: evidence(
    'unified-small',
    'base/database/scheduled-backup.yaml',
    /kind: ScheduledBackup/,
  ),
  P16: evidence('unified-small', RULES, /alert: /),
  P17: evidence('unified-small', ENVIRONMENT, /RAILS_LOG_TO_STDOUT: "1"/),
  P18: evidence(
    'unified-small',
    'base/network/default-deny.yaml',
    /kind: NetworkPolicy/,
  ),
  P19: evidence(
    'cloud-native-medium',
    'base/discourse/web-horizontal-pod-autoscaler.yaml',
    /maxReplicas/,
  ),
  P20: evidence('unified-small', 'docs/upgrade.md', /keep reading and writing/),
  P21: evidence(
    'unified-small',
    'docs/guides/group-applications.md',
    /Found a group/,
  ),
  P22: evidence('unified-small', 'docs/guides/members.md', /Finding your way/),
  P23: evidence(
    'unified-small',
    'docs/guides/administrators.md',
    /new contributors/,
  ),
  P24: evidence('unified-small', 'docs/verification.md', /After production/),
  A01: evidence('cloud-native-medium', 'image/forum.yml', /discourse\/base/),
  A02: evidence('unified-small', 'docs/image.md', /web\.socketed/),
  A03: evidence(
    'unified-small',
    'base/database/database.yaml',
    /name: pg_trgm/,
  ),
  A04: evidence('unified-small', 'base/valkey/config-map.yaml', /noeviction/),
  A05: evidence('unified-small', ENVIRONMENT, /DISCOURSE_S3_BACKUP_BUCKET/),
  A06: evidence(
    'unified-small',
    'base/route/certificate.yaml',
    /kind: Certificate/,
  ),
  A07: evidence(
    'cloud-native-medium',
    'base/discourse/sidekiq-fast-deployment.yaml',
    /critical/,
  ),
  A08: evidence('unified-small', 'docs/companions.md', /AnyCable/),
  A09: evidence('unified-small', 'docs/companions.md', /mail-receiver/),
  A10: evidence('separate-large', WEB, /replicas: 4/),
  A11: evidence('unified-small', WEB, /MIGRATE_ON_BOOT/),
  A12: evidence('separate-large', WEB, /memory: /),
  A13: evidence('unified-small', WEB, /path: \/srv\/status/),
  A14: evidence(
    'unified-small',
    'overlays/production/kustomization.yaml',
    /\.\.\/\.\.\/base/,
  ),
  A15: evidence('unified-small', 'docs/backup-restore.md', /discourse restore/),
  K01: evidence('unified-small', 'docs/secrets.md', /kubeseal/),
  K02: evidence(
    'unified-small',
    'base/settings/service-account.yaml',
    /automountServiceAccountToken: false/,
  ),
  K03: evidence(
    'unified-small',
    'base/network/default-deny.yaml',
    /podSelector: \{\}/,
  ),
  K04: evidence('unified-small', WEB, /drop:\n +- ALL/),
  K05: evidence(
    'cloud-native-medium',
    '.github/workflows/image.yaml',
    /trivy/i,
  ),
  K06: evidence('k3s-large', CLUSTER, /instances: 3/),
  K07: evidence('k3s-medium', ENVIRONMENT, /SEARCH_TOKENIZE_/),
  K08: evidence('k3s-large', 'docs/deployment.md', /etcd keeps its quorum/),
  K09: evidence(
    'unified-small',
    'base/monitoring/valkey-pod-monitor.yaml',
    /kind: PodMonitor/,
  ),
  K10: evidence('unified-small', 'docs/upgrade.md', /Blue and green/),
  K11: evidence(
    'k3s-large',
    'base/route/ingress-route.yaml',
    /port: (80|http)/,
  ),
  K12: evidence('k3s-large', 'docs/deployment.md', /Traefik in namespace/),
  K13: evidence('unified-small', EXPAND, /db:migrate/),
  K14: evidence('unified-small', 'docs/verification.md', /kubectl drain/),
  K15: evidence(
    'cloud-native-medium',
    'base/database/pooler.yaml',
    /kind: Pooler/,
  ),
  K16: evidence('unified-small', 'docs/companions.md', /wp-discourse/),
  K17: evidence('unified-small', 'docs/verification.md', /Go or no-go/),
  D01: evidence('unified-small', 'docs/deployment.md', /wildcard record/),
  D02: evidence('unified-small', 'docs/index.md', /PostgreSQL 18/),
  D03: evidence('unified-small', 'docs/image.md', /PRECOMPILE_ON_BOOT/),
  D04: evidence('unified-small', EXPAND, /SKIP_POST_DEPLOYMENT_MIGRATIONS/),
  D05: evidence('unified-small', 'docs/companions.md', /auth\/oidc\/callback/),
  D06: evidence('unified-small', 'docs/deployment.md', /Health checks/),
  D07: evidence('unified-small', 'docs/operations.md', /Failed jobs/),
  D08: evidence('unified-small', 'docs/operations.md', /Logs and errors/),
  D09: evidence('unified-small', 'docs/operations.md', /Routine/),
  D10: evidence('unified-small', 'docs/troubleshooting.md', /Mixed content/),
};
