/**
 * Images and majors of what a forum needs besides Discourse. CloudNativePG
 * takes its image from the catalog, so that the platform patches PostgreSQL
 * for all forums at once.
 */
export const VERSIONS = {
  postgresMajor: 18,
  postgresCatalog: 'postgresql-standard-trixie',
  valkeyImage: 'docker.io/valkey/valkey:9.1.1',
} as const;
