import { z } from 'zod/v4';
import { maybe } from '../session/fields';
import type { ForumSession, RequestOptions } from '../session/ForumSession';

/**
 * A plugin that is installed on a forum.
 *
 * @public
 */
export interface ForumPlugin {
  /** Directory name. */
  id: string;
  name: string;
  about?: string;
  version?: string;
  url?: string;
  enabled: boolean;
  /** The site setting that switches it. */
  enabledSetting?: string;
  official: boolean;
  /** Commit, on versions that report it. */
  commitHash?: string;
}

const pluginsSchema = z.object({
  plugins: z.array(
    z
      .object({
        id: z.string(),
        name: z.string(),
        about: maybe(z.string()),
        version: maybe(z.string()),
        url: maybe(z.string()),
        enabled: z.boolean(),
        enabled_setting: maybe(z.string()),
        is_official: maybe(z.boolean()),
        commit_hash: maybe(z.string()),
      })
      .transform((row): ForumPlugin => {
        const { enabled_setting, is_official, commit_hash, ...plugin } = row;
        return {
          ...plugin,
          enabledSetting: enabled_setting,
          official: is_official ?? false,
          commitHash: commit_hash,
        };
      }),
  ),
});

export async function listPlugins(
  session: ForumSession,
  options: RequestOptions,
): Promise<{ items: ForumPlugin[] }> {
  const { plugins } = await session.read(
    {
      method: 'GET',
      path: ['admin', 'plugins'],
      key: 'required',
      signal: options.signal,
    },
    pluginsSchema,
  );
  return { items: plugins };
}
