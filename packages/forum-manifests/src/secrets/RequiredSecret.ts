/**
 * Where the value of a secret comes from.
 *
 * - `random-hex-64`: 64 random bytes as 128 lower case hex characters;
 * - `random-password`: at least 32 random letters and digits, with at least
 *   one letter, because Discourse turns all-digit settings into numbers;
 * - `portal-monitor`, `portal-operate`: the portal's two API keys, 32 random
 *   bytes as 64 lower case hex characters, kept by the portal as well;
 * - `supplied`: given by a person, or put into the cluster by other means.
 *
 * @public
 */
export type SecretSource =
  | 'random-hex-64'
  | 'random-password'
  | 'portal-monitor'
  | 'portal-operate'
  | 'supplied';

/** One key of a Secret that a forum needs. @public */
export interface RequiredSecretKey {
  key: string;
  source: SecretSource;
  description: string;
}

/** A Secret that the manifests refer to and that somebody has to provide. @public */
export interface RequiredSecret {
  name: string;
  namespace: string;
  keys: RequiredSecretKey[];
}
