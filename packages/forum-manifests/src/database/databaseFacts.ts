/** Database that Discourse uses inside the cluster. */
export const DATABASE_NAME = 'discourse';

/** Role that owns it. */
export const DATABASE_OWNER = 'discourse';

/** Extensions that the schema of Discourse needs. */
export const EXTENSIONS = ['hstore', 'pg_trgm', 'unaccent', 'vector'] as const;

/** CloudNativePG plugin that archives to S3; the in-tree way is gone. */
export const BARMAN_PLUGIN = 'barman-cloud.cloudnative-pg.io';
