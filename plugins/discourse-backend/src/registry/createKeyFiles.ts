import type { Config } from '@backstage/config';
import type { CredentialSource } from '@backstage-discourse/plugin-discourse-node';
import { KeyFile } from './KeyFile';
import { KeyFileDirectory } from './KeyFileDirectory';
import { ProvenKeys } from './ProvenKeys';

/** The sources of keys in files that `discourse.credentials` names. */
export function createKeyFiles(config: Config): CredentialSource[] {
  const sources = [
    KeyFileDirectory.fromConfig(config),
    KeyFile.fromConfig(config),
  ];
  return sources
    .filter(source => source !== undefined)
    .map(source => new ProvenKeys({ source }));
}
