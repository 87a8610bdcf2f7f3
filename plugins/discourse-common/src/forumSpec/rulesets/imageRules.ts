import type { ForumSpec } from '../schema';
import type { ForumSpecFault } from '../schemaFaults';
import {
  STOCK_IMAGE,
  STOCK_UPLOAD_LIMIT_MEGABYTES,
} from '../sections/discourse';
import { BUNDLED_PLUGIN_NAMES } from '../sections/platform';

const SAML_PLUGIN = 'discourse-saml';
const PROMETHEUS_PLUGIN = 'discourse-prometheus';
// Core brings these along under the name of their old repository.
const IN_CORE = new Set([
  ...BUNDLED_PLUGIN_NAMES.flatMap(name => [name, `discourse-${name}`]),
  'discourse-openid-connect',
  'discourse-oauth2-basic',
  'discourse-ai',
  'discourse-chat-integration',
  'discourse-voting',
]);

function pluginFaults({ spec }: ForumSpec): ForumSpecFault[] {
  const { external } = spec.plugins;
  const faults: ForumSpecFault[] = [];
  const names = external.map(({ name }) => name);
  if (new Set(names).size !== names.length) {
    faults.push({
      field: 'spec.plugins.external',
      message: 'must name each plugin once',
    });
  }
  external.forEach(({ name }, index) => {
    if (IN_CORE.has(name)) {
      faults.push({
        field: `spec.plugins.external.${index}.name`,
        message:
          'is a plugin that core brings along, and cloning it breaks the build; turn it on in spec.plugins.bundled or by its own field',
      });
    }
  });
  if (spec.signIn.saml && !names.includes(SAML_PLUGIN)) {
    faults.push({
      field: 'spec.signIn.saml',
      message: `needs the plugin ${SAML_PLUGIN} in spec.plugins.external`,
    });
  }
  if (
    spec.sidekiq.autoscaling &&
    !(spec.monitoring.enabled && names.includes(PROMETHEUS_PLUGIN))
  ) {
    faults.push({
      field: 'spec.sidekiq.autoscaling',
      message: `needs the plugin ${PROMETHEUS_PLUGIN} in spec.plugins.external and spec.monitoring.enabled, for the queue latency that it scales by`,
    });
  }
  return faults;
}

/** Faults between the image and what is asked of it. */
export function imageFaults(forum: ForumSpec): ForumSpecFault[] {
  const { discourse, plugins } = forum.spec;
  const faults = pluginFaults(forum);
  if (discourse.image.repository !== STOCK_IMAGE) {
    return faults;
  }
  if (plugins.external.length > 0) {
    faults.push({
      field: 'spec.discourse.image.repository',
      message:
        'must be an image of your own, which the workflow in image/ builds: the stock image holds no plugin but those of core',
    });
  }
  if (discourse.uploadLimitMegabytes > STOCK_UPLOAD_LIMIT_MEGABYTES) {
    faults.push({
      field: 'spec.discourse.uploadLimitMegabytes',
      message: `must be at most ${STOCK_UPLOAD_LIMIT_MEGABYTES} with the stock image, whose nginx lets no more in; build an image of your own for more`,
    });
  }
  if (discourse.image.assets === 'compiled') {
    faults.push({
      field: 'spec.discourse.image.assets',
      message:
        'must be on-boot with the stock image, which holds no compiled assets and would serve broken pages',
    });
  }
  return faults;
}
