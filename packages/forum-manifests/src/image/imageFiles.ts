import {
  STOCK_IMAGE,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import type { RenderedFile } from '../render/RenderedFile';
import { printInOrder } from '../yaml/printYaml';
import { imageWorkflow } from './imageWorkflow';
import { pupsConfig } from './pupsConfig';

/** What builds the image of a forum that has one of its own. */
export function imageFiles(forum: ForumSpec): RenderedFile[] {
  if (forum.spec.discourse.image.repository === STOCK_IMAGE) {
    return [];
  }
  return [
    { path: 'image/forum.yml', content: printInOrder(pupsConfig(forum)) },
    { path: '.github/workflows/image.yaml', content: imageWorkflow(forum) },
  ];
}
