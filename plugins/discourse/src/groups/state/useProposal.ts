import type { ChangeGroupForm } from '@backstage-discourse/plugin-discourse-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { z } from 'zod';

const TEMPLATE = 'template:default/change-groups';

const completionSchema = z.object({
  error: z.object({ message: z.string() }).optional(),
  output: z
    .object({
      links: z
        .array(z.object({ url: z.string().optional() }).passthrough())
        .optional(),
    })
    .optional(),
});

/** What came of a proposed change. */
export interface Proposal {
  /** Page of the pull request; missing where nothing had to change. */
  url?: string;
}

/**
 * Proposes a change of a group's file as the reader: runs the template that
 * everybody can run by hand, and waits for its pull request.
 */
export function useProposal() {
  const scaffolder = useApi(scaffolderApiRef);

  return async (form: ChangeGroupForm): Promise<Proposal> => {
    const { forum, file, content } = form;
    const { taskId } = await scaffolder.scaffold({
      templateRef: TEMPLATE,
      values: {
        forum,
        file,
        kind: kindOf(form),
        ...(content !== undefined && { content }),
      },
    });
    return new Promise((resolve, reject) => {
      scaffolder.streamLogs({ taskId }).subscribe({
        next: event => {
          if (event.type !== 'completion') {
            return;
          }
          const { error, output } = completionSchema.parse(event.body);
          if (error) {
            reject(new Error(error.message));
          } else {
            resolve({ url: output?.links?.find(({ url }) => url)?.url });
          }
        },
        error: reject,
      });
    });
  };
}

function kindOf({ remove, archive }: ChangeGroupForm) {
  if (remove) {
    return 'remove';
  }
  return archive ? 'archive' : 'edit';
}
