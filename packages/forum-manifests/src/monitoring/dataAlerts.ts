import { forumNames } from '../manifests/names';
import { resolveSizing } from '../sizing/resolveSizing';
import type { Alert, AlertScope } from './alertGroups';

const BACKUP_LATE_SECONDS = 93_600;

function replicationAlerts({ namespace, forum }: AlertScope): Alert[] {
  if (resolveSizing(forum).database.instances < 2) {
    return [];
  }
  return [
    {
      name: 'ForumReplicationLag',
      expr: `max by (pod) (cnpg_pg_replication_lag{${namespace}}) > 300`,
      for: '5m',
      severity: 'warning',
      summary: 'PostgreSQL replica {{ $labels.pod }} is behind by over 5 min',
      action: 'Look at its volume and network; a failover now would wait',
    },
    {
      name: 'ForumReplicationBroken',
      expr: `cnpg_pg_replication_in_recovery{${namespace}} > cnpg_pg_replication_is_wal_receiver_up{${namespace}}`,
      for: '5m',
      severity: 'critical',
      summary: 'PostgreSQL replica {{ $labels.pod }} receives nothing',
      action: 'Read its log; delete the instance to have it made anew',
    },
  ];
}

function valkeyAlerts({ namespace, forum }: AlertScope): Alert[] {
  const matchers = `${namespace},pod=~"${forumNames(forum).valkey}-.*"`;
  return [
    {
      name: 'ForumValkeyDown',
      expr: `max(redis_up{${matchers}}) == 0`,
      for: '2m',
      severity: 'critical',
      summary: 'Valkey does not answer, so the forum does not either',
      action: 'Look at its pod and volume',
    },
    {
      name: 'ForumValkeyFull',
      expr: `max(redis_memory_used_bytes{${matchers}}) / max(redis_memory_max_bytes{${matchers}}) > 0.85`,
      for: '10m',
      severity: 'critical',
      summary: 'Valkey is almost full, and a full one accepts no jobs',
      action: 'Find what fills the queues; raise spec.valkey.resources.memory',
    },
    {
      name: 'ForumValkeyNotSaved',
      expr: `redis_rdb_last_bgsave_status{${matchers}} == 0 or redis_aof_last_write_status{${matchers}} == 0`,
      for: '10m',
      severity: 'critical',
      summary: 'Valkey can not save, so a restart would lose jobs',
      action: 'Look at the space on its volume',
    },
    {
      name: 'ForumDeadJobs',
      expr: `max(redis_key_size{${matchers},key="dead"}) > 100`,
      for: '15m',
      severity: 'warning',
      summary: 'More than 100 jobs were given up',
      action: 'Read their errors at /sidekiq/morgue, repair, and retry them',
    },
    {
      name: 'ForumRetries',
      expr: `max(redis_key_size{${matchers},key="retry"}) > 500`,
      for: '30m',
      severity: 'warning',
      summary: 'More than 500 jobs wait to be tried again',
      action: 'Read their errors at /sidekiq/retries; often it is mail',
    },
  ];
}

/** Alerts on PostgreSQL and Valkey. */
export function dataAlerts(scope: AlertScope): Alert[] {
  const { namespace } = scope;
  const plugin = 'barman_cloud_cloudnative_pg_io';
  return [
    {
      name: 'ForumBackupLate',
      expr: `time() - max(${plugin}_last_available_backup_timestamp{${namespace}}) > ${BACKUP_LATE_SECONDS}`,
      for: '15m',
      severity: 'critical',
      summary: 'The last database backup is older than 26 hours',
      action: 'Describe the newest Backup object and read the sidecar’s log',
    },
    {
      name: 'ForumWalArchivingFails',
      expr: `max by (pod) (cnpg_pg_stat_archiver_last_failed_time{${namespace}} - cnpg_pg_stat_archiver_last_archived_time{${namespace}}) > 1`,
      for: '5m',
      severity: 'critical',
      summary: 'WAL is not archived, so point-in-time recovery has a gap',
      action: 'Check bucket and key of the object storage',
    },
    {
      name: 'ForumLongTransaction',
      expr: `max by (pod) (cnpg_backends_max_tx_duration_seconds{${namespace}}) > 300`,
      for: '5m',
      severity: 'warning',
      summary: 'A transaction has been open for over 5 min',
      action: 'Look at pg_stat_activity; migrations and dumps may do that',
    },
    {
      name: 'ForumTransactionIds',
      expr: `max(cnpg_pg_database_xid_age{${namespace}}) > 3e8`,
      for: '1h',
      severity: 'warning',
      summary: 'PostgreSQL is late in freezing transaction ids',
      action: 'Look for long transactions that hold vacuum back',
    },
    ...replicationAlerts(scope),
    ...valkeyAlerts(scope),
  ];
}
