import {
  STOCK_IMAGE,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import type { RenderedFile } from '../render/RenderedFile';
import { printInOrder } from '../yaml/printYaml';
import { pupsConfig } from './pupsConfig';

/** Whether a forum runs an image that its repository builds. */
export function hasOwnImage({ spec }: ForumSpec): boolean {
  return spec.discourse.image.repository !== STOCK_IMAGE;
}

/** What the image of a forum is built from, if it has one of its own. */
export function imageFiles(forum: ForumSpec): RenderedFile[] {
  return hasOwnImage(forum)
    ? [{ path: 'image/forum.yml', content: printInOrder(pupsConfig(forum)) }]
    : [];
}
