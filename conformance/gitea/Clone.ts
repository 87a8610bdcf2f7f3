import { join } from 'node:path';
import type { SubjectContext } from '../report/Subject';
import { runCommand } from '../tools/runCommand';
import type { GiteaAccount } from './GiteaApi';

const FORUM = join(__dirname, '../../packages/forum-manifests/bin/forum');

/** A repository that git itself has cloned over smart HTTP. */
export class Clone {
  readonly folder: string;
  readonly #signal: AbortSignal;
  readonly #authorization: string;

  constructor(
    context: SubjectContext,
    options: { account: GiteaAccount; name: string },
  ) {
    const { username, password } = options.account;
    this.folder = join(context.workFolder, options.name);
    this.#signal = context.signal;
    this.#authorization = `Authorization: Basic ${Buffer.from(
      `${username}:${password}`,
    ).toString('base64')}`;
  }

  async fetch(url: string): Promise<void> {
    await this.git('clone', '--quiet', url, this.folder);
  }

  /** Runs git; inside the clone when it is there. */
  async git(...args: string[]): Promise<string> {
    const { stdout } = await runCommand('git', args, {
      cwd: args[0] === 'clone' ? undefined : this.folder,
      // Not as an argument, where every user of the machine could read it.
      env: {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.extraHeader',
        GIT_CONFIG_VALUE_0: this.#authorization,
        GIT_TERMINAL_PROMPT: '0',
      },
      signal: this.#signal,
    });
    return stdout.trim();
  }

  /** What `forum check` has against it; nothing when it is as rendered. */
  async check(): Promise<string[]> {
    try {
      await runCommand(process.execPath, [FORUM, 'check', this.folder], {
        signal: this.#signal,
      });
      return [];
    } catch (error) {
      return [String(error)];
    }
  }
}
