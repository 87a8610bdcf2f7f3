import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import type {
  CredentialSource,
  ForumKeys,
  ForumSource,
  RegisteredForum,
} from '@backstage-discourse/plugin-discourse-node';
import { FORUM_ID_PATTERN } from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';
import { CLUSTER_LABEL } from '../store/forumLabels';
import { KEY_NAMES, type NamedKeys } from './Keyring';
import { parseForumUrl } from './parseForumUrl';

const labelsSchema = z.record(
  z.string().regex(/^[^=,\s]{1,317}$/),
  z.string().regex(/^[^,\s]{0,255}$/),
);

/** Forums with their keys from `discourse.forums`. Keys stay in memory. */
export class ConfigForumSource implements ForumSource, CredentialSource {
  readonly id = 'config';
  readonly #forums: readonly RegisteredForum[];
  readonly #keys: ReadonlyMap<string, ForumKeys>;

  private constructor(options: {
    forums: readonly RegisteredForum[];
    keys: ReadonlyMap<string, ForumKeys>;
  }) {
    this.#forums = options.forums;
    this.#keys = options.keys;
  }

  /** Throws, with the place in the configuration, when a forum is wrong. */
  static fromConfig(config: Config): ConfigForumSource {
    const forums: RegisteredForum[] = [];
    const keys = new Map<string, ForumKeys>();
    const entries = config.getOptionalConfigArray('discourse.forums') ?? [];
    for (const [index, entry] of entries.entries()) {
      const forum = readForum(entry, `discourse.forums[${index}]`);
      if (keys.has(forum.id)) {
        throw new Error(`Two forums in discourse.forums have id '${forum.id}'`);
      }
      forums.push(forum);
      keys.set(forum.id, {
        monitor: entry.getOptionalString('keys.monitor'),
        operate: entry.getOptionalString('keys.operate'),
        next: {
          monitor: entry.getOptionalString('keys.next.monitor'),
          operate: entry.getOptionalString('keys.next.operate'),
        },
      });
    }
    return new ConfigForumSource({ forums, keys });
  }

  async listForums(): Promise<RegisteredForum[]> {
    return [...this.#forums];
  }

  async getKeys(forumId: string): Promise<ForumKeys | undefined> {
    return this.#keys.get(forumId);
  }

  /** Until the next start, for which the configuration is to be changed. */
  async promoteKeys(forumId: string, accepted: NamedKeys): Promise<void> {
    const keys = this.#keys.get(forumId);
    if (keys) {
      const isAccepted = (name: (typeof KEY_NAMES)[number]) =>
        accepted[name] !== undefined && accepted[name] === keys.next?.[name];
      for (const name of KEY_NAMES.filter(isAccepted)) {
        keys[name] = accepted[name];
      }
    }
  }
}

function readForum(config: Config, place: string): RegisteredForum {
  const id = config.getString('id');
  if (!FORUM_ID_PATTERN.test(id)) {
    throw new Error(
      `'id' of ${place} must be lower case letters, digits, dots, dashes and underscores, at most 63, like acme-community`,
    );
  }
  return {
    id,
    entityRef: readEntityRef(config.getString('entityRef'), {
      setting: `'entityRef' of ${place}`,
      defaultKind: 'component',
    }),
    owner: readOwner(config, place),
    labels: readLabels(config, place),
    title: config.getOptionalString('title') ?? id,
    url: parseForumUrl(config.getString('url'), {
      setting: `'url' of ${place}`,
    }),
  };
}

/** The cluster is a label like the others, with a setting of its own. */
function readLabels(
  config: Config,
  place: string,
): Record<string, string> | undefined {
  const cluster = config.getOptionalString('cluster');
  const labels = config.getOptional('labels');
  if (cluster === undefined && labels === undefined) {
    return undefined;
  }
  const parsed = labelsSchema.safeParse(labels ?? {});
  if (!parsed.success) {
    throw new Error(
      `'labels' of ${place} must be texts by key, without commas and without '=' in a key, like {tier: gold}`,
    );
  }
  return {
    ...parsed.data,
    ...(cluster !== undefined && { [CLUSTER_LABEL]: cluster }),
  };
}

function readOwner(config: Config, place: string): string | undefined {
  const owner = config.getOptionalString('owner');
  return owner === undefined
    ? undefined
    : readEntityRef(owner, {
        setting: `'owner' of ${place}`,
        defaultKind: 'group',
      });
}

function readEntityRef(
  ref: string,
  options: { setting: string; defaultKind: string },
): string {
  const { setting, defaultKind } = options;
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    throw new Error(
      `${setting} must be an entity reference like ${defaultKind}:default/acme, not '${ref}'`,
    );
  }
}
