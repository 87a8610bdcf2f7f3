import { z } from 'zod/v4';
import type { OpenPull, PullWords } from './ChangeHost';
import type { HostClient } from './HostClient';

/** A pull request as GitHub describes it, and Gitea after it. */
export const pullSchema = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullable(),
});

export function toPull(found: z.infer<typeof pullSchema>): OpenPull {
  const { number, html_url: url, title, body } = found;
  return { number, url, title, description: body ?? '' };
}

/** `path` is the address of the repository in the API of its host. */
export async function openPull(
  options: { client: HostClient; path: string } & PullWords & {
      branch: string;
      target: string;
    },
): Promise<OpenPull> {
  const { client, path, title, description: body } = options;
  const { branch: head, target: base } = options;
  return toPull(
    await client.send(`${path}/pulls`, pullSchema, {
      method: 'POST',
      body: { head, base, title, body },
    }),
  );
}

/** Words a pull request anew; opens it where its branch was made anew, too. */
export async function updatePull(
  options: { client: HostClient; path: string; number: number } & PullWords,
): Promise<void> {
  const { client, path, number, title, description: body } = options;
  await client.run(`${path}/pulls/${number}`, {
    method: 'PATCH',
    // A host closes the pull request when its branch is made anew.
    body: { title, body, state: 'open' },
  });
}
