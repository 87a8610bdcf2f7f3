import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { hasOwnImage } from '../image/imageFiles';
import { imageWorkflow } from '../image/imageWorkflow';
import type { RenderedFile } from '../render/RenderedFile';
import { checkWorkflow } from './checkWorkflow';
import { gitHost, workflowFolder } from './gitHost';
import { gitlabPipeline } from './gitlabPipeline';

/** What the host of the repository runs, in the form that it reads. */
export function workflowFiles(forum: ForumSpec): RenderedFile[] {
  const host = gitHost(forum);
  const ownImage = hasOwnImage(forum);
  if (host === 'gitlab') {
    return [
      { path: '.gitlab-ci.yml', content: gitlabPipeline(forum, { ownImage }) },
    ];
  }
  const folder = workflowFolder(host);
  return [
    { path: `${folder}/check.yaml`, content: checkWorkflow(forum, host) },
    ...(ownImage
      ? [{ path: `${folder}/image.yaml`, content: imageWorkflow(forum, host) }]
      : []),
  ];
}
