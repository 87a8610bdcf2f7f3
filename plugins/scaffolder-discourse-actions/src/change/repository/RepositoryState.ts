import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { RepositoryAddress } from '../access/RepositoryAddress';
import { treeUrl } from '../access/RepositoryAddress';
import type { ChangeHost } from '../hosts/ChangeHost';

/** A repository at one commit. */
export interface RepositoryState {
  commit: string;
  /** Every file as it is, by path. */
  contents: ReadonlyMap<string, Buffer>;
  /** The files that are text. */
  texts: ReadonlyMap<string, string>;
}

function decode(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      content,
    );
  } catch {
    return undefined;
  }
}

/** Reads the newest commit of the deployed branch, and all of it at once. */
export async function readRepositoryState(
  address: RepositoryAddress,
  options: { host: ChangeHost; urlReader: UrlReaderService },
): Promise<RepositoryState> {
  const { host, urlReader } = options;
  const tip = await host.getBranch(address.branch);
  if (!tip) {
    throw new InputError(
      `The repository ${address.pageUrl} must have the branch '${address.branch}'`,
    );
  }
  // By commit, so that a push between two reads can not mix two states.
  const tree = await urlReader.readTree(treeUrl(address, tip.commit));
  const contents = new Map<string, Buffer>();
  const texts = new Map<string, string>();
  for (const file of await tree.files()) {
    const content = await file.content();
    contents.set(file.path, content);
    const text = decode(content);
    if (text !== undefined) {
      texts.set(file.path, text);
    }
  }
  return { commit: tip.commit, contents, texts };
}
