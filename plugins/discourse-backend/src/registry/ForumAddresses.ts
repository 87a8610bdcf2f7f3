import type { Config } from '@backstage/config';
import { parseForumUrl } from './parseForumUrl';

const SETTING = 'discourse.forumAddress';
const PLACEHOLDER = '{hostname}';
const DEFAULT_ADDRESS = `https://${PLACEHOLDER}`;

/** Where the forums that the portal creates are found, by their host name. */
export class ForumAddresses {
  readonly #template: string;

  constructor(options: { template: string }) {
    const { template } = options;
    if (!template.includes(PLACEHOLDER)) {
      throw new Error(
        `${SETTING} must contain ${PLACEHOLDER}, like ${DEFAULT_ADDRESS}; otherwise all forums would have the same address`,
      );
    }
    this.#template = template;
    this.getUrl('forum.example.com');
  }

  static fromConfig(config: Config): ForumAddresses {
    return new ForumAddresses({
      template: config.getOptionalString(SETTING) ?? DEFAULT_ADDRESS,
    });
  }

  getUrl(hostname: string): string {
    return parseForumUrl(this.#template.replaceAll(PLACEHOLDER, hostname), {
      setting: SETTING,
    });
  }
}
