import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../../manifests/names';
import { forumCommands } from '../forumCommands';
import type { Trouble } from './Trouble';

/** Signs that pages are shown, but not right. */
export function wrongPages(forum: ForumSpec): Trouble[] {
  const { spec } = forum;
  const { kubectl, inWeb } = forumCommands(forum);
  return [
    {
      sign: 'Mixed content: the browser blocks images or scripts',
      causes: [
        'The edge does not send `X-Forwarded-Proto: https`. `DISCOURSE_FORCE_HTTPS` is on in this repository.',
        'Posts from before HTTPS hold `http://` links: rebuild them. A logo with an absolute address is uploaded again.',
      ],
      commands: [
        inWeb('rails runner "puts SiteSetting.force_https"'),
        inWeb('rake posts:rebake'),
      ],
    },
    {
      sign: 'Pages without style, or scripts that answer 404',
      causes: [
        'The image holds no compiled assets and `PRECOMPILE_ON_BOOT` is off. See [Image and assets](image.md).',
        'During a rollout a new page asks an old pod for new files: a reload helps, it ends with the rollout.',
      ],
      commands: [
        `curl -fsSL https://${spec.hostname}/ | grep -o 'assets/[^"]*' | head -3`,
      ],
    },
    {
      sign: 'The logo is missing or old',
      causes: [
        'The browser and the CDN keep the old one: load without cache, then clear the CDN.',
        'The logo was uploaded before the store was set: upload it again (Admin → Appearance).',
        'The bucket refuses public reads. Where it knows no ACLs, `spec.objectStorage.useAcls` must be false and a bucket policy must allow reading.',
      ],
      commands: [inWeb('rails runner "puts SiteSetting.site_logo_url"')],
    },
    {
      sign: 'Uploads fail',
      causes: [
        'The limit of the image’s nginx (10 MB unless built otherwise), of the edge, or of the site settings `max_image_size_kb` and `max_attachment_size_kb`.',
        'Key, bucket, region or endpoint are wrong; the error is in the logs.',
      ],
      commands: [
        kubectl(`logs deploy/${forumNames(forum).web} --tail=200 | grep -i s3`),
      ],
    },
  ];
}
