import type {
  CredentialSource,
  DiscourseRegistryExtensionPoint,
  ForumSource,
} from '@backstage-discourse/plugin-discourse-node';

/** Names that the plugin's own sources have. */
const RESERVED = ['config', 'portal'];

/** Gathers the sources that modules add before the plugin starts. */
export class ForumSources implements DiscourseRegistryExtensionPoint {
  readonly forumSources: ForumSource[] = [];
  readonly credentialSources: CredentialSource[] = [];

  addForumSource(source: ForumSource): void {
    add(this.forumSources, source, 'forum source');
  }

  addCredentialSource(source: CredentialSource): void {
    add(this.credentialSources, source, 'credential source');
  }
}

function add<T extends { id: string }>(
  sources: T[],
  source: T,
  what: string,
): void {
  const taken =
    RESERVED.includes(source.id) || sources.some(each => each.id === source.id);
  if (taken) {
    throw new Error(`A ${what} with id '${source.id}' already exists`);
  }
  sources.push(source);
}
