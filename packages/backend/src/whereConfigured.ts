import {
  coreServices,
  createBackendFeatureLoader,
  type BackendFeature,
} from '@backstage/backend-plugin-api';

/**
 * A feature that is only loaded where the configuration has its section, for
 * plugins that refuse to start without one.
 */
export function whereConfigured(
  section: string,
  load: () => Promise<{ default: BackendFeature }>,
): BackendFeature {
  return createBackendFeatureLoader({
    deps: { config: coreServices.rootConfig },
    async *loader({ config }) {
      if (config.has(section)) {
        yield load();
      }
    },
  });
}
