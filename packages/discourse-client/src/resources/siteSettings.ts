import { z } from 'zod/v4';
import { maybe } from '../session/fields';
import type { ForumSession, RequestOptions } from '../session/ForumSession';

/**
 * A site setting. Values are text, whatever the type: `true`, `5`, `a|b`.
 *
 * @public
 */
export interface SiteSetting {
  name: string;
  /** Missing for secrets, which never leave the client. */
  value?: string;
  /** Missing for secrets. */
  default?: string;
  type?: string;
  category?: string;
  /** Name of the plugin that brings the setting. */
  plugin?: string;
  secret: boolean;
}

const settingValue = maybe(
  z.union([z.string(), z.number(), z.boolean()]).transform(String),
);

const siteSettingsSchema = z.object({
  site_settings: z.array(
    z
      .object({
        setting: z.string(),
        value: settingValue.catch(undefined),
        default: settingValue.catch(undefined),
        type: maybe(z.string()),
        category: maybe(z.string()),
        plugin: maybe(z.string()),
        secret: maybe(z.boolean()),
      })
      .transform((row): SiteSetting => {
        const { setting: name, secret = false, value, ...rest } = row;
        const { default: defaultValue, ...facts } = rest;
        return secret
          ? { ...facts, name, secret }
          : { ...facts, name, secret, value, default: defaultValue };
      }),
  ),
});

export async function listSiteSettings(
  session: ForumSession,
  options: { plugin?: string } & RequestOptions,
): Promise<{ items: SiteSetting[] }> {
  const { plugin, signal } = options;
  const answer = await session.read(
    {
      method: 'GET',
      path: ['admin', 'site_settings'],
      query: { plugin },
      key: 'required',
      signal,
    },
    siteSettingsSchema,
  );
  return { items: answer.site_settings };
}
