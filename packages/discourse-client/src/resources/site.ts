import { z } from 'zod/v4';
import { DiscourseNotJsonError } from '../errors';
import { maybe, versionText } from '../session/fields';
import type { ForumSession, RequestOptions } from '../session/ForumSession';
import { readMediaType } from '../transport/Answer';

/**
 * Whether the forum answers.
 *
 * @public
 */
export interface ForumHealth {
  ok: boolean;
  /** The forum refuses to write, to all or to all but staff. */
  readOnly: boolean;
  /** Time from the request to the end of the answer. */
  responseMs: number;
}

/**
 * What a forum says about itself.
 *
 * @public
 */
export interface ForumAbout {
  version: string;
  title?: string;
  description?: string;
  locale?: string;
  /**
   * Figures by the forum's own names, which differ between versions:
   * `topic_count` up to 2.9, `topics_count` later.
   */
  stats: Record<string, number>;
}

/**
 * What a forum tells everybody, even where reading needs a login.
 *
 * @public
 */
export interface ForumBasicInfo {
  title: string;
  description?: string;
  loginRequired: boolean;
  locale?: string;
  logoUrl?: string;
  faviconUrl?: string;
}

const aboutSchema = z
  .object({
    about: z.object({
      version: versionText,
      title: maybe(z.string()),
      description: maybe(z.string()),
      locale: maybe(z.string()),
      stats: maybe(z.record(z.string(), z.unknown())),
    }),
  })
  .transform(
    ({ about }): ForumAbout => ({ ...about, stats: pickNumbers(about.stats) }),
  );

const basicInfoSchema = z
  .object({
    title: z.string(),
    description: maybe(z.string()),
    login_required: z.boolean(),
    locale: maybe(z.string()),
    logo_url: maybe(z.string()),
    favicon_url: maybe(z.string()),
  })
  .transform(
    (info): ForumBasicInfo => ({
      title: info.title,
      description: info.description,
      loginRequired: info.login_required,
      locale: info.locale,
      logoUrl: info.logo_url,
      faviconUrl: info.favicon_url,
    }),
  );

function pickNumbers(
  stats: Record<string, unknown> | undefined,
): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const [name, value] of Object.entries(stats ?? {})) {
    if (typeof value === 'number') {
      numbers[name] = value;
    }
  }
  return numbers;
}

export async function readStatus(
  session: ForumSession,
  options: RequestOptions,
): Promise<ForumHealth> {
  const startedAt = session.now();
  const answer = await session.send({
    method: 'GET',
    path: ['srv', 'status'],
    suffix: '',
    key: 'never',
    signal: options.signal,
  });
  const mediaType = readMediaType(answer.headers);
  // A page instead of the word means that this is not a forum, or that
  // something else answers in its place.
  if (mediaType === 'text/html') {
    throw new DiscourseNotJsonError(answer.request, { mediaType });
  }
  return {
    ok: answer.text.trim() === 'ok',
    readOnly: answer.headers.get('discourse-readonly') === 'true',
    responseMs: Math.max(0, session.now() - startedAt),
  };
}

export function readAbout(
  session: ForumSession,
  options: RequestOptions,
): Promise<ForumAbout> {
  return session.read(
    {
      method: 'GET',
      path: ['about'],
      key: 'optional',
      sameForAll: true,
      signal: options.signal,
    },
    aboutSchema,
  );
}

export function readBasicInfo(
  session: ForumSession,
  options: RequestOptions,
): Promise<ForumBasicInfo> {
  return session.read(
    {
      method: 'GET',
      path: ['site', 'basic-info'],
      key: 'never',
      signal: options.signal,
    },
    basicInfoSchema,
  );
}
