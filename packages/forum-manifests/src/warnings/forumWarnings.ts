import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { countsJobs, hasDiscourseMetrics } from '../discourse/discourseMetrics';
import { resolveSizing } from '../sizing/resolveSizing';

/** Something that a ForumSpec may say and that has a price. @public */
export interface ForumWarning {
  /** Dotted path of the field. */
  field: string;
  /** What it costs and what would be better. */
  message: string;
}

/** What the Ingress of a forum says about itself. */
export const INGRESS_NGINX_WARNING =
  'ingress-nginx was retired in March 2026 and gets no security fixes; move to gateway-api or traefik';

function edgeWarnings(forum: ForumSpec): ForumWarning[] {
  return forumAssembly(forum).edge === 'ingress-nginx'
    ? [{ field: 'spec.network.edge', message: INGRESS_NGINX_WARNING }]
    : [];
}

function dataWarnings(forum: ForumSpec): ForumWarning[] {
  const warnings: ForumWarning[] = [];
  if (resolveSizing(forum).database.instances === 1) {
    warnings.push({
      field: 'spec.database.instances',
      message:
        'one PostgreSQL instance means an outage for each node that is drained or lost; three survive that',
    });
  }
  if (forumAssembly(forum).uploads === 'volume') {
    warnings.push({
      field: 'spec.uploads.store',
      message:
        'a volume is one NFS server for all pods and no backup; keep a copy of the uploads elsewhere, or use s3',
    });
    if (forum.spec.backups.withUploads) {
      warnings.push({
        field: 'spec.backups.withUploads',
        message:
          'while a backup is made, the volume holds all uploads twice more; give spec.uploads.size three times what is uploaded, or back the volume up by its storage',
      });
    }
  }
  return warnings;
}

function imageWarnings(forum: ForumSpec): ForumWarning[] {
  const { image } = forum.spec.discourse;
  const warnings: ForumWarning[] = [];
  if (!image.digest) {
    warnings.push({
      field: 'spec.discourse.image.digest',
      message:
        'without a digest a tag decides what runs, and a tag can be moved; pin the image',
    });
  }
  if (forum.spec.monitoring.enabled && !hasDiscourseMetrics(forum)) {
    warnings.push({
      field: 'spec.plugins.external',
      message:
        'without the plugin discourse-prometheus there are no metrics and no alerts of queues, jobs and requests',
    });
  }
  if (hasDiscourseMetrics(forum) && !countsJobs(forum)) {
    warnings.push({
      field: 'spec.sidekiq.mode',
      message:
        'in the mode hybrid no metric counts jobs that fail, a failed backup among them; only retries and dead jobs are seen',
    });
  }
  return warnings;
}

/**
 * What a platform team should know before it merges a ForumSpec that is valid.
 *
 * @public
 */
export function forumWarnings(forum: ForumSpec): ForumWarning[] {
  return [
    ...edgeWarnings(forum),
    ...dataWarnings(forum),
    ...imageWarnings(forum),
  ];
}
