import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { readForumClusters } from '@backstage-discourse/plugin-discourse-node';
import type { JsonObject } from '@backstage/types';
import { ForumPlanner } from '../plan/ForumPlanner';
import { acmeGroup } from './exampleForm';
import { FakeDiscourseService } from './FakeDiscourseService';
import { portalConfig } from './portalConfig';

/** A URL reader of a Git host with these files, by URL. */
export function readerOf(files: Record<string, string>): UrlReaderService {
  return mockServices.urlReader.mock({
    readUrl: async url => {
      const content = files[url];
      if (content === undefined) {
        throw new NotFoundError(`${url} could not be read`);
      }
      return { buffer: async () => Buffer.from(content) };
    },
  });
}

/** A planner among fakes, with all that a test may want to look at. */
export function createPlanner(options: {
  certificatePem?: string;
  entities?: Entity[];
  data?: JsonObject;
  urlReader?: UrlReaderService;
}) {
  const certificatePem = options.certificatePem ?? 'not used when planning';
  const config = new ConfigReader(
    options.data ??
      JSON.parse(JSON.stringify(portalConfig({ certificatePem }))),
  );
  const discourse = new FakeDiscourseService({ certificatePem });
  const planner = new ForumPlanner({
    config,
    clusters: readForumClusters(config),
    integrations: ScmIntegrations.fromConfig(config),
    catalog: catalogServiceMock({ entities: options.entities ?? [acmeGroup] }),
    discourse,
    urlReader: options.urlReader ?? readerOf({}),
  });
  return { planner, discourse };
}
