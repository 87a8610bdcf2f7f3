/**
 * Images and majors of what a forum needs besides Discourse. CloudNativePG
 * takes its image from the catalog, so that the platform patches PostgreSQL
 * for all forums at once.
 */
export const VERSIONS = {
  postgresMajor: 18,
  postgresCatalog: 'postgresql-standard-trixie',
  restoreProofImage: 'ghcr.io/cloudnative-pg/postgresql:18-standard-trixie',
  discourseBaseImage: 'discourse/base:2.0.20260803-0122-web-only',
  valkeyImage: 'docker.io/valkey/valkey:9.1.1',
  valkeyExporterImage: 'docker.io/oliver006/redis_exporter:v1.88.0',
} as const;
