import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { ForumSource } from '@backstage-discourse/plugin-discourse-node';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { CatalogForumSource } from './CatalogForumSource';
import type { ForumSources } from './ForumSources';

/** The sources whose forums come and go while the plugin runs. */
export function createForumSources(
  config: Config,
  options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    sources: ForumSources;
  },
): ForumSource[] {
  const { logger, sources } = options;
  const catalog = CatalogForumSource.fromConfig(config, {
    ...options,
    onRefused: message => logger.warn(message),
  });
  return [...(catalog ? [catalog] : []), ...sources.forumSources];
}
