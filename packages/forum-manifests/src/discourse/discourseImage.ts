import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';

/**
 * Image of web, Sidekiq and one-off commands. The version stays in the
 * reference beside a digest, for people; the digest decides.
 */
export function discourseImage({ spec }: ForumSpec): string {
  const { image, version } = spec.discourse;
  const tagged = `${image.repository}:${version}`;
  return image.digest ? `${tagged}@${image.digest}` : tagged;
}
